import { seenText } from './page-document.ts'
import type { Facts } from './page-facts.ts'

/** What microformats (h-entry, and hAtom before it) and microdata mark within the page. */
export function markedFacts(document: Document): Facts {
  const entries = [...document.querySelectorAll('.h-entry, .hentry')]
  const [entry] = entries
  const scope = entries.length === 1 && entry ? entry : document.documentElement
  const within = entries.length > 1 ? microdata : [...microformats, ...microdata]
  const first = (kind: string) =>
    within
      .filter(([of]) => of === kind)
      .map(([, selector]) => scope.querySelector(selector))
      .find(element => element !== null)
  const timeOf = (kind: string) => timeIn(first(kind))
  return {
    isArticle: entries.length === 1 || document.querySelector(article) !== null || undefined,
    title: seenText(first('title')),
    authors: namesIn(scope, entries.length > 1),
    published: timeOf('published'),
    modified: timeOf('modified'),
    section: seenText(first('section')),
    address: entry && entries.length === 1 ? addressIn(entry) : undefined,
    tags: entries.length > 1 ? [] : textsOf(scope, '.p-category, a[rel~="tag"]'),
  }
}

const article = '[itemtype*="Article"], [itemtype*="BlogPosting"]'

const microformats: [string, string][] = [
  ['title', '.p-name'],
  ['title', '.entry-title'],
  ['published', '.dt-published'],
  ['published', '.published'],
  ['modified', '.dt-updated'],
  ['modified', '.updated'],
]

const microdata: [string, string][] = [
  ['title', '[itemprop="headline"]'],
  ['published', '[itemprop="datePublished"]'],
  ['modified', '[itemprop="dateModified"]'],
  ['section', '[itemprop="articleSection"]'],
]

/** Where an entry is, by its own link to itself. */
function addressIn(entry: Element): string | undefined {
  const [link] = entry.querySelectorAll('a.u-url[href], a[rel~="bookmark"][href]')
  return link?.getAttribute('href') ?? undefined
}

function namesIn(scope: Element, isList: boolean): string[] {
  const marks = ['[itemprop="author"] [itemprop="name"]', '[itemprop="author"]']
  const own = ['.p-author .p-name', '.p-author', '.vcard .fn', '.author .fn', 'a[rel~="author"]']
  const selector = [...(isList ? [] : own), ...marks].find(one => scope.querySelector(one))
  return selector ? textsOf(scope, selector).filter(name => name.length < 80) : []
}

function textsOf(scope: Element, selector: string): string[] {
  const texts = [...scope.querySelectorAll(selector)].flatMap(found => seenText(found) ?? [])
  return [...new Set(texts)]
}

/** What an element tells machines of a moment, or else readers. */
function timeIn(element: Element | null | undefined): string | undefined {
  const inner = element?.querySelector('time, [title], .value-title') ?? element
  for (const one of [element, inner]) {
    const told = ['datetime', 'content', 'title'].map(name => one?.getAttribute(name)).find(Boolean)
    if (told) return told
  }
  return seenText(element)
}
