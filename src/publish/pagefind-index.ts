import { packIndex } from './search-packs.ts'
import type { Tokens } from './search-tokens.ts'
import { withPagefind } from './with-pagefind.ts'

/** An article to index, and what is shown of it. */
interface Document extends Tokens {
  url: string
  filters: Record<string, string[]>
  sort: Record<string, string>
  /** What the index keeps of it, as JSON. */
  shows: string
  /** A digest of that (hexadecimal), so that its file has another name when it changes. */
  mark: string
}

interface IndexTask {
  folder: string
  /** What to name its metadata by. */
  tag: string
  /** Articles whose particulars are loaded together. */
  perPart: number
}

/** Documents that are handed over before the answer to the first is awaited. */
const atOnce = 64

type Pagefind = typeof import('pagefind')
type Index = NonNullable<Awaited<ReturnType<Pagefind['createIndex']>>['index']>

/**
 * Makes a Pagefind index of documents in a folder: words with their places, filters, order, and what is shown. Its
 * language is unknown, so that Pagefind takes words as they are. Of what Pagefind writes, only the data is kept.
 */
export async function makePagefindIndex(
  { folder, tag, perPart }: IndexTask,
  documents: () => Iterable<Document>,
): Promise<void> {
  const language = 'unknown'
  const shown = new Map<string, string>()
  await withPagefind(async pagefind => {
    const { index, errors } = await pagefind.createIndex({
      forceLanguage: language,
      maxFragments: 16,
    })
    if (!index) throw new Error(`the search index could not be made: ${errors.join('; ')}`)
    let adding: ReturnType<Index['addCustomRecord']>[] = []
    const settle = async () => {
      for (const { errors } of await Promise.all(adding)) fail(errors)
      adding = []
    }
    for (const { url, shows, mark, content, meta, filters, sort } of documents()) {
      shown.set(url, shows)
      const marked = `${withWords(content, meta, mark)} ${unindexed(mark)}`
      adding.push(
        index.addCustomRecord({
          url,
          content: marked,
          language,
          meta: filled(meta),
          filters,
          sort,
        }),
      )
      if (adding.length >= atOnce) await settle()
    }
    await settle()
    fail((await index.writeFiles({ outputPath: folder })).errors)
  })
  await packIndex(folder, tag, { shown, perPart })
}

/** Pagefind leaves out what has no words but those of its fields: so an article without a text has these for one. */
function withWords(content: string, meta: Record<string, string>, mark: string): string {
  const texts = [content, ...Object.values(meta)]
  return texts.find(text => /[\p{L}\p{N}]/u.test(text)) ?? mark
}

/** A digest in characters that are part of no word. */
function unindexed(mark: string): string {
  return [...mark].map(digit => String.fromCharCode(0xe100 + Number.parseInt(digit, 36))).join('')
}

function filled(meta: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(meta).filter(([, text]) => text !== ''))
}

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index could not be made: ${errors.join('; ')}`)
}
