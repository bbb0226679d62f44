import { counted, filled, numeral } from '../words/fill.ts'
import type { SpokenBySearch } from '../words/search-words.ts'
import type { YearFound } from './years-found.ts'

/** A first and a last year. */
type Years = readonly [string, string]

/** What the search page says, in its language. */
export class Telling {
  readonly words: SpokenBySearch

  constructor(words: SpokenBySearch) {
    this.words = words
  }

  /** “2014: at least 12”. `found` is undefined for a year that was not searched. */
  inYear(year: string, found: YearFound | undefined): string {
    const { inYear, notSearched, articles, atLeast, language } = this.words
    const told =
      found === undefined
        ? notSearched
        : found.isWhole
          ? counted(articles, found.count, language)
          : filled(atLeast, { count: found.count }, language)
    return filled(inYear, { year: this.year(year), articles: told }, language)
  }

  /** A year, or a count, in the digits of the language. */
  year(year: string): string {
    return Number(year).toLocaleString(this.words.language, { useGrouping: false })
  }

  number(count: number): string {
    return numeral(count, this.words.language)
  }

  moreValues(count: number): string {
    return counted(this.words.moreValues, count, this.words.language)
  }

  /** `isNarrowed` by filters or a time, of which some may be taken away. */
  found(count: number, isNarrowed: boolean): string {
    const { nothingFound, nothingLeft, found, language } = this.words
    if (count === 0) return isNarrowed ? nothingLeft : nothingFound
    return counted(found, count, language)
  }

  /** “Did you mean lighthouse?” */
  didYouMean(text: string): string {
    const { didYouMean, language } = this.words
    return filled(didYouMean, { text }, language)
  }

  /** With `years`, what is shown is the best of those. */
  foundAtLeast(count: number, years?: Years): string {
    const { foundAtLeast, bestOf, language } = this.words
    const told = counted(foundAtLeast, count, language)
    return years ? `${told} ${filled(bestOf, { years: this.#span(years) }, language)}` : told
  }

  /** `progress` is a share of 1. */
  looking(years?: Years, progress = 0): string {
    const { looking, lookingAt, language } = this.words
    if (!years) return looking
    const told = filled(lookingAt, { years: this.#span(years) }, language)
    const share = progress.toLocaleString(language, { style: 'percent' })
    return progress > 0 ? `${told} ${share}` : told
  }

  noIndex(years?: Years): string {
    const { noIndex, noIndexOf, language } = this.words
    return years ? filled(noIndexOf, { years: this.#span(years) }, language) : noIndex
  }

  #span(years: Years): string {
    return [...new Set(years)].map(year => this.year(year)).join('–')
  }
}
