import { isDeepStrictEqual } from 'node:util'
import { isSeq, type ParsedNode, parseDocument } from 'yaml'
import { entriesIn, withEntries } from './add-entries.ts'

/**
 * The text of a list in YAML with entries of another at its end: as they are written there, with the comments above them,
 * or written again where they cannot follow. Undefined when the text is no list.
 */
export function withEntriesOf(
  text: string,
  other: string,
  entries: readonly unknown[],
): string | undefined {
  const known = new Set(text.split('\n').map(line => line.trim()))
  const sources = entrySources(other)
    .filter(({ entry }) => entries.some(one => isDeepStrictEqual(one, entry)))
    .map(({ source }) => withoutComments(source, known))
  const after = [text, ...sources].map(ended).join('')
  const all = [...(entriesIn(text) ?? []), ...entries]
  return isDeepStrictEqual(entriesIn(after), all) ? after : withEntries(text, entries as object[])
}

/** The entries of a list, each as it is written, with the comments above it. */
function entrySources(text: string): { entry: unknown; source: string }[] {
  const document = parseDocument(text)
  if (!isSeq<ParsedNode>(document.contents)) return []
  let start = 0
  return document.contents.items.map(item => {
    const last = item.range[1]
    const end = text[last - 1] === '\n' ? last : text.indexOf('\n', last) + 1 || text.length
    const source = text.slice(start, end)
    start = end
    return { entry: item.toJS(document), source }
  })
}

/** An entry without the comments and blank lines above it that are known. */
function withoutComments(source: string, known: ReadonlySet<string>): string {
  const lines = source.split(/(?<=\n)/)
  const first = lines.findIndex(line => !/^(?:#|$)/.test(line.trim()))
  return lines.filter((line, i) => i >= first || !known.has(line.trim())).join('')
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
