import type { ResultShown } from '../plan/search-records.ts'
import { type Cbor, readCbor } from './cbor.ts'
import { bytesAt } from './index-files.ts'
import { type Field, orderKey, type Postings, readPostings, wordsIn } from './postings.ts'

/** The pages of a segment that have each value of a filter. */
type Values = ReadonlyMap<string, readonly number[]>

/** What is shown of an article that was found. */
export interface HitData extends ResultShown {
  text: string
}

/** A word of the index. */
export interface IndexedWord {
  word: string
  /** How many pages hold it. */
  count: number
  postings: () => Postings
}

/** The files of a segment (formats of Pagefind 1.6; what is shown of pages is our own). */
export class SegmentFiles {
  readonly #place: string
  /** By the page's number: its name, and the file that holds what is shown of it. */
  readonly #pages: readonly [id: string, file: string][]
  /** Parts of the index, by the beginnings of their first and last words that tell them from their neighbours. */
  readonly #chunks: readonly [from: string, to: string, file: string][]
  readonly #filters: ReadonlyMap<string, string>
  /** The numbers of its pages, oldest first. */
  readonly order: readonly number[]
  readonly #fields: readonly Field[]
  readonly #read = new Map<string, Promise<unknown>>()

  private constructor(place: string, meta: Cbor) {
    const [, pages, chunks, filters, sorts, fields] = meta as unknown as [
      version: string,
      pages: [id: string, words: number, file: string][],
      chunks: [string, string, string][],
      filters: [string, string][],
      sorts: [string, number[]][],
      fields: Field[],
    ]
    this.#place = place
    this.#pages = pages.map(([id, , file]) => [id, file || id])
    this.#chunks = chunks
    this.#filters = new Map(filters)
    this.order = new Map(sorts).get('date') ?? []
    this.#fields = fields
  }

  /** Opens the segment in a folder (with a slash at its end) whose metadata has a tag. */
  static async at(place: string, tag: string): Promise<SegmentFiles> {
    return new SegmentFiles(place, readCbor(await dataAt(`${place}pagefind.${tag}.pf_meta`)))
  }

  /** The words that begin with a text, and others that are in the same parts of the index. */
  async wordsNear(text: string): Promise<IndexedWord[]> {
    const key = orderKey(text)
    const concerned = this.#chunks.filter(
      ([from, to]) => (to >= key || key.startsWith(to)) && (from <= key || from.startsWith(key)),
    )
    const chunks = await Promise.all(concerned.map(([, , file]) => this.#wordsIn(file)))
    return chunks.flat()
  }

  #wordsIn(file: string): Promise<IndexedWord[]> {
    return this.#once(`index/${file}.pf_index`, bytes =>
      wordsIn(readCbor(bytes)).map(([word, pages]) => {
        let postings: Postings | undefined
        return {
          ...{ word, count: pages.length },
          postings: () => (postings ??= readPostings(pages, this.#fields)),
        }
      }),
    )
  }

  /** The pages that have each value of a filter; none when no page of the segment has one. */
  async valuesOf(filter: string): Promise<Values> {
    const file = this.#filters.get(filter)
    if (!file) return new Map()
    return this.#once(`filter/${file}.pf_filter`, bytes => {
      const [, values] = readCbor(bytes) as unknown as [string, [string, number[]][]]
      return new Map(values)
    })
  }

  /** What is shown of a page. */
  async dataOf(page: number): Promise<HitData> {
    const [id, file] = this.#pages[page] ?? []
    const shown = await this.#once(
      `fragment/${file}.pf_fragment`,
      bytes => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, HitData>,
    )
    const data = id === undefined ? undefined : shown[id]
    if (!data) throw new Error(`the segment shows nothing of page ${page}`)
    return data
  }

  #once<Value>(name: string, read: (bytes: Uint8Array) => Value): Promise<Value> {
    const known = this.#read.get(name) as Promise<Value> | undefined
    if (known) return known
    const reading = dataAt(`${this.#place}${name}`).then(read)
    this.#read.set(name, reading)
    reading.catch(() => this.#read.delete(name))
    return reading
  }
}

const signature = 'pagefind_dcd'

/** What a file of the index holds, after the signature that Pagefind writes before it. */
async function dataAt(address: string): Promise<Uint8Array> {
  const packed = new Blob([await bytesAt(address)]).stream()
  const unpacked = packed.pipeThrough(new DecompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer())
  const isSigned = new TextDecoder().decode(bytes.subarray(0, signature.length)) === signature
  return isSigned ? bytes.subarray(signature.length) : bytes
}
