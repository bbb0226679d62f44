import type { Article } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import type { Site } from '../archive/site.ts'
import { dateText } from './date-text.ts'
import { type Planned, planned } from './page.ts'

/** A picture of an article's headline, for social sites (Open Graph). */
export interface CardShown {
  headline: string
  section?: string | undefined
  date: string
  /** Of the site. */
  name: string
  lang: string
}

declare module './page.ts' {
  interface Shown {
    card: CardShown
  }
}

/** The social cards of those articles that are to have one, each beside its article's page. */
export function cards({ articles, site }: Edition): Planned<'card'>[] {
  return articles
    .filter(article => hasCard(article, site))
    .map(article => planned('card', cardAddress(article), () => cardOf(article, site)))
}

/** Where an article's card is. */
export function cardAddress({ address }: Article): string {
  return `${address}card.png`
}

/** Whether an article has a card: by the site's setting, and when its words can be drawn. */
export function hasCard(article: Article, site: Site): boolean {
  const isWanted = { none: false, chosen: article.card, all: true }[site.socialCards]
  return isWanted && canBeDrawn(Object.values(cardOf(article, site)).join(''))
}

function cardOf({ headline, section, date, lang }: Article, site: Site): CardShown {
  return {
    ...{ headline, section: section?.label, date: dateText(date.day, site.language) },
    ...{ name: site.name, lang },
  }
}

/**
 * What the font of cards has: Latin with the letters of Europe, Turkey and Vietnam, Greek with one accent, Cyrillic, and
 * what stands between letters. What is missing in it would be an empty box.
 */
const drawable =
  /^[\u0020-\u007e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0386-\u03ce\u0400-\u045f\u0490\u0491\u1ea0-\u1ef9\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122\u2212]*$/u

function canBeDrawn(text: string): boolean {
  return drawable.test(text)
}
