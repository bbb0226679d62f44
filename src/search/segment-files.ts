import { type Cbor, readCbor } from '../archive/cbor.ts'
import type { Packed, SegmentPacks } from '../plan/search-packs.ts'
import type { ResultShown } from '../plan/search-records.ts'
import { bytesAt, partAt } from './index-files.ts'
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

/** The files of a segment (formats of Pagefind 1.6, packed; what is shown of pages is our own). */
export class SegmentFiles {
  readonly #place: string
  readonly #packs: SegmentPacks
  /** By the page's number: its name, and in which part what is shown of it stands. */
  readonly #pages: readonly { id: string; part: number }[]
  /** Parts of the index, by the beginnings of their first and last words that tell them from their neighbours. */
  readonly #chunks: readonly [from: string, to: string, file: string][]
  readonly #filters: ReadonlyMap<string, string>
  /** The numbers of its pages, oldest first. */
  readonly order: readonly number[]
  readonly #fields: readonly Field[]
  readonly #read = new Map<string, Promise<unknown>>()

  private constructor(place: string, packs: SegmentPacks, meta: Cbor) {
    const [, pages, chunks, filters, sorts, fields] = meta as unknown as [
      version: string,
      pages: [id: string, words: number, file: string][],
      chunks: [string, string, string][],
      filters: [string, string][],
      sorts: [string, number[]][],
      fields: Field[],
    ]
    this.#place = place
    this.#packs = packs
    const { ids, perPart } = packs.shown
    const partOf = new Map(ids.map((id, i) => [id, Math.floor(i / perPart)]))
    this.#pages = pages.map(([id]) => ({ id, part: partOf.get(id) ?? -1 }))
    this.#chunks = chunks
    this.#filters = new Map(filters)
    this.order = new Map(sorts).get('date') ?? []
    this.#fields = fields
  }

  /** Opens the segment in a folder (with a slash at its end) whose metadata has a tag. */
  static async at(place: string, tag: string): Promise<SegmentFiles> {
    const bytes = await unpacked(await bytesAt(`${place}pagefind.${tag}.pf_meta`))
    const end = bytes.indexOf('\n'.charCodeAt(0))
    const packs = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as SegmentPacks
    return new SegmentFiles(place, packs, readCbor(unsigned(bytes.subarray(end + 1))))
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
    return this.#once(this.#packs.index[file], bytes =>
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
    const name = this.#filters.get(filter)
    if (!name) return new Map()
    return this.#once(this.#packs.filter[name], bytes => {
      const [, values] = readCbor(bytes) as unknown as [string, [string, number[]][]]
      return new Map(values)
    })
  }

  /** What is shown of a page. */
  async dataOf(page: number): Promise<HitData> {
    const { id, part = -1 } = this.#pages[page] ?? {}
    const shown = await this.#once(
      this.#packs.shown.parts[part],
      bytes => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, HitData>,
    )
    const data = id === undefined ? undefined : shown[id]
    if (!data) throw new Error(`the segment shows nothing of page ${page}`)
    return data
  }

  /** What a part holds, read once. */
  #once<Value>(part: Packed | undefined, read: (bytes: Uint8Array) => Value): Promise<Value> {
    if (!part) return Promise.reject(new Error('the segment has no such part'))
    const name = `${part.file} ${part.at[0]}`
    const known = this.#read.get(name) as Promise<Value> | undefined
    if (known) return known
    const loading = partAt(this.#place + part.file, part.at)
    const reading = loading.then(async packed => read(unsigned(await unpacked(packed))))
    this.#read.set(name, reading)
    reading.catch(() => this.#read.delete(name))
    return reading
  }
}

const signature = 'pagefind_dcd'

/** What stands after the signature that Pagefind writes before what it holds. */
function unsigned(bytes: Uint8Array): Uint8Array {
  const isSigned = new TextDecoder().decode(bytes.subarray(0, signature.length)) === signature
  return isSigned ? bytes.subarray(signature.length) : bytes
}

async function unpacked(packed: ArrayBuffer): Promise<Uint8Array> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
