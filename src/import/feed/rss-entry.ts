import { type Element, isTag } from 'domhandler'
import { textContent } from 'domutils'
import { childrenNamed, markupIn, textOf } from '../xml-records.ts'
import { type Entry, emptyEntry } from './entry.ts'
import { isDraftEntry } from './entry-draft.ts'
import { mediaOf } from './feed-media.ts'

/** An item of RSS 0.9x or 2.0, or of RSS 1.0 (RDF). */
export function rssEntry(item: Element): Entry {
  const description = htmlIn(item, 'description') ?? textOf(item, 'itunes:summary')
  const bodies = ['content:encoded', 'xhtml:body', 'body', 'atom:content']
  const content = bodies.map(name => htmlIn(item, name)).find(html => html !== undefined)
  return {
    ...emptyEntry(),
    id: idOf(item),
    links: linksOf(item),
    title: textOf(item, 'title') ?? textOf(item, 'media:title'),
    published: firstOf(item, [
      'pubDate',
      'dc:date',
      'dcterms:created',
      'dcterms:issued',
      'atom:published',
    ]),
    updated: firstOf(item, ['atom:updated', 'dcterms:modified', 'lastBuildDate']),
    authors: authorsOf(item),
    categories: ['category', 'dc:subject'].flatMap(name => textsOf(item, name)),
    content,
    summary: description,
    lang: item.attribs['xml:lang'] ?? textOf(item, 'dc:language'),
    base: item.attribs['xml:base'],
    license: firstOf(item, ['cc:license', 'creativeCommons:license', 'dcterms:license']),
    source: sourceOf(item),
    ...mediaOf(item),
    isDraft: isDraftEntry(item),
  }
}

/** The HTML of an element: as text, or, where it was not written as such, as the elements that stand in it. */
function htmlIn(item: Element, name: string): string | undefined {
  const [element] = childrenNamed(item, name)
  if (!element?.children.some(isTag)) return textOf(item, name)
  return markupIn(element).trim() || undefined
}

function idOf(item: Element): string | undefined {
  return textOf(item, 'guid') ?? textOf(item, 'dc:identifier') ?? item.attribs['rdf:about']
}

/** What can be the address of an item: where it was before a service counted its readers, its links, its name. */
function linksOf(item: Element): string[] {
  const links = ['feedburner:origLink', 'link'].flatMap(name => textsOf(item, name))
  const atom = childrenNamed(item, 'atom:link').flatMap(({ attribs }) =>
    (attribs.rel ?? 'alternate') === 'alternate' && attribs.href ? [attribs.href] : [],
  )
  const names = [permanentName(item), item.attribs['rdf:about']].filter(isAddress)
  const all = [...links, ...atom, ...names]
  return all.some(isOwn) ? all.filter(isOwn) : all
}

function permanentName(item: Element): string | undefined {
  const [guid] = childrenNamed(item, 'guid')
  const isPermanent = guid && guid.attribs.isPermaLink?.toLowerCase() !== 'false'
  return isPermanent ? textContent(guid).trim() : undefined
}

function isAddress(link: string | undefined): link is string {
  return link !== undefined && /^https?:/i.test(link)
}

/** Whether a link leads to the site itself, not to a service that counts and passes on. */
function isOwn(link: string): boolean {
  return !/^https?:\/\/(?:feeds?|feedproxy|rss|tracking)\./i.test(link)
}

function authorsOf(item: Element): string[] {
  const creators = [...textsOf(item, 'dc:creator'), ...textsOf(item, 'author')]
  return creators.length > 0 ? creators : textsOf(item, 'itunes:author')
}

/** The feed from which an item was taken over. */
function sourceOf(item: Element): Entry['source'] {
  const name = textOf(item, 'source')
  return name === undefined
    ? undefined
    : { name, url: childrenNamed(item, 'source')[0]?.attribs.url }
}

function textsOf(item: Element, name: string): string[] {
  return childrenNamed(item, name)
    .map(child => textContent(child).trim())
    .filter(Boolean)
}

function firstOf(item: Element, names: readonly string[]): string | undefined {
  return names.flatMap(name => textsOf(item, name))[0]
}
