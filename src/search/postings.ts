import type { Cbor } from '../archive/cbor.ts'

/** Fields of an article in the index; its text and what is beside it are `content`. */
export type Field = 'headline' | 'standfirst' | 'authors' | 'topics' | 'content'

/** Where a word is in the pages of a segment: in each page, in each field, the numbers of its places. */
export type Postings = ReadonlyMap<number, ReadonlyMap<Field, readonly number[]>>

/** A page of a posting as Pagefind writes it: its distance from the one before, places in content, in metadata. */
export type WrittenPage = [distance: number, content: number[], meta: number[]]

/** Reads what Pagefind writes of a word's places; `fields` are the names of its metadata fields. */
export function readPostings(written: readonly WrittenPage[], fields: readonly Field[]): Postings {
  const postings = new Map<number, Map<Field, readonly number[]>>()
  let page = 0
  for (const [distance, content, meta] of written) {
    page += distance
    const places = new Map<Field, readonly number[]>()
    for (const [, at] of groupsOf(content)) places.set('content', at)
    for (const [number, at] of groupsOf(meta)) {
      const field = fields[number - 1]
      if (field) places.set(field, at)
    }
    postings.set(page, places)
  }
  return postings
}

/** Places after a negative number belong to it; each is told by its distance from the one before. */
function groupsOf(written: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  let group: number[] = []
  let place = 0
  for (const number of written) {
    if (number < 0) {
      group = []
      place = 0
      groups.set(-number, group)
    } else {
      place += number
      group.push(place)
    }
  }
  return groups
}

/** A word of the index, with its pages; with accents that Pagefind takes away, `variants`. */
type WrittenWord = [word: string, pages: WrittenPage[], variants: [string, WrittenPage[]][]]

/** The words of a part of the index, each as it was indexed. */
export function wordsIn(chunk: Cbor): [string, WrittenPage[]][] {
  const [words] = chunk as unknown as [WrittenWord[]]
  return words.flatMap(([word, pages, variants]) => [
    ...(pages.length > 0 ? [[word, pages] as [string, WrittenPage[]]] : []),
    ...variants,
  ])
}

/** A word as Pagefind orders it: without accents, letters of Korean taken apart. */
export function orderKey(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/.[\u3099\u309A]/gu, kana => kana.normalize('NFC'))
    .replaceAll(/\p{Mn}/gu, '')
}
