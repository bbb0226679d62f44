import { type Cbor, readCbor } from './cbor.ts'
import { bytesAt } from './index-files.ts'

type Pages = [number, ...Cbor[]][]

/** The pages of a segment that have each value of a filter. */
export type Values = ReadonlyMap<string, readonly number[]>

/**
 * What the files of a segment say of themselves (formats of Pagefind 1.6). Pagefind tells neither which of the
 * words it holds begin with a text nor which pages have a value of a filter, and answers with something else
 * when it does not hold a word.
 */
export class SegmentFiles {
  readonly #place: string
  readonly #pages: ReadonlyMap<string, number>
  /** Parts of the index, by the beginnings of their first and last words that tell them from their neighbours. */
  readonly #chunks: [from: string, to: string, file: string][]
  readonly #filters: ReadonlyMap<string, string>
  readonly #read = new Map<string, Promise<Cbor>>()

  private constructor(place: string, meta: Cbor) {
    const [, pages, chunks, filters] = meta as [
      ...[string, [string, ...Cbor[]][], [string, string, string][], [string, string][]],
      ...Cbor[],
    ]
    this.#place = place
    this.#pages = new Map(pages.map(([id], number) => [id, number]))
    this.#chunks = chunks
    this.#filters = new Map(filters)
  }

  /** Opens the segment in a folder (with a slash at its end) whose metadata has a tag. */
  static async at(place: string, tag: string): Promise<SegmentFiles> {
    return new SegmentFiles(place, await fileAt(`${place}pagefind.${tag}.pf_meta`))
  }

  /** The number of a result's page. */
  pageOf(id: string): number {
    const number = this.#pages.get(id)
    if (number === undefined) throw new Error(`the segment has no page ${id}`)
    return number
  }

  /** The pages that hold a word that begins with a text. */
  async pagesBeginning(text: string): Promise<Set<number>> {
    const concerned = this.#chunks.filter(
      ([from, to]) =>
        (to >= text || text.startsWith(to)) && (from <= text || from.startsWith(text)),
    )
    const chunks = await Promise.all(
      concerned.map(([, , file]) => this.#file(`index/${file}.pf_index`)),
    )
    const pages = new Set<number>()
    for (const [words] of chunks as [[string, Pages, [string, Pages][]][]][]) {
      for (const [word, exact, variants] of words) {
        if (!word.startsWith(text)) continue
        for (const told of [exact, ...variants.map(([, pages]) => pages)]) add(told, pages)
      }
    }
    return pages
  }

  /** The pages that have each value of a filter; none when no page of the segment has one. */
  async valuesOf(filter: string): Promise<Values> {
    const file = this.#filters.get(filter)
    if (!file) return new Map()
    const [, values] = (await this.#file(`filter/${file}.pf_filter`)) as [
      string,
      [string, number[]][],
    ]
    return new Map(values)
  }

  #file(name: string): Promise<Cbor> {
    const reading = this.#read.get(name) ?? fileAt(`${this.#place}${name}`)
    this.#read.set(name, reading)
    reading.catch(() => this.#read.delete(name))
    return reading
  }
}

/** Numbers of pages are written as their distance from the one before. */
function add(told: Pages, pages: Set<number>): void {
  let page = 0
  for (const [distance] of told) {
    page += distance
    pages.add(page)
  }
}

/** Bytes before what a file of Pagefind holds. */
const signature = 'pagefind_dcd'.length

async function fileAt(address: string): Promise<Cbor> {
  const packed = new Blob([await bytesAt(address)]).stream()
  const bytes = await new Response(
    packed.pipeThrough(new DecompressionStream('gzip')),
  ).arrayBuffer()
  return readCbor(new Uint8Array(bytes, signature))
}
