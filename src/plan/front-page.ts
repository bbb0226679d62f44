import type { Article, Facet } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import { preferredIn } from '../archive/versions.ts'
import { dateAddress } from './date-address.ts'
import { yearText } from './date-text.ts'
import { href } from './links.ts'
import { type Planned, planned } from './page.ts'
import {
  facetLink,
  type ImageFacts,
  type Link,
  type Row,
  rowOf,
  type ShownPicture,
  shownPicture,
} from './row.ts'

/** The front page: the newest story, the next ones, news by section, and ways into the edition. */
export interface FrontShown {
  lead?: (Row & { cover?: ShownPicture | undefined }) | undefined
  seconds: (Row & { cover?: ShownPicture | undefined })[]
  briefs: Row[]
  sections: { link: Link; rows: Row[] }[]
  /** Articles of the newest article's month in earlier years, the nearest year first. */
  earlier: Row[]
  tags: (Link & { count: number })[]
  years: (Link & { count: number })[]
  count: number
  canonical: string
  /** The file that tells where older addresses with a question mark lead, when there are any. */
  asked?: string | undefined
}

declare module './page.ts' {
  interface Shown {
    front: FrontShown
  }
}

const shownOnTop = { seconds: 3, briefs: 6 }
const perSection = 4
const mostSections = 7
const mostTags = 24
const mostEarlier = 5

/** The page at an edition's root. */
export function frontPage(edition: Edition, images: ImageFacts, asked?: string): Planned {
  return planned('front', `${edition.site.path}/`, () => ({
    ...frontShown(edition, images),
    ...(asked === undefined ? {} : { asked }),
  }))
}

function frontShown(edition: Edition, images: ImageFacts): FrontShown {
  const { site, articles: all } = edition
  const preferred = preferredIn(all, site.language)
  const articles = all.filter(article => !preferred.has(article))
  const newest = articles.slice(-(1 + shownOnTop.seconds + shownOnTop.briefs)).reverse()
  const lead = newest.find(({ cover }) => cover) ?? newest[0]
  const others = newest.filter(article => article !== lead)
  const withCover = (article: Article) => ({
    ...rowOf(article, site),
    cover: article.cover && shownPicture(article.cover, images, site),
  })
  const row = (article: Article) => rowOf(article, site)
  const onTop = new Set(newest)
  return {
    lead: lead && withCover(lead),
    seconds: others.slice(0, shownOnTop.seconds).map(withCover),
    briefs: others.slice(shownOnTop.seconds).map(row),
    sections: bySection(edition, article => onTop.has(article) || preferred.has(article)).map(
      ({ section, articles }, i, all) => ({
        link: facetLink(section, site),
        rows: articles
          .slice(-perSection * columnsOf(i, all.length))
          .reverse()
          .map(row),
      }),
    ),
    earlier: earlierYears(articles, onTop).map(row),
    tags: commonest(edition.facets.tag, mostTags).map(tag => ({
      ...facetLink(tag, site),
      count: tag.articles.length,
    })),
    years: yearsOf(edition),
    count: all.length,
    canonical: `${site.path}/`,
  }
}

/** The sections that have articles besides those left out, and the newest of these, oldest first. */
function bySection(edition: Edition, isLeftOut: (article: Article) => boolean) {
  return sectionsOf(edition).flatMap(section => {
    const articles = section.articles.slice(-30).filter(article => !isLeftOut(article))
    return articles.length > 0 ? [{ section, articles }] : []
  })
}

/** Columns that a section takes on a wide screen, of four: the first take more where the last row would have a hole. */
function columnsOf(i: number, sections: number): number {
  const over = sections % 4
  if (over === 1) return i === 0 ? 4 : 1
  return (over === 2 && i < 2) || (over === 3 && i < 1) ? 2 : 1
}

/** The site's sections; when it lists none, those with the most articles. */
function sectionsOf({ site, facets }: Edition): Facet[] {
  return site.sections.length > 0 ? facets.section : commonest(facets.section, mostSections)
}

function commonest(facets: readonly Facet[], most: number): Facet[] {
  const count = ({ articles }: Facet) => articles.length
  return facets.toSorted((a, b) => count(b) - count(a)).slice(0, most)
}

function earlierYears(articles: readonly Article[], shown: ReadonlySet<Article>): Article[] {
  const month = articles.at(-1)?.date.day.slice(5, 7)
  const same = articles.filter(article => article.date.day.slice(5, 7) === month)
  const byYear = Map.groupBy(
    same.filter(a => !shown.has(a)),
    a => a.date.day.slice(0, 4),
  )
  return [...byYear.values()]
    .reverse()
    .flatMap(list => list.slice(-1))
    .slice(0, mostEarlier)
}

function yearsOf({ site, articles }: Edition): (Link & { count: number })[] {
  const byYear = Map.groupBy(articles, article => article.date.day.slice(0, 4))
  return [...byYear].map(([year, list]) => ({
    href: href(site, dateAddress(year, site)),
    text: yearText(year, site.language),
    count: list.length,
  }))
}
