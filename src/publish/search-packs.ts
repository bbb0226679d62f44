import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { digestOf } from '../archive/digest.ts'
import type { Part, SegmentPacks } from '../plan/search-packs.ts'

/** Parts of what is shown of articles in a file: more make fewer files, fewer are written anew for a new article. */
const partsPerFile = 8

/** What is shown of an article, as JSON, by the address under which Pagefind indexed it. */
export type ShownByUrl = ReadonlyMap<string, string>

/**
 * Puts the files that Pagefind wrote into a folder together, and what is shown of articles in the place of what it kept of
 * them: `perPart` articles in a part, in the order of `shown`, so that one more at its end changes the last file alone.
 */
export async function packIndex(
  folder: string,
  tag: string,
  { shown, perPart }: { shown: ShownByUrl; perPart: number },
): Promise<void> {
  const packs: SegmentPacks = {
    index: await packOf(folder, 'index'),
    filter: await packOf(folder, 'filter'),
    shown: await packShown(join(folder, 'fragment'), shown, perPart),
  }
  await keepMeta(folder, tag, packs)
}

/** Makes one file of those in a folder, with the end of its name for a name. */
async function packOf(folder: string, kind: 'index' | 'filter'): Promise<SegmentPacks['index']> {
  const from = join(folder, kind)
  const names = (await readdir(from).catch(() => [])).sort()
  const files = await Promise.all(names.map(name => readFile(join(from, name))))
  if (files.length === 0) return { file: '', parts: {} }
  const places = placesOf(files)
  const parts = names.map((name, i) => [name.replace(/\.[^.]*$/, ''), places[i]])
  await rm(from, { recursive: true })
  const file = await written(from, files, `pf_${kind}`)
  return { file: `${kind}/${file}`, parts: Object.fromEntries(parts) }
}

async function packShown(
  folder: string,
  shown: ShownByUrl,
  perPart: number,
): Promise<SegmentPacks['shown']> {
  const idOf = await idsIn(folder)
  await rm(folder, { recursive: true })
  const entries = [...shown].map(([url, shows]) => [idOf.get(url) ?? '', shows] as const)
  const units = inGroups(entries, perPart).map(group =>
    gzipSync(`{${group.map(([id, shows]) => `${JSON.stringify(id)}:${shows}`).join(',')}}`, {
      level: 9,
    }),
  )
  const parts: SegmentPacks['shown']['parts'] = []
  for (const group of inGroups(units, partsPerFile)) {
    const file = await written(folder, group, 'pf_fragment')
    parts.push(...placesOf(group).map(at => ({ file: `fragment/${file}`, at })))
  }
  return { perPart, parts, ids: entries.map(([id]) => id) }
}

/** Writes a file of parts, named by its content. */
async function written(folder: string, parts: readonly Buffer[], end: string): Promise<string> {
  const whole = Buffer.concat(parts)
  const name = `${digestOf(whole).slice(0, 16)}.${end}`
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), whole)
  return name
}

function placesOf(parts: readonly Buffer[]): Part[] {
  let end = 0
  return parts.map(({ length }) => {
    end += length
    return [end - length, end]
  })
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size))
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

/** Writes where everything is before the metadata of Pagefind, and keeps nothing else of what it wrote. */
async function keepMeta(folder: string, tag: string, packs: SegmentPacks): Promise<void> {
  const kept = ['index', 'fragment', 'filter']
  for (const name of await readdir(folder)) {
    if (kept.includes(name)) continue
    const path = join(folder, name)
    if (name.endsWith('.pf_meta')) {
      const meta = gunzipSync(await readFile(path))
      const whole = Buffer.concat([Buffer.from(`${JSON.stringify(packs)}\n`), meta])
      await writeFile(join(folder, `pagefind.${tag}.pf_meta`), gzipSync(whole, { level: 9 }))
    }
    await rm(path, { recursive: true })
  }
}
