import type { Archive } from '../archive/archive.ts'
import type { Article, Correction } from '../archive/article.ts'
import type { CorrectionType } from './article-pages.ts'
import { dateText } from './date-text.ts'
import { href } from './links.ts'
import { type Planned, planned } from './page.ts'
import { type Dated, rowOf, type Spoken } from './row.ts'

/** A correction in the list of all. */
export interface ListedCorrection {
  type: CorrectionType
  date: Dated
  text: string
  article: { headline: string; href: string; date: Dated } & Spoken
}

/** All that was put right, by the years in which it was. */
export interface CorrectionsShown {
  years: { year: string; corrections: ListedCorrection[] }[]
  feed: string
  canonical: string
}

/** Where all corrections are listed. */
export const correctionsAddress = '/corrections/'

/** A correction, and the article that it is of. */
export interface CorrectionMade {
  article: Article
  correction: Correction
}

/** The corrections of all articles, oldest first; of one moment, in the order of the archive. */
export function correctionsOf({ articles }: Archive): CorrectionMade[] {
  return articles
    .flatMap(article => article.corrections.map(correction => ({ article, correction })))
    .sort((a, b) => a.correction.date.instant - b.correction.date.instant)
}

/** The page of all corrections; none when there are none. */
export function correctionsPages(archive: Archive): Planned[] {
  const all = correctionsOf(archive)
  if (all.length === 0) return []
  const { site } = archive
  const listed = () =>
    all.toReversed().map(({ article, correction: { type, date, text } }): ListedCorrection => {
      const { headline, href, date: published, lang, dir } = rowOf(article, site)
      return {
        ...{ type, text, date: { iso: date.iso, text: dateText(date.day, site.language) } },
        article: { headline, href, date: published, lang, dir },
      }
    })
  return [
    planned('corrections', correctionsAddress, () => ({
      years: [...Map.groupBy(listed(), ({ date }) => date.iso.slice(0, 4))].map(
        ([year, corrections]) => ({ year, corrections }),
      ),
      feed: href(site, `${correctionsAddress}feed.xml`),
      canonical: correctionsAddress,
    })),
  ]
}
