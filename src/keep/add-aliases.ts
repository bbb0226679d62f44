import { isDeepStrictEqual } from 'node:util'
import { isSeq, parseDocument } from 'yaml'
import { splitArticle } from '../intake/split-article.ts'

/**
 * The text of an article or a page with more `aliases` in its frontmatter. Everything else stays as its author wrote it:
 * comments, order, quotation marks and line ends. Throws when the frontmatter cannot be read.
 */
export function withAliases(text: string, addresses: readonly string[]): string {
  const found = /^(?:\uFEFF?(?:[ \t]*\r?\n)*---[^\r\n]*\r?\n)/.exec(text)
  const start = found?.[0].length ?? 0
  const close = /^---[ \t]*$/m.exec(text.slice(start))
  if (!found || !close) throw new Error('the frontmatter cannot be read')
  const yaml = text.slice(start, start + close.index)
  const line = yaml.includes('\r\n') ? '\r\n' : '\n'
  const added = [inPlace(yaml, addresses, line), rewritten(yaml, addresses)]
    .filter(one => one !== undefined)
    .map(one => text.slice(0, start) + one + text.slice(start + close.index))
    .find(after => hasOnlyMore(text, after, addresses))
  if (added === undefined) throw new Error('the frontmatter cannot be changed')
  return added
}

/** YAML with the addresses put into its list, or a list of them put at its end. */
function inPlace(yaml: string, addresses: readonly string[], line: string): string | undefined {
  const document = parseDocument(yaml, { uniqueKeys: false })
  const written = addresses.map(address => JSON.stringify(address))
  if (!document.has('aliases')) return `${yaml}aliases: [${written.join(', ')}]${line}`
  const list = document.get('aliases', true)
  if (!isSeq(list) || !list.range) return undefined
  const last = list.items.at(-1) as { range?: [number, number, number] } | undefined
  if (list.flow) {
    const at = list.range[1] - 1
    const before = yaml.slice(0, at).trimEnd()
    const after = before.endsWith(',') ? ' ' : ', '
    return before + (list.items.length > 0 ? after : '') + written.join(', ') + yaml.slice(at)
  }
  if (!last?.range) return undefined
  const begins = yaml.lastIndexOf('\n', last.range[0]) + 1
  const [dash = ''] = /^[ \t]*-[ \t]+/.exec(yaml.slice(begins)) ?? []
  const end = yaml.indexOf('\n', last.range[1] - 1) + 1
  if (dash === '' || end === 0) return undefined
  const lines = written.map(one => dash + one + line)
  return yaml.slice(0, end) + lines.join('') + yaml.slice(end)
}

/** YAML written again by its library, comments included. */
function rewritten(yaml: string, addresses: readonly string[]): string {
  const document = parseDocument(yaml, { uniqueKeys: false })
  if (document.errors.length > 0) throw new Error('the frontmatter cannot be read')
  const { aliases } = document.toJS() as { aliases?: unknown[] | null }
  const before = aliases ?? []
  document.set('aliases', document.createNode([...before, ...addresses], { flow: true }))
  return document.toString({ lineWidth: 0 })
}

/** Whether a text says what it said before, and names more aliases. */
function hasOnlyMore(before: string, after: string, addresses: readonly string[]): boolean {
  const [old, now] = [before, after].map(text => splitArticle(text, 'a.md'))
  const [was, is] = [old?.data, now?.data] as (Record<string, unknown> | undefined)[]
  if (!was || !is) return false
  const aliases = [...((was.aliases as unknown[] | null) ?? []), ...addresses]
  return isDeepStrictEqual({ ...was, aliases }, is) && old?.body === now?.body
}
