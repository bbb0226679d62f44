import { generateOpml } from 'feedsmith'
import type { OpmlShown } from '../plan/feeds-page.ts'
import type { Words } from '../words/words.ts'
import { legal } from './feed-content.ts'

interface Outline {
  text: string
  outlines?: Outline[]
}

/** The feeds of an edition as OPML 2.0 (opml.org/spec2.opml), in their Atom form. */
export function opmlOf({ title, groups }: OpmlShown, words: Words): string {
  const outline = (text: string, { url, feed }: { url: string; feed: string }) => ({
    ...{ text: legal(text), title: legal(text), type: 'rss', xmlUrl: feed, htmlUrl: url },
  })
  return generateOpml({
    head: { title: legal(title) },
    body: {
      outlines: groups.flatMap(({ kind, feeds }): Outline[] => {
        const own = feeds.map(one => outline(one.text ?? words.corrections, one))
        return kind === 'all' || kind === 'corrections'
          ? own
          : [{ text: words.index[kind], outlines: own }]
      }),
    },
  })
}
