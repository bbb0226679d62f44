import type { Element } from 'domhandler'
import { textContent } from 'domutils'
import { Parser } from 'htmlparser2'
import { lineOf } from '../clean-text.ts'
import { textOf } from '../xml-records.ts'
import type { FeedHead } from './entry.ts'

/** What the outer elements of a feed tell in their attributes: its language, and against what addresses are meant. */
export function headOfRoot(start: string): FeedHead & { root?: string | undefined } {
  const found: FeedHead & { root?: string | undefined } = { authors: [] }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (!/^(?:\w+:)?(?:rss|rdf|channel|feed)$/i.test(name)) return
        found.root ??= name
        found.lang ??= attributes['xml:lang']
        found.base ??= attributes['xml:base']
      },
    },
    { xmlMode: true },
  )
  parser.end(start)
  return found
}

/** Takes what a child of a channel or feed tells of the whole; of what comes twice the first counts. */
export function addToHead(head: FeedHead, child: Element): void {
  const text = textContent(child).trim() || undefined
  switch (child.name) {
    case 'id':
      head.id ??= text
      return
    case 'title':
      head.title ??= lineOf(text ?? '') || undefined
      return
    case 'description':
    case 'subtitle':
    case 'tagline':
      head.tagline ??= lineOf(text ?? '') || undefined
      return
    case 'link':
    case 'atom:link':
      if (child.attribs.rel === 'self') head.self ??= child.attribs.href
      head.address ??= 'href' in child.attribs ? alternate(child) : text
      return
    case 'language':
    case 'dc:language':
      head.lang ??= text
      return
    case 'author':
      head.authors.push(...[textOf(child, 'name')].filter(name => name !== undefined))
      return
    case 'cc:license':
    case 'creativeCommons:license':
      head.license ??= text ?? child.attribs['rdf:resource']
  }
}

function alternate({ attribs }: Element): string | undefined {
  return (attribs.rel ?? 'alternate') === 'alternate' ? attribs.href : undefined
}
