import type { Facet } from '../archive/article.ts'
import { facetKey } from '../archive/gone.ts'
import { feedForms } from '../archive/site.ts'
import {
  correctionsAddress,
  correctionsOf,
  hasCorrections,
  type Withdrawal,
  withdrawalsOf,
} from './corrections-page.ts'
import { facetAddress } from './facet-address.ts'
import { type FeedForm, facetFeedForms, feedAddress } from './feed-address.ts'
import { feedDocuments, newestDocument } from './feed-documents.ts'
import { correctionItem, type FeedGround, withdrawalItem } from './feed-items.ts'
import { type FeedTold, feedShown } from './feed-shown.ts'
import { newest, newestOf } from './newest-items.ts'
import { type Planned, planned } from './page.ts'

/**
 * In each form the feed of the whole edition and one of corrections; in those forms that the site has chosen one for
 * each tag, section and source with enough articles; and, when it is to be, the documents by which the whole edition
 * can be walked.
 */
export function feeds(ground: FeedGround): Planned[] {
  const { facets, site } = ground.edition
  const feed = editionFeed(ground)
  const gathered = [...facets.section, ...facets.source, ...facets.tag]
  return [
    ...inForms(feed, feedForms, ground),
    ...gathered.flatMap(facet =>
      inForms(facetFeed(facet, ground), facetFeedForms(facet, site), ground),
    ),
    ...correctionsFeed(ground).flatMap(feed => inForms(feed, feedForms, ground)),
    ...(site.feeds.archive ? feedDocuments(feed, ground) : []),
  ]
}

const kinds = { rss: 'feed', atom: 'atom', json: 'jsonFeed' } as const

function inForms(own: FeedTold, forms: readonly FeedForm[], ground: FeedGround): Planned[] {
  const told = { ...own, hub: ground.edition.site.feeds.hub }
  return forms.map(form => {
    const address = feedAddress(told.page, form)
    const { items: _, articles, ...others } = told
    const madeFrom = articles && (() => ({ articles, told: others }))
    return planned(kinds[form], address, () => feedShown(told, address, form, ground), { madeFrom })
  })
}

function editionFeed(ground: FeedGround): FeedTold {
  const { site, articles } = ground.edition
  return {
    ...{ page: `${site.path}/`, title: site.name },
    description: site.tagline ?? site.whoWeAre ?? site.name,
    ...newest(articles, withdrawalsOf(ground.edition), site.itemsPerFeed, ground),
    older: site.feeds.archive ? newestDocument(ground) : undefined,
  }
}

function facetFeed(facet: Facet, ground: FeedGround): FeedTold {
  const { site } = ground.edition
  const title = `${site.name}: ${facet.label}`
  return {
    ...{ page: facetAddress(facet, site), title, description: facet.description ?? title },
    inBrief: site.feeds.text === 'summary',
    ...newest(facet.articles, withdrawalsFrom(facet, ground), site.feeds.items, ground),
  }
}

function correctionsFeed(ground: FeedGround): FeedTold[] {
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

/** What was withdrawn from the list of a facet. */
function withdrawalsFrom(facet: Facet, { edition }: FeedGround): Withdrawal[] {
  const key = facetKey(facet)
  return withdrawalsOf(edition).filter(({ facets }) => facets?.has(key))
}
