import type { Article, Correction } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import type { Gone, WithdrawalReason } from '../archive/gone.ts'
import { momentOf } from '../archive/moment.ts'
import type { Site } from '../archive/site.ts'
import { type CorrectionType, creditOf } from './article-pages.ts'
import type { CorrectionMade, Withdrawal } from './corrections-page.ts'
import { lastChange } from './last-change.ts'
import { absolute } from './links.ts'
import { onceFor } from './once-for.ts'
import { rfc822 } from './rfc822.ts'
import { type ImageFacts, type ShownPicture, shownPicture } from './row.ts'

/** An article in a feed. */
export interface FeedItem {
  file: string
  /** The digest of its text; empty for what is told without a text: a correction, and what was withdrawn. */
  body: string
  /** Empty for what has no name that can be told. */
  headline: string
  description?: string | undefined
  /** Address of its page, from the site's root. */
  address: string
  url: string
  /** Permanent, and no address when the author named an id. */
  guid: { value: string; isPermaLink: boolean }
  /** RFC 822, in the site's time zone. */
  pubDate: string
  /** RFC 3339, in the site's time zone. */
  published: string
  /** The same, of the last change that its page reports. */
  updated: string
  /** Who is named as having written it: the authors, or the agency. */
  credit: string[]
  categories: string[]
  source?: string | undefined
  lang: string
  /** Its cover; the address is complete. */
  image?: Omit<ShownPicture, 'sources'> | undefined
  corrections: { type: Correction['type']; date: string; text: string }[]
  /** What was put right, in the feed of corrections. */
  correction?: CorrectionType | undefined
  /** Of what was withdrawn: what readers are told instead of its text. */
  gone?: GoneTold | undefined
}

/** What a feed says of what was withdrawn, beside its headline. */
interface GoneTold {
  reason?: WithdrawalReason | undefined
  /** What its author says to readers. */
  text?: string | undefined
  /** What takes its place; the address is complete. */
  instead?: { headline: string; url: string } | undefined
}

/** What feeds are made from. */
export interface FeedGround {
  edition: Edition
  images: ImageFacts
}

/** An article as feeds report it. Made once: it stands in several. */
export const feedItem = onceFor(freshItem)

/** The same, made each time: for documents of the archive, of which each article stands in one. */
export function freshItem(article: Article, { edition: { site }, images }: FeedGround): FeedItem {
  const { file, body, headline, description, address, section, tags, date, lang } = article
  const url = absolute(site, address)
  const cover = article.cover && shownPicture(article.cover, images, site)
  return {
    ...{ file, body, headline, description, address, url, lang },
    credit: creditOf(article),
    guid: guidOf(article, url, site.address),
    pubDate: rfc822(date.instant, site.timeZone),
    published: rfc3339(date.instant, site.timeZone),
    updated: rfc3339((lastChange(article) ?? date).instant, site.timeZone),
    categories: [...(section ? [section.label] : []), ...tags.map(({ label }) => label)],
    source: article.sourced ? article.source.label : undefined,
    image: cover && imageOf(cover, site),
    corrections: article.corrections.map(one => ({ ...one, date: one.date.day })),
  }
}

function imageOf({ sources: _, ...cover }: ShownPicture, { address }: Site): FeedItem['image'] {
  return { ...cover, src: address + cover.src }
}

/** A correction as the feed of corrections reports it. */
export function correctionItem(
  { article, correction }: CorrectionMade,
  ground: FeedGround,
): FeedItem {
  const { timeZone } = ground.edition.site
  const item = feedItem(article, ground)
  const { date, text, type } = correction
  const sameDay = article.corrections.filter(one => one.date.day === date.day)
  const name = [date.day, ...(sameDay[0] === correction ? [] : [sameDay.indexOf(correction) + 1])]
  const at = rfc3339(date.instant, timeZone)
  return {
    ...item,
    ...{ correction: type, description: text, url: `${item.url}#corrections`, body: '' },
    guid: { value: `${item.guid.value}#correction-${name.join('-')}`, isPermaLink: false },
    ...{ pubDate: rfc822(date.instant, timeZone), published: at, updated: at, image: undefined },
  }
}

/** What was withdrawn as feeds report it: under the guid that it had, as long as that is known. */
export function withdrawnItem(gone: Withdrawal, { edition: { site } }: FeedGround): FeedItem {
  const { address, headline = '', lang = site.language, date, reason, text, by } = gone
  const url = absolute(site, address)
  const at = rfc3339(date.instant, site.timeZone)
  return {
    ...{ file: '', body: '', headline, address, url, lang },
    guid: guidOf(gone, url, site.address),
    ...{ pubDate: rfc822(date.instant, site.timeZone), published: at, updated: at },
    ...{ credit: [], categories: [], corrections: [] },
    gone: {
      ...{ reason, text },
      instead: by && { headline: by.headline, url: absolute(site, by.address) },
    },
  }
}

/** The same in the feed of corrections. */
export function withdrawalItem(gone: Withdrawal, ground: FeedGround): FeedItem {
  const item = withdrawnItem(gone, ground)
  const guid = { value: `${item.guid.value}#withdrawn`, isPermaLink: false }
  return { ...item, guid, correction: 'withdrawal' }
}

/** The id that the author gave, at the site, whatever else is changed; otherwise the address, which is permanent. */
function guidOf(
  { id, namedId }: Pick<Gone, 'id' | 'namedId'>,
  url: string,
  site: string,
): FeedItem['guid'] {
  if (!namedId || id === undefined) return { value: url, isPermaLink: true }
  return { value: `${site}/#${encodeURI(id)}`, isPermaLink: false }
}

/** “2003-05-14T07:30:00+01:00”. */
function rfc3339(instant: number, zone: string): string {
  return momentOf(`${new Date(instant).toISOString().slice(0, 19)}Z`, zone).iso
}
