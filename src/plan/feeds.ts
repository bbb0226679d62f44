import type { Article, Facet } from '../archive/article.ts'
import { facetKey } from '../archive/gone.ts'
import { byDate } from '../archive/order.ts'
import { feedForms } from '../archive/site.ts'
import {
  correctionsAddress,
  correctionsOf,
  hasCorrections,
  type Withdrawal,
  withdrawalsOf,
} from './corrections-page.ts'
import { facetAddress } from './facet-address.ts'
import {
  archiveDocumentAddress,
  type FeedForm,
  facetFeedForms,
  feedAddress,
} from './feed-address.ts'
import {
  correctionItem,
  type FeedGround,
  type FeedItem,
  feedItem,
  freshItem,
  withdrawalItem,
  withdrawnItem,
} from './feed-items.ts'
import { absolute } from './links.ts'
import { type Planned, planned } from './page.ts'

/** A feed: the newest articles of the whole edition, a tag, a section or a source; or the newest corrections. */
export interface FeedShown {
  title: string
  /** Whether its items are corrections. */
  ofCorrections?: boolean | undefined
  /** Whether it has of each article what it is about, and not the whole text. */
  inBrief?: boolean | undefined
  description: string
  /** The page that it accompanies. */
  url: string
  /** Its own address. */
  self: string
  /** The publication's name. */
  publication: string
  language: string
  /** Newest first. */
  items: FeedItem[]
  /** Complete address of the document that goes on where this one ends (RFC 5005, section 4). */
  older?: string | undefined
  /** Of an archive document: complete address of the feed that it is a part of. */
  current?: string | undefined
}

declare module './page.ts' {
  interface Shown {
    feed: FeedShown
    atom: FeedShown
    jsonFeed: FeedShown
    feedArchive: FeedShown
  }
}

/** What distinguishes one feed from another. */
interface Told {
  /** Address of the page that it accompanies. */
  page: string
  title: string
  description: string
  ofCorrections?: boolean
  inBrief?: boolean
  items: () => FeedItem[]
  /** The articles that its items tell of, if of nothing else. */
  articles?: readonly Article[]
  older?: string | undefined
}

/**
 * In each form the feed of the whole edition and one of corrections; in those forms that the site has chosen one for
 * each tag, section and source with enough articles; and, when it is to be, the documents by which the whole edition
 * can be walked.
 */
export function feeds(ground: FeedGround): Planned[] {
  const { facets, site } = ground.edition
  const gathered = [...facets.section, ...facets.source, ...facets.tag]
  return [
    ...inForms(editionFeed(ground), feedForms, ground),
    ...gathered.flatMap(facet =>
      inForms(facetFeed(facet, ground), facetFeedForms(facet, site), ground),
    ),
    ...correctionsFeed(ground).flatMap(feed => inForms(feed, feedForms, ground)),
    ...(site.feeds.archive ? archiveDocuments(ground) : []),
  ]
}

const kinds = { rss: 'feed', atom: 'atom', json: 'jsonFeed' } as const

function inForms(told: Told, forms: readonly FeedForm[], ground: FeedGround): Planned[] {
  return forms.map(form => {
    const address = feedAddress(told.page, form)
    const { items: _, articles, ...others } = told
    const madeFrom = articles && (() => ({ articles, told: others }))
    return planned(kinds[form], address, () => shown(told, address, form, ground), { madeFrom })
  })
}

function shown(
  { page, items, articles: _, older, ...told }: Told,
  address: string,
  form: FeedForm,
  { edition: { site } }: FeedGround,
): FeedShown {
  return {
    ...told,
    ...{ url: absolute(site, page), self: absolute(site, address), publication: site.name },
    ...{ language: site.language, items: items() },
    older: form === 'atom' && older !== undefined ? absolute(site, older) : undefined,
  }
}

function editionFeed(ground: FeedGround): Told {
  const { site, articles } = ground.edition
  return {
    ...{ page: `${site.path}/`, title: site.name },
    description: site.tagline ?? site.whoWeAre ?? site.name,
    ...newest(articles, withdrawalsOf(ground.edition), site.itemsPerFeed, ground),
    older: site.feeds.archive ? documentBefore(fullDocuments(ground) + 1, ground) : undefined,
  }
}

function facetFeed(facet: Facet, ground: FeedGround): Told {
  const { site } = ground.edition
  const title = `${site.name}: ${facet.label}`
  return {
    ...{ page: facetAddress(facet, site), title, description: facet.description ?? title },
    inBrief: site.feeds.text === 'summary',
    ...newest(facet.articles, withdrawalsFrom(facet, ground), site.feeds.items, ground),
  }
}

