import type { Facet } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import { feedForms } from '../archive/site.ts'
import { correctionsAddress } from './corrections-page.ts'
import { facetAddress } from './facet-address.ts'
import { inOrder } from './facet-order.ts'
import {
  type FeedForm,
  type FeedLinks,
  facetFeedForms,
  feedAddress,
  feedLinks,
} from './feed-address.ts'
import { absolute, href } from './links.ts'
import { type Planned, planned } from './page.ts'

/** A feed in the list of all. */
interface ListedFeed {
  /** What it is of; the feed of corrections has a name in the words of the interface alone. */
  text?: string | undefined
  /** The page that it accompanies. */
  href: string
  links: FeedLinks
}

/** The feeds of an edition, by what they are of: first those of the whole edition. */
export interface FeedsShown {
  groups: { kind: 'all' | 'section' | 'source' | 'tag'; feeds: ListedFeed[] }[]
  opml: string
  canonical: string
}

/** The feeds of an edition in one file (OPML 2.0), for feed readers. */
export interface OpmlShown {
  title: string
  groups: {
    kind: FeedsShown['groups'][number]['kind']
    feeds: { text?: string | undefined; url: string; feed: string }[]
  }[]
}

declare module './page.ts' {
  interface Shown {
    feeds: FeedsShown
    opml: OpmlShown
  }
}

/** Tags whose feeds are listed: the commonest. The page of every tag leads to its feed. */
const mostTags = 100

/** The page of all feeds, and the same for feed readers. */
export function feedsPages(edition: Edition): Planned[] {
  const { site } = edition
  const [address, opml] = [`${site.path}/feeds/`, `${site.path}/feeds.opml`]
  return [
    planned('feeds', address, () => ({
      groups: groupsOf(edition).map(({ kind, feeds }) => ({
        kind,
        feeds: feeds.map(({ text, page, forms }) => ({
          ...{ text, href: href(site, page), links: feedLinks(page, site, forms) },
        })),
      })),
      opml: href(site, opml),
      canonical: address,
    })),
    planned('opml', opml, () => ({
      title: site.name,
      groups: groupsOf(edition).map(({ kind, feeds }) => ({
        kind,
        feeds: feeds.map(({ text, page, forms: [form = 'rss'] }) => ({
          ...{ text, url: absolute(site, page), feed: absolute(site, feedAddress(page, form)) },
        })),
      })),
    })),
  ]
}

interface Group {
  kind: FeedsShown['groups'][number]['kind']
  feeds: { text?: string | undefined; page: string; forms: readonly FeedForm[] }[]
}

function groupsOf(edition: Edition): Group[] {
  const { site, facets, articles } = edition
  const inGroup = (kind: 'section' | 'source' | 'tag', isListed = (_: Facet) => true): Group => ({
    kind,
    feeds: inOrder(kind, edition)
      .filter(isListed)
      .map(facet => ({
        text: facet.label,
        page: facetAddress(facet, site),
        forms: facetFeedForms(facet, site),
      }))
      .filter(({ forms }) => forms.length > 0),
  })
  const count = (facet: Facet) => facet.articles.length
  const common = new Set(facets.tag.toSorted((a, b) => count(b) - count(a)).slice(0, mostTags))
  const corrections = articles.some(({ corrections }) => corrections.length > 0)
    ? [{ page: correctionsAddress(site), forms: feedForms }]
    : []
  const whole = { text: site.name, page: `${site.path}/`, forms: feedForms }
  const groups: Group[] = [
    { kind: 'all', feeds: [whole, ...corrections] },
    inGroup('section'),
    inGroup('source'),
    inGroup('tag', tag => common.has(tag)),
  ]
  return groups.filter(({ feeds }) => feeds.length > 0)
}
