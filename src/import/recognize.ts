import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { headOf } from './decoded.ts'
import { namesBlogger } from './feed/read-feed.ts'
import { otherForm } from './markdown/other-forms.ts'
import { type SourceKind, Unusable } from './old-item.ts'

/**
 * What kind of old archive a file or a folder is, by what it holds; names only where that leaves it open. Throws
 * `Unusable` when it is of no kind that can be read.
 */
export async function recognized(path: string): Promise<SourceKind> {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined)
    throw new Unusable(`There is no ${path}. Name the export’s file, or the folder that holds it.`)
  const kind = stats.isDirectory() ? await kindOfFolder(path) : await kindOfFile(path)
  if (kind === undefined) {
    throw new Unusable(
      `${path} is of no kind that is known: an export of WordPress, Ghost or Blogger, Markdown, a feed, a saved page, a WARC. If it is one of them, say which with --from.`,
    )
  }
  return kind
}

/** How much of a file tells what it is. */
const enough = 1 << 16

async function kindOfFile(path: string): Promise<SourceKind | undefined> {
  const bytes = await headOf(path, enough)
  if (bytes.length === 0) throw new Unusable(`${path} is empty. Export it again.`)
  if (
    /\.(?:warc(?:\.gz)?|wacz)$/i.test(path) ||
    bytes.subarray(0, 5).toString('latin1') === 'WARC/'
  )
    return 'warc'
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    throw new Unusable(`${path} is a zip file. Unpack it, and name the folder.`)
  }
  if (bytes.subarray(0, 2).toString('latin1') === '\x1f\x8b') {
    throw new Unusable(`${path} is packed with gzip. Unpack it with gunzip, and name the file.`)
  }
  const head = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^\{|^\[/.test(head) && !/\.(?:md|markdown|mdown|mkd)$/i.test(path)) return kindOfJson(head)
  const isXml = head.startsWith('<') || /\.(?:xml|wxr)$/i.test(path)
  if (isXml && /<wp:|<rss\b[^>]*\sxmlns:wp=/.test(head.replace(quoted, ''))) return 'wordpress'
  if (/^<(?:rss|feed|rdf:RDF)\b/i.test(withoutProlog(head)))
    return namesBlogger(head) ? 'blogger' : 'feed'
  const isText = /\.(?:md|markdown|mdown|mkd)$/i.test(path) || otherForm(path, 'none') !== undefined
  if (isText || /^(?:---|\+\+\+|;;;)\s*\n/.test(head)) return 'markdown'
  if (/\.(?:html?|xhtml|txt)$/i.test(path) || /<html|<!doctype html|<body|<article/i.test(head))
    return 'page'
  return undefined
}

/** What is no markup of an XML document, whatever it holds. */
const quoted = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)/g

/** What may stand before the first element of XML: its declaration, comments, instructions, a type that is not HTML. */
const prolog =
  /\s*(?:<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE\s+(?!html)[^>[]*(?:\[[^\]]*\]\s*)?>)\s*/iy

/** XML from its first element on. One piece is taken off at a time: a pattern of all would try each way to part them. */
function withoutProlog(xml: string): string {
  let start = 0
  for (prolog.lastIndex = 0; prolog.test(xml); ) start = prolog.lastIndex
  return xml.slice(start)
}

function kindOfJson(head: string): SourceKind | undefined {
  if (/"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org/.test(head)) return 'feed'
  return /"(?:db|meta|data|posts)"\s*:/.test(head) ? 'ghost' : undefined
}

/** How deep a folder is looked into, and at how many files. */
const deepest = 6
const most = 400

/** What most of the files of a folder are; but one export counts more than pages and feeds, however many lie beside it. */
async function kindOfFolder(path: string): Promise<SourceKind | undefined> {
  const found = await kindsBelow(path)
  const kinds = Map.groupBy(found, ({ kind }) => kind)
  const [[best] = []] = [...kinds].sort(([, a], [, b]) => b.length - a.length)
  if (best !== 'page' && best !== 'feed') return best
  for (const { file, kind } of found) if (await isExport(file, kind)) return kind
  return best
}

async function isExport(file: string, kind: SourceKind): Promise<boolean> {
  if (kind === 'ghost') return (await headOf(file, enough)).includes('"exported_on"')
  return kind === 'wordpress' || kind === 'warc' || kind === 'blogger'
}

/** Files of a folder that are of another kind than what is read of it, so that they are left; none beside Markdown. */
export async function leftOf(path: string, kind: SourceKind): Promise<string[]> {
  if (kind === 'markdown' || !statSync(path).isDirectory()) return []
  const others = (await kindsBelow(path)).filter(one => one.kind !== kind)
  return others.map(({ file }) => relative(path, file))
}

async function kindsBelow(path: string): Promise<{ file: string; kind: SourceKind }[]> {
  const found: { file: string; kind: SourceKind }[] = []
  for (const file of filesBelow(path)) {
    const kind = await kindOfFile(file).catch(() => undefined)
    if (kind) found.push({ file, kind })
  }
  return found
}

function filesBelow(root: string): string[] {
  const found: string[] = []
  let folders = [root]
  for (let depth = 0; depth < deepest && folders.length > 0 && found.length < most; depth += 1) {
    const next: string[] = []
    for (const folder of folders) {
      for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
        a.name < b.name ? -1 : 1,
      )) {
        if (/^\.|^node_modules$|^themes$|^_site$|^layouts$/.test(entry.name)) continue
        if (entry.isDirectory()) next.push(join(folder, entry.name))
        else if (
          /\.(?:xml|wxr|json|md|markdown|mdown|mkd|html?|xhtml|txt|warc|gz|wacz|rss|atom|rdf)$/i.test(
            entry.name,
          ) ||
          otherForm(entry.name, 'none') !== undefined
        )
          found.push(join(folder, entry.name))
      }
    }
    folders = next
  }
  return found.slice(0, most)
}
