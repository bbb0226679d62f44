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

/** Letters of the scripts that the font of cards has, and what stands between letters of any script. */
const drawable =
  /^(?:[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}]|(?![\u3000-\uffff])[\p{P}\p{N}\p{Z}\p{Sc}+=<>|~±×÷−°©®™])*$/u

function canBeDrawn(text: string): boolean {
  return drawable.test(text)
}
