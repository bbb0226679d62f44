import type { Article, Facet, FacetKind } from './article.ts'
import { FacetIndex } from './facet.ts'
import type { Gone, Withdrawn } from './gone.ts'
import { labelSlugOf } from './label-slug.ts'
import { type KnownLabel, labelsIn } from './labels.ts'
import { primaryLanguage, writtenLanguage } from './language.ts'
import type { Material } from './material.ts'
import type { Site } from './site.ts'
import type { StandingPage } from './standing-page.ts'

/** The articles of a language, with all ways to gather them: a publication of its own within the archive. */
export interface Edition {
  site: Site
  /** Oldest first. */
  articles: Article[]
  /** Facets that have articles: sections and regions in the site's order, others by slug. */
  facets: Readonly<Record<FacetKind, Facet[]>>
  /** Slugs of other spellings of each kind's labels, with the slugs of the labels that they mean. */
  otherSlugs: Readonly<Record<FacetKind, ReadonlyMap<string, string>>>
  standing: StandingPage[]
  /** Articles that were withdrawn, oldest first by their publication. */
  withdrawn: Withdrawn[]
  /** Addresses of pages that `gone.yaml` names, in its order. */
  gone: Gone[]
}

/** What an edition holds beside its facets. */
type Holdings = Omit<Edition, 'site' | 'facets' | 'otherSlugs'>

/** An edition while its articles are made. */
export interface EditionMaking {
  site: Site
  indexes: Record<FacetKind, FacetIndex>
  /** The sections and regions of the site, as they are called in the edition's language. */
  listed: Record<'section' | 'region', Listed>
}

/** Labels that a site lists, of which alone articles may have one. */
interface Listed {
  labels: KnownLabel[]
  /** Whether a label means one of them. */
  has: (label: string) => boolean
}

function listedOf(labels: KnownLabel[]): Listed {
  const slugs = labels.flatMap(({ slug, aliases }) => [slug, ...aliases.map(labelSlugOf)])
  const known = new Set(slugs)
  const asked = new Map<string, boolean>()
  const has = (label: string) => {
    const answer = asked.get(label) ?? known.has(labelSlugOf(label))
    asked.set(label, answer)
    return answer
  }
  return { labels, has }
}

/** An edition without articles. */
export function beginEdition(site: Site, from: Pick<Material, 'tags' | 'sources'>): EditionMaking {
  const { language, sections, regions } = site
  const [section, region] = [sections, regions].map(list => listedOf(labelsIn(language, list))) as [
    Listed,
    Listed,
  ]
  return {
    ...{ site, listed: { section, region } },
    indexes: {
      tag: new FacetIndex('tag', labelsIn(language, from.tags)),
      source: new FacetIndex('source', labelsIn(language, from.sources)),
      section: new FacetIndex('section', section.labels),
      region: new FacetIndex('region', region.labels),
    },
  }
}

/** An edition with all that it holds, its articles, oldest first, enlisted in its facets. */
export function endEdition({ site, indexes, listed }: EditionMaking, holdings: Holdings): Edition {
  for (const article of holdings.articles) enlist(article)
  for (const index of Object.values(indexes)) index.settleLabels()
  return {
    site,
    ...holdings,
    facets: {
      tag: indexes.tag.filled(false),
      source: indexes.source.filled(false),
      section: indexes.section.filled(listed.section.labels.length > 0),
      region: indexes.region.filled(listed.region.labels.length > 0),
    },
    otherSlugs: {
      tag: indexes.tag.otherSlugs,
      source: indexes.source.otherSlugs,
      section: indexes.section.otherSlugs,
      region: indexes.region.otherSlugs,
    },
  }
}

function enlist(article: Article): void {
  const facets = [article.source, article.section, article.region, ...article.tags]
  for (const facet of facets) facet?.articles.push(article)
}

/**
 * Which of several editions a language (BCP 47) belongs to: the one of just that language, otherwise the first
 * of the same one in the same script, otherwise of the same one, otherwise the main one.
 */
export function editionOf<Of extends { site: Pick<Site, 'language'> }>(
  language: string,
  editions: readonly [Of, ...Of[]],
): Of {
  const alike = (of: (tag: string) => string) =>
    editions.find(({ site }) => of(site.language) === of(language))
  return alike(tag => tag) ?? alike(writtenLanguage) ?? alike(primaryLanguage) ?? editions[0]
}
