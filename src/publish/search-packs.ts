import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Cbor, readCbor } from '../archive/cbor.ts'
import { digestOf } from '../archive/digest.ts'
import {
  filesOfWords,
  type Packed,
  type Part,
  type SegmentPacks,
  shownPerFile,
} from '../plan/search-packs.ts'

/** The folders of a segment, each with files of its kind. */
const kinds: ReadonlySet<string> = new Set(['index', 'filter', 'fragment'])

/** What is shown of an article, as JSON, by the address under which Pagefind indexed it. */
type ShownByUrl = ReadonlyMap<string, string>

/**
 * Puts the files that Pagefind wrote into a folder together, and what is shown of articles in the place of what it kept of
 * them: `perPart` articles in a part, in the order of `shown`, so that one more at its end changes the last file alone.
 */
export async function packIndex(
  folder: string,
  tag: string,
  { shown, perPart }: { shown: ShownByUrl; perPart: number },
): Promise<void> {
  const meta = await takeMeta(folder)
  const [, , words, filters] = readCbor(meta.subarray(signature.length)) as Cbor[][][]
  const packs: SegmentPacks = {
    index: await packNamed(folder, 'index', namesIn(words, 2), filesOfWords(shown.size)),
    filter: await packNamed(folder, 'filter', namesIn(filters, 1), 1),
    shown: await packShown(folder, shown, perPart),
  }
  const whole = Buffer.concat([Buffer.from(`${JSON.stringify(packs)}\n`), meta])
  await writeFile(join(folder, `pagefind.${tag}.pf_meta`), gzipSync(whole, { level: 9 }))
}

/** The names of the parts that a list of the metadata tells of, in its order, which stays when one of them changes. */
function namesIn(told: readonly Cbor[][] = [], at: number): string[] {
  return told.map(one => String(one[at]))
}

/** Packs the files that Pagefind wrote for its parts of a kind into so many files. */
async function packNamed(
  folder: string,
  kind: 'index' | 'filter',
  names: readonly string[],
  count: number,
): Promise<Record<string, Packed>> {
  const from = join(folder, kind)
  const files = names.map(name => readFile(join(from, `${name}.pf_${kind}`)))
  const parts = await Promise.all(files)
  await rm(from, { recursive: true, force: true })
  const packed = await packParts(folder, kind, inShares(parts, count))
  return Object.fromEntries(names.map((name, i) => [name, packed[i] as Packed]))
}

async function packShown(
  folder: string,
  shown: ShownByUrl,
  perPart: number,
): Promise<SegmentPacks['shown']> {
  const fragments = join(folder, 'fragment')
  const idOf = await idsIn(fragments)
  await rm(fragments, { recursive: true })
  const entries = [...shown].map(([url, shows]) => [known(idOf.get(url), url), shows] as const)
  const units = inGroups(entries, perPart).map(group =>
    gzipSync(`{${group.map(([id, shows]) => `${JSON.stringify(id)}:${shows}`).join(',')}}`, {
      level: 9,
    }),
  )
  const parts = await packParts(folder, 'fragment', inGroups(units, shownPerFile))
  return { perPart, parts, ids: entries.map(([id]) => id) }
}

/** Writes groups of parts into files, each named by its content, which begins with its number: no two are the same. */
async function packParts(
  folder: string,
  kind: 'index' | 'filter' | 'fragment',
  groups: readonly (readonly Buffer[])[],
): Promise<Packed[]> {
  const packed: Packed[] = []
  await mkdir(join(folder, kind), { recursive: true })
  for (const [i, group] of groups.entries()) {
    const head = Buffer.from(`${i}\n`)
    const whole = Buffer.concat([head, ...group])
    const file = `${kind}/${digestOf(whole).slice(0, 16)}.pf_${kind}`
    await writeFile(join(folder, file), whole)
    packed.push(...placesOf(group, head.length).map(at => ({ file, at })))
  }
  return packed
}

function placesOf(parts: readonly Buffer[], start: number): Part[] {
  let end = start
  return parts.map(({ length }) => {
    end += length
    return [end - length, end]
  })
}

/** So many groups, in order, as even as they can be; some are empty when there are fewer items. */
function inShares<Item>(items: readonly Item[], count: number): Item[][] {
  const start = (share: number) => Math.round((share * items.length) / count)
  return Array.from({ length: count }, (_, i) => items.slice(start(i), start(i + 1)))
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size))
}

/** What Pagefind must have written. Throws when it did not. */
function known(found: string | undefined, what: string): string {
  if (found === undefined) throw new Error(`Pagefind wrote nothing for ${what}`)
  return found
}

interface Page {
  url: string
}

/** The names that Pagefind gives to pages, by their addresses. */
async function idsIn(folder: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const name of await readdir(folder)) {
    const text = gunzipSync(await readFile(join(folder, name))).toString()
    const held = JSON.parse(text.slice(text.indexOf('{'))) as Record<string, Page> | Page
    // A file of one page alone is that page, and has its name.
    const pages = isPage(held) ? { [name.replace(/\.pf_fragment$/, '')]: held } : held
    for (const [id, { url }] of Object.entries(pages)) ids.set(url, id)
  }
  return ids
}

function isPage(held: Record<string, Page> | Page): held is Page {
  return typeof held.url === 'string'
}

/** What Pagefind writes before its data. */
const signature = 'pagefind_dcd'

/** The metadata that Pagefind wrote, unpacked. Removes it, and all that is not data of the index. */
async function takeMeta(folder: string): Promise<Buffer> {
  const names = await readdir(folder)
  const name = known(
    names.find(name => name.endsWith('.pf_meta')),
    `metadata in ${folder}`,
  )
  const meta = gunzipSync(await readFile(join(folder, name)))
  const others = names.filter(name => !kinds.has(name))
  await Promise.all(others.map(name => rm(join(folder, name), { recursive: true })))
  return meta
}
