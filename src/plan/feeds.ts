import type { Article, Correction, Facet } from '../archive/article.ts'
import { digestOf } from '../archive/digest.ts'
import type { Edition } from '../archive/edition.ts'
import { momentOf } from '../archive/moment.ts'
import { type CorrectionMade, correctionsAddress, correctionsOf } from './corrections-page.ts'
import { facetAddress } from './facet-address.ts'
import { absolute } from './links.ts'
import { onceFor } from './once-for.ts'
import { type Planned, planned } from './page.ts'

/** An article in a feed. */
export interface FeedItem {
  file: string
  /** The digest of its text; empty for a correction, which is told without the text of its article. */
  body: string
  headline: string
  description?: string | undefined
  /** Address of its page, from the site's root. */
  address: string
  url: string
  /** Permanent, and no address when the author named an id. */
  guid: { value: string; isPermaLink: boolean }
  /** RFC 822, in the site's time zone. */
  published: string
  authors: string[]
  categories: string[]
  source?: string | undefined
  lang: string
  corrections: { type: Correction['type']; date: string; text: string }[]
  /** What was put right, in the feed of corrections. */
  correction?: Correction['type'] | undefined
}

/** A feed: the newest articles of the whole edition, a tag, a section or a source; or the newest corrections. */
export interface FeedShown {
  title: string
  /** Whether its items are corrections. */
  ofCorrections?: boolean | undefined
  description: string
  /** The page that it accompanies. */
  url: string
  /** Its own address. */
  self: string
  language: string
  /** Newest first. */
  items: FeedItem[]
}

/** The feed of the whole edition, one for each tag, section and source, and one of corrections. */
export function feeds(edition: Edition): Planned[] {
  const { facets, articles, site } = edition
  const all = feed(
    edition,
    `${site.path}/`,
    site.name,
    site.tagline ?? site.whoWeAre ?? site.name,
    articles,
  )
  const gathered = [...facets.section, ...facets.source, ...facets.tag]
  return [all, ...gathered.map(facet => facetFeed(edition, facet)), ...correctionsFeed(edition)]
}

function correctionsFeed(edition: Edition): Planned[] {
  const { site } = edition
  const all = correctionsOf(edition)
  if (all.length === 0) return []
  const address = `${correctionsAddress(site)}feed.xml`
  const shown = () => ({
    ...{ title: site.name, ofCorrections: true, description: site.tagline ?? site.name },
    url: absolute(site, correctionsAddress(site)),
    self: absolute(site, address),
    language: site.language,
    items: all
      .slice(-site.itemsPerFeed)
      .reverse()
      .map(one => correctionItem(one, edition)),
  })
  return [planned('feed', address, shown)]
}

function correctionItem({ article, correction }: CorrectionMade, edition: Edition): FeedItem {
  const item = feedItem(article, edition)
  const { date, text, type } = correction
  const name = digestOf(`${date.iso}\0${type}\0${text}`).slice(0, 12)
  return {
    ...item,
    ...{ correction: type, description: text, url: `${item.url}#corrections`, body: '' },
    guid: { value: `${item.guid.value}#correction-${name}`, isPermaLink: false },
    published: rfc822(date.instant, edition.site.timeZone),
  }
}

function facetFeed(edition: Edition, facet: Facet): Planned {
  const { site } = edition
  const title = `${site.name}: ${facet.label}`
  return feed(edition, facetAddress(facet, site), title, facet.description ?? title, facet.articles)
}

function feed(
  edition: Edition,
  page: string,
  title: string,
  description: string,
  articles: readonly Article[],
): Planned {
  const { site } = edition
  const address = `${page}feed.xml`
  return planned('feed', address, () => ({
    title,
    description,
    url: absolute(site, page),
    self: absolute(site, address),
    language: site.language,
    items: articles
      .slice(-site.itemsPerFeed)
      .reverse()
      .map(article => feedItem(article, edition)),
  }))
}

/** Made once: an article stands in several feeds. */
const feedItem = onceFor(makeItem)

function makeItem(article: Article, { site }: Edition): FeedItem {
  const { file, body, headline, description, address, section, tags, authors, date, lang } = article
  const url = absolute(site, address)
  return {
    ...{ file, body, headline, description, address, url, authors, lang },
    guid: guidOf(article, url, site.address),
    published: rfc822(date.instant, site.timeZone),
    categories: [...(section ? [section.label] : []), ...tags.map(({ label }) => label)],
    source: article.sourced ? article.source.label : undefined,
    corrections: article.corrections.map(one => ({ ...one, date: one.date.day })),
  }
}

/** A tag URI (RFC 4151) of the id that the author gave; otherwise the address, which is permanent. */
function guidOf(article: Article, url: string, site: string): FeedItem['guid'] {
  if (!article.namedId) return { value: url, isPermaLink: true }
  const authority = `${new URL(site).hostname},${article.date.day.slice(0, 4)}`
  return { value: `tag:${authority}:${encodeURI(article.id)}`, isPermaLink: false }
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** RFC 822 with a four-digit year (RSS 2.0): “Wed, 14 May 2003 07:30:00 +0100”. */
export function rfc822(instant: number, zone: string): string {
  const { iso } = momentOf(`${new Date(instant).toISOString().slice(0, 19)}Z`, zone)
  const [date = '', time = ''] = iso.split('T')
  const [year, month, day] = date.split('-')
  const weekday = weekdays[new Date(date).getUTCDay()]
  const clock = time.slice(0, 8)
  const offset = time.slice(8).replace(':', '')
  return `${weekday}, ${day} ${months[Number(month) - 1]} ${year} ${clock} ${offset}`
}
