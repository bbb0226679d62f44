import type { Article, Correction } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import type { CorrectionType } from './article-pages.ts'
import { dateText, yearText } from './date-text.ts'
import { type FeedLinks, feedLinks } from './feed-address.ts'
import { type Planned, planned } from './page.ts'
import { type Dated, rowOf, type Spoken } from './row.ts'

/** A correction in the list of all. */
interface ListedCorrection {
  type: CorrectionType
  date: Dated
  text: string
  article: { headline: string; href: string; date: Dated } & Spoken
}

/** All that was put right, by the years in which it was. */
export interface CorrectionsShown {
  years: { year: string; corrections: ListedCorrection[] }[]
  feed: FeedLinks
  canonical: string
}

declare module './page.ts' {
  interface Shown {
    corrections: CorrectionsShown
  }
}

/** Where all corrections of an edition are listed. */
export function correctionsAddress({ path }: Pick<Site, 'path'>): string {
  return `${path}/corrections/`
}

/** A correction, and the article that it is of. */
export interface CorrectionMade {
  article: Article
  correction: Correction
}

/** The corrections of all articles, oldest first; of one moment, in the order of the edition. */
export function correctionsOf({ articles }: Edition): CorrectionMade[] {
  return articles
    .flatMap(article => article.corrections.map(correction => ({ article, correction })))
    .sort((a, b) => a.correction.date.instant - b.correction.date.instant)
}

/** The page of all corrections; none when there are none. */
export function correctionsPages(edition: Edition): Planned[] {
  const all = correctionsOf(edition)
  if (all.length === 0) return []
  const { site } = edition
  const address = correctionsAddress(site)
  const listed = () =>
    all.toReversed().map(({ article, correction: { type, date, text } }): ListedCorrection => {
      const { headline, href, date: published, lang, dir } = rowOf(article, site)
      return {
        ...{ type, text, date: { iso: date.iso, text: dateText(date.day, site.language) } },
        article: { headline, href, date: published, lang, dir },
      }
    })
  return [
    planned('corrections', address, () => ({
      years: [...Map.groupBy(listed(), ({ date }) => date.iso.slice(0, 4))].map(
        ([year, corrections]) => ({ year: yearText(year, site.language), corrections }),
      ),
      feed: feedLinks(address, site),
      canonical: address,
    })),
  ]
}
