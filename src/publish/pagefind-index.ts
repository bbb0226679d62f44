import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Tokens } from './search-tokens.ts'

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
  /** Files that hold what is shown. */
  files: number
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
  { folder, tag, files }: IndexTask,
  documents: () => Iterable<Document>,
): Promise<void> {
  const pagefind = await import('pagefind')
  const language = 'unknown'
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: language,
    maxFragments: files,
  })
  if (!index) throw new Error(`the search index could not be made: ${errors.join('; ')}`)
  const shown = new Map<string, string>()
  try {
    let adding: ReturnType<Index['addCustomRecord']>[] = []
    const settle = async () => {
      for (const { errors } of await Promise.all(adding)) fail(errors)
      adding = []
    }
    for (const { url, shows, mark, content, meta, filters, sort } of documents()) {
      shown.set(url, shows)
      const marked = `${content} ${unindexed(mark)}`
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
  } finally {
    await pagefind.close()
  }
  await keepData(folder, tag)
  await replaceFragments(join(folder, 'fragment'), shown)
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

async function keepData(folder: string, tag: string): Promise<void> {
  const kept = ['index', 'fragment', 'filter']
  for (const name of await readdir(folder)) {
    if (name.endsWith('.pf_meta'))
      await rename(join(folder, name), join(folder, `pagefind.${tag}.pf_meta`))
    else if (!kept.includes(name)) await rm(join(folder, name), { recursive: true })
  }
}

interface Page {
  url: string
}

type Pages = Record<string, Page>

function isPage(held: Pages | Page): held is Page {
  return typeof held.url === 'string'
}

/** Puts what is shown of articles where Pagefind keeps the words that it indexed of them. */
async function replaceFragments(folder: string, shown: ReadonlyMap<string, string>): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    const text = gunzipSync(await readFile(file)).toString()
    const held = JSON.parse(text.slice(text.indexOf('{'))) as Pages | Page
    // A file of one page alone is that page, and has its name.
    const pages = isPage(held) ? { [name.replace(/\.pf_fragment$/, '')]: held } : held
    const entries = Object.entries(pages).map(
      ([id, { url }]) => `${JSON.stringify(id)}:${shown.get(url) ?? 'null'}`,
    )
    await writeFile(file, gzipSync(`{${entries.join(',')}}`, { level: 9 }))
  }
}
