import type { Edition } from '../archive/edition.ts'
import type { Gone, WithdrawalReason } from '../archive/gone.ts'
import { dateText } from './date-text.ts'
import { type Planned, planned } from './page.ts'
import { type ArticleLink, articleLink, type Dated, type Spoken, spoken } from './row.ts'

/** The page at an address at which something was: what became of it. */
export interface GoneShown extends Spoken {
  /** What it was called, where that may be said. */
  headline?: string | undefined
  reason?: WithdrawalReason | undefined
  date?: Dated | undefined
  /** What its author says to readers. */
  text?: string | undefined
  /** What takes its place. */
  instead?: ArticleLink | undefined
}

declare module './page.ts' {
  interface Shown {
    gone: GoneShown
  }
}

/** Everything that is gone from an edition and whose address is that of a page. */
export function goneFrom({ withdrawn, gone }: Pick<Edition, 'withdrawn' | 'gone'>): Gone[] {
  return [...withdrawn, ...gone]
}

/** A page for everything that is gone from an edition. */
export function gonePages(edition: Edition): Planned[] {
  const { site } = edition
  return goneFrom(edition).map(({ address, headline, lang, reason, date, text, by }) =>
    planned('gone', address, () => ({
      ...{ headline, reason, text },
      date: date && { iso: date.iso, text: dateText(date.day, site.language) },
      instead: by && articleLink(by, site),
      ...(lang === undefined ? {} : spoken(lang, site)),
    })),
  )
}
