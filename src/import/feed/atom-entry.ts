import { type Element, isTag } from 'domhandler'
import { getChildren, textContent } from 'domutils'
import { escaped } from '../html-text.ts'
import { childrenNamed, markupIn, textOf } from '../xml-records.ts'
import { type Entry, emptyEntry } from './entry.ts'
import { isDraftEntry } from './entry-draft.ts'
import { addFile, mediaOf } from './feed-media.ts'
import { plainText } from './plain-text.ts'

/** An entry of Atom (RFC 4287), or of its draft 0.3. */
export function atomEntry(entry: Element): Entry {
  const media = mediaOf(entry)
  for (const { attribs } of linksOf(entry, 'enclosure')) addFile(media, attribs.href, attribs.type)
  return {
    ...emptyEntry(),
    id: textOf(entry, 'id'),
    links: [textOf(entry, 'feedburner:origLink') ?? [], alternates(entry)].flat(),
    title: titleIn(entry),
    published: textOf(entry, 'published') ?? textOf(entry, 'issued') ?? textOf(entry, 'created'),
    updated: textOf(entry, 'updated') ?? textOf(entry, 'modified'),
    authors: namesIn(entry),
    categories: categoriesOf(entry),
    content: htmlIn(entry, 'content'),
    summary: htmlIn(entry, 'summary') ?? textOf(entry, 'media:description'),
    lang: langOf(entry),
    base: entry.attribs['xml:base'],
    textBase: childrenNamed(entry, 'content')[0]?.attribs['xml:base'],
    license: linksOf(entry, 'license')[0]?.attribs.href,
    source: sourceOf(entry),
    ...media,
    isDraft: isDraftEntry(entry),
    losses: outOfLine(entry),
  }
}

function namesIn(element: Element): string[] {
  return childrenNamed(element, 'author').flatMap(author => textOf(author, 'name') ?? [])
}

/** What can be the address of an entry: pages of HTML before others, and those only related last. */
function alternates(element: Element): string[] {
  const found = linksOf(element, 'alternate').toSorted((a, b) => rank(a) - rank(b))
  return [...found, ...linksOf(element, 'related')].flatMap(({ attribs }) => attribs.href ?? [])
}

function rank({ attribs }: Element): number {
  return !attribs.type || /html/.test(attribs.type) ? 0 : 1
}

function linksOf(element: Element, rel: string): Element[] {
  return childrenNamed(element, 'link').filter(
    ({ attribs }) => (attribs.rel ?? 'alternate') === rel,
  )
}

function titleIn(entry: Element): string | undefined {
  const [title] = childrenNamed(entry, 'title')
  if (!title) return undefined
  const isText = (title.attribs.type ?? 'text') === 'text'
  return isText ? escaped(textContent(title)) : htmlIn(entry, 'title')
}

/** The HTML of a text construct or content element, by its type (RFC 4287, sections 3.1 and 4.1.3). */
function htmlIn(entry: Element, name: string): string | undefined {
  const [element] = childrenNamed(entry, name)
  if (!element || element.attribs.src) return undefined
  const type = (element.attribs.type ?? 'text').toLowerCase()
  const inner = getChildren(element).some(isTag)
  if (type === 'xhtml' || type.endsWith('+xml') || element.attribs.mode === 'xml' || inner) {
    return xhtmlIn(element)
  }
  const text = textContent(element).trim()
  if (type === 'html' || type === 'text/html') return text || undefined
  return type === 'text' || type.startsWith('text/') ? plainText(text) || undefined : undefined
}

/** What stands within the one `div` that holds XHTML (RFC 4287, section 3.1.1.3). */
function xhtmlIn(element: Element): string | undefined {
  const [div, ...others] = getChildren(element).filter(isTag)
  const isWrapped = div && others.length === 0 && /^(?:\w+:)?div$/.test(div.name)
  return withoutPrefix(markupIn(isWrapped ? div : element)).trim() || undefined
}

/** Names of XHTML that stand with a prefix, as `<h:p>`. */
function withoutPrefix(markup: string): string {
  return markup.replaceAll(/(<\/?)(?:xhtml|html|xh|h|x):(?=[a-z])/g, '$1')
}

/** Terms by their labels; the kinds of posts of Blogger are no subjects. */
function categoriesOf(entry: Element): string[] {
  const subjects = childrenNamed(entry, 'category')
    .filter(({ attribs }) => !attribs.scheme?.endsWith('#kind'))
    .flatMap(({ attribs }) => attribs.label ?? attribs.term ?? [])
  return [...subjects, ...childrenNamed(entry, 'dc:subject').map(child => textContent(child))]
}

function langOf(entry: Element): string | undefined {
  const [content] = childrenNamed(entry, 'content')
  return entry.attribs['xml:lang'] ?? content?.attribs['xml:lang']
}

function sourceOf(entry: Element): Entry['source'] {
  const [source] = childrenNamed(entry, 'source')
  const name = source && textOf(source, 'title')
  return name === undefined ? undefined : { name, url: alternates(source as Element)[0] }
}

function outOfLine(entry: Element): Entry['losses'] {
  const src = childrenNamed(entry, 'content')[0]?.attribs.src
  return src ? [{ code: 'summary-only', detail: `the text itself is at ${src}` }] : []
}
