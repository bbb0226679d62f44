import type { Article, Correction } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import type { Gone, WithdrawalReason } from '../archive/gone.ts'
import type { Moment } from '../archive/moment.ts'
import type { Site } from '../archive/site.ts'
import type { CorrectionType } from './article-pages.ts'
import { dateText, yearText } from './date-text.ts'
import { type FeedLinks, feedLinks } from './feed-address.ts'
import { goneFrom } from './gone-pages.ts'
import { href } from './links.ts'
import { type Planned, planned } from './page.ts'
import { type Dated, rowOf, type Spoken, spoken } from './row.ts'

/** A correction in the list of all. */
interface ListedCorrection {
  type: CorrectionType
  date: Dated
  /** What was wrong, and what is right; of a withdrawal, what its author says beside the reason. */
  text?: string | undefined
  reason?: WithdrawalReason | undefined
  /** What was withdrawn may have no name that can be told; then its address says which it was. */
  article: { headline?: string | undefined; href: string; date?: Dated | undefined } & Spoken
}

/** All that was put right or withdrawn, by the years in which it was. */
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

/** Something that is gone, and when that is known. */
export type Withdrawal = Gone & { date: Moment }

/** What was withdrawn and when, oldest first; of one moment, in the order of the edition. */
export function withdrawalsOf(edition: Edition): Withdrawal[] {
  return goneFrom(edition)
    .filter((one): one is Withdrawal => one.date !== undefined)
    .sort((a, b) => a.date.instant - b.date.instant)
}

/** Whether anything was put right or withdrawn, so that there is a page that lists it. */
export function hasCorrections(edition: Edition): boolean {
  return (
    edition.articles.some(({ corrections }) => corrections.length > 0) ||
    withdrawalsOf(edition).length > 0
  )
}

/** The page of all corrections and withdrawals; none when there are none. */
export function correctionsPages(edition: Edition): Planned[] {
  if (!hasCorrections(edition)) return []
  const { site } = edition
  const address = correctionsAddress(site)
  const dated = ({ iso, day }: Moment) => ({ iso, text: dateText(day, site.language) })
  const corrected = ({ article, correction }: CorrectionMade): ListedCorrection => {
    const { headline, href, date: published, lang, dir } = rowOf(article, site)
    const { type, date, text } = correction
    return {
      ...{ type, text, date: dated(date) },
      article: { headline, href: `${href}#corrections`, date: published, lang, dir },
    }
  }
  const taken = ({
    address,
    headline,
    lang,
    reason,
    text,
    date,
  }: Withdrawal): ListedCorrection => ({
    ...{ type: 'withdrawal', reason, text, date: dated(date) },
    article: { headline, href: href(site, address), ...(lang ? spoken(lang, site) : {}) },
  })
  const listed = () =>
    [
      ...correctionsOf(edition).map(one => ({
        at: one.correction.date.instant,
        made: () => corrected(one),
      })),
      ...withdrawalsOf(edition).map(one => ({ at: one.date.instant, made: () => taken(one) })),
    ]
      .sort((a, b) => a.at - b.at)
      .reverse()
      .map(({ made }) => made())
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
