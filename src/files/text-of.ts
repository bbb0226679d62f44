import { isText, type TextKind } from '../plan/kinds.ts'
import type { PageKind } from '../plan/page.ts'
import type { ReadyPage } from '../plan/ready-page.ts'
import type { RobotsShown } from '../plan/sitemaps.ts'
import { wordsFor } from '../words/words.ts'
import { feedAtom } from './feed-atom.ts'
import { feedJson } from './feed-json.ts'
import { feedRss } from './feed-rss.ts'
import { leadOn } from './lead-on.ts'
import { opmlOf } from './opml.ts'
import { sitemapXml } from './sitemap-xml.ts'

/** A page without what surrounds it, which no file shows: a change of that writes no file again. */
type FilePage<Kind extends PageKind = PageKind> = Omit<ReadyPage<Kind>, 'frame' | 'elsewhere'>

type Writers = { [Kind in TextKind]: (page: FilePage<Kind>) => string | Promise<string> }

const writers: Writers = {
  feed: page => feedRss(page.shown, page.texts, wordsOf(page)),
  atom: page => feedAtom(page.shown, page.texts, wordsOf(page)),
  feedArchive: page => feedAtom(page.shown, page.texts, wordsOf(page)),
  jsonFeed: page => feedJson(page.shown, page.texts, wordsOf(page)),
  opml: page => opmlOf(page.shown, wordsOf(page)),
  sitemap: page => sitemapXml(page.shown),
  robots: page => robotsText(page.shown),
  alias: page => leadOn(page.shown, page.site),
  asked: page => readableJson(page.shown),
  catalogue: page => readableJson(page.shown),
  segments: page => JSON.stringify(page.shown),
  filters: page => JSON.stringify(page.shown),
  mark: () => '',
}

/** The text of a file that has no template. Throws for a page that has one. */
export async function textOf(page: FilePage): Promise<string> {
  if (!isText(page.kind)) throw new Error(`files of the kind ${page.kind} are not written here`)
  const write = writers[page.kind] as (page: FilePage) => string | Promise<string>
  return write(page)
}

function wordsOf({ site }: FilePage) {
  return wordsFor(site.language)
}

function robotsText({ sitemaps }: RobotsShown): string {
  return `User-agent: *\nAllow: /\n\n${sitemaps.map(url => `Sitemap: ${url}\n`).join('')}`
}

function readableJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
