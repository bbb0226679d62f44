import type { OpmlShown } from '../plan/feeds-page.ts'
import type { Words } from '../words/words.ts'
import { element, type Xml, xmlDocument } from './xml.ts'

/** The feeds of an edition as OPML 2.0 (opml.org/spec2.opml), in their Atom form. */
export function opmlOf({ title, groups }: OpmlShown, words: Words): string {
  const outline = (text: string, { url, feed }: { url: string; feed: string }) =>
    element('outline', { text, title: text, type: 'rss', xmlUrl: feed, htmlUrl: url })
  const outlines = groups.flatMap(({ kind, feeds }): Xml[] => {
    const own = feeds.map(one => outline(one.text ?? words.corrections, one))
    if (kind === 'all') return own
    return [element('outline', { text: words.index[kind] }, ...own)]
  })
  const head = element('head', {}, element('title', {}, title))
  return xmlDocument(element('opml', { version: '2.0' }, head, element('body', {}, ...outlines)))
}
