import type { Stem } from '../archive/stem.ts'
import type { Field, Postings } from './postings.ts'
import type { IndexedWord } from './segment-files.ts'
import type { Phrase, Sought } from './terms.ts'
import { likenessTo } from './word-fit.ts'

/** How well pages answer for something, by their numbers; those that do not are not in it. */
export type Fits = ReadonlyMap<number, number>

/**
 * What a word is worth in a field. How often it is there adds less than one, so that one in a headline goes before
 * many in a text; and other forms of a word are worth less than the word itself anywhere (`likeness`).
 */
const worth: Record<Field, number> = {
  ...{ headline: 3, standfirst: 2, authors: 2, topics: 2, content: 1 },
}

/** Where the forms of a word are, with how well each answers: in each page, in each field, by place. */
type Places = Map<number, Map<Field, Map<number, number>>>

/** Pages in which a phrase is, with how well they answer for it; `words` has those of the index near each of its words. */
export function fitsOf(
  phrase: Phrase,
  words: readonly (readonly IndexedWord[])[],
  stem: Stem,
): Fits {
  const forms = phrase.map((sought, i) => formsOf(sought, words[i] ?? [], stem))
  const isShared = pagesOfAll(forms)
  const each = forms.map(some => {
    const places: Places = new Map()
    for (const { postings, well } of some) addPlaces(places, postings, well, isShared)
    return places
  })
  const [first, ...others] = each
  const fits = new Map<number, number>()
  for (const [page, fields] of first ?? []) {
    let best = 0
    for (const [field, starts] of fields) {
      const followers = others.map(places => places.get(page)?.get(field))
      best = Math.max(best, valueIn(field, starts, followers))
    }
    if (best > 0) fits.set(page, best * phrase.length)
  }
  return fits
}

/** What the places of a phrase in a field are worth: 0 when it is not there. */
function valueIn(
  field: Field,
  starts: ReadonlyMap<number, number>,
  followers: readonly (ReadonlyMap<number, number> | undefined)[],
): number {
  let count = 0
  let best = 0
  for (const [place, well] of starts) {
    const all = [well, ...followers.map((at, i) => at?.get(place + i + 1) ?? 0)]
    const least = Math.min(...all)
    if (least === 0) continue
    count += least
    best = Math.max(best, least)
  }
  return best * (worth[field] + count / (count + 2))
}

/** A form of a word in the index, with how well it answers for the word. */
interface Form {
  postings: Postings
  well: number
}

function formsOf(sought: Sought, words: readonly IndexedWord[], stem: Stem): Form[] {
  const likeness = likenessTo(sought, stem)
  return [...new Set(words)].flatMap(({ word, postings }) => {
    const well = likeness(word)
    return well > 0 ? [{ postings: postings(), well }] : []
  })
}

/** Whether a page holds some form of every word: only there are their places of interest. */
function pagesOfAll(each: readonly (readonly Form[])[]): (page: number) => boolean {
  if (each.length < 2) return () => true
  const sets = each.map(forms => new Set(forms.flatMap(({ postings }) => [...postings.keys()])))
  return page => sets.every(pages => pages.has(page))
}

function addPlaces(
  places: Places,
  postings: Postings,
  well: number,
  isShared: (page: number) => boolean,
): void {
  for (const [page, fields] of postings) {
    if (!isShared(page)) continue
    const there = places.get(page) ?? new Map<Field, Map<number, number>>()
    places.set(page, there)
    for (const [field, at] of fields) {
      const known = there.get(field) ?? new Map<number, number>()
      there.set(field, known)
      for (const place of at) known.set(place, Math.max(well, known.get(place) ?? 0))
    }
  }
}

/** The best of what each page is worth in several. */
export function bestOf(all: readonly Fits[]): Fits {
  const best = new Map<number, number>()
  for (const fits of all)
    for (const [page, well] of fits) best.set(page, Math.max(well, best.get(page) ?? 0))
  return best
}