function correctionsFeed(ground: FeedGround): Told[] {
  const { site } = ground.edition
  if (!hasCorrections(ground.edition)) return []
  const items = () =>
    newestOf(
      [
        ...correctionsOf(ground.edition).map(one => ({
          at: one.correction.date.instant,
          item: () => correctionItem(one, ground),
        })),
        ...withdrawalsOf(ground.edition).map(one => ({
          at: one.date.instant,
          item: () => withdrawalItem(one, ground),
        })),
      ].sort((a, b) => a.at - b.at),
      site.itemsPerFeed,
    )
  return [
    {
      ...{ page: correctionsAddress(site), title: site.name, ofCorrections: true, items },
      description: site.tagline ?? site.name,
    },
  ]
}

/** Something that a feed can report, and when it happened. */
interface Event {
  at: number
  item: () => FeedItem
}

/** The last of events, oldest first, as a feed reports them: the newest first. */
function newestOf(events: readonly Event[], most: number): FeedItem[] {
  return events
    .slice(-most)
    .reverse()
    .map(({ item }) => item())
}

/** The newest articles; and, of what was withdrawn, what would be among them by the date of its withdrawal. */
function newest(
  all: readonly Article[],
  withdrawals: readonly Withdrawal[],
  most: number,
  ground: FeedGround,
): Pick<Told, 'articles' | 'items'> {
  const articles = all.slice(-most)
  const items = () => {
    const last = articles.map(article => ({
      at: article.date.instant,
      item: () => feedItem(article, ground),
    }))
    const gone = withdrawals
      .slice(-most)
      .map(one => ({ at: one.date.instant, item: () => withdrawnItem(one, ground) }))
    if (gone.length === 0) return newestOf(last, most)
    const all: Event[] = [...last, ...gone].sort((a, b) => a.at - b.at)
    const told = new Set<Event>([...all.slice(-most), ...last])
    return newestOf(
      all.filter(event => told.has(event)),
      all.length,
    )
  }
  return withdrawals.length === 0 ? { articles, items } : { items }
}

/** What was withdrawn from the list of a facet. */
function withdrawalsFrom(facet: Facet, { edition }: FeedGround): Withdrawal[] {
  const key = facetKey(facet)
  return withdrawalsOf(edition).filter(({ facets }) => facets?.has(key))
}

function fullDocuments({ edition: { site, articles, withdrawn } }: FeedGround): number {
  return Math.floor((articles.length + withdrawn.length) / site.itemsPerFeed)
}

function documentBefore(number: number, { edition: { site } }: FeedGround): string | undefined {
  return number > 1 ? archiveDocumentAddress(number - 1, site) : undefined
}

/**
 * The whole edition in documents that are full, the first of the oldest articles (RFC 5005, section 4). Each names
 * the one before it and none after it, so that it never changes. The feed itself leads to the last of them, which
 * has all that is not in the feed. An article that is withdrawn keeps its place, as a note that it was; an article of
 * old that is added, or whose file is removed, moves those after it.
 */
function archiveDocuments(ground: FeedGround): Planned[] {
  const { site, articles, withdrawn } = ground.edition
  const places = [
    ...articles.map(article => ({
      id: article.id,
      date: article.date,
      item: () => freshItem(article, ground),
    })),
    ...withdrawn.map(one => ({
      ...{ id: one.id, date: one.published },
      item: () => withdrawnItem(one, ground),
    })),
  ]
  if (withdrawn.length > 0) places.sort(byDate)
  const size = site.itemsPerFeed
  const { page, older: _, items: __, articles: ___, ...told } = editionFeed(ground)
  return Array.from({ length: fullDocuments(ground) }, (_, i) => {
    const address = archiveDocumentAddress(i + 1, site)
    const items = () =>
      places
        .slice(i * size, (i + 1) * size)
        .map(({ item }) => item())
        .reverse()
    const older = documentBefore(i + 1, ground)
    const show = () => ({
      ...shown({ ...told, page, items, older }, address, 'atom', ground),
      current: absolute(site, feedAddress(page, 'atom')),
    })
    const isOfArticles = withdrawn.length === 0
    const own = articles.slice(i * size, (i + 1) * size)
    const madeFrom = () => ({ articles: own, told: [told, page, older] })
    return planned('feedArchive', address, show, isOfArticles ? { madeFrom } : {})
  })
}
