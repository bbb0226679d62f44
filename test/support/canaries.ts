import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { build, filesBelow, type Place } from './build.ts'

/** A word that stands nowhere else and that no stemmer shortens: consonants alone. */
export function canary(owner: string, part: string): string {
  const digest = createHash('sha256').update(`${owner} ${part}`).digest('hex').slice(0, 14)
  return [...digest].map(digit => 'bcdfghjklmnpqrtv'[Number.parseInt(digit, 16)]).join('')
}

/** Canaries with what they stand for. */
export type Words = readonly (readonly [string, string])[]

/** Every file of a site: name and bytes, unpacked too where it is packed, in lower case. */
export async function everything(at: Place): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const file of await filesBelow(at.out)) {
    const bytes = await readFile(join(at.out, file))
    const text = `${file}\n${bytes.toString('latin1')}\n${unpacked(file, bytes)}`
    found.set(file, text.toLowerCase())
  }
  return found
}

/** Builds in a place, and gives every file of its site. */
export async function everythingBuilt(at: Place): Promise<Map<string, string>> {
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  return everything(at)
}

const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08])

/** What is packed in a file. A file of the search has its number before; one that cannot be unpacked would hide its words. */
function unpacked(file: string, bytes: Buffer): string {
  const start = bytes.indexOf(gzipMagic)
  const isOfSearch = /\.pf_\w+$/.test(file)
  if (start < 0 && isOfSearch) expect(bytes.toString(), file).toMatch(/^\d+\n$/)
  if (start < 0 || (start > 0 && !isOfSearch)) return ''
  try {
    return gunzipSync(bytes.subarray(start)).toString('latin1')
  } catch (error) {
    if (isOfSearch) throw error
    return ''
  }
}

/** Which of the words stand where. */
export function sightings(all: ReadonlyMap<string, string>, looked: Words): string[] {
  return looked.flatMap(([name, word]) => {
    const files = [...all].filter(([, text]) => text.includes(word)).map(([file]) => file)
    return files.length > 0 ? [`${name} in ${files.join(', ')}`] : []
  })
}

/** Which of the words stand nowhere. */
export function missing(all: ReadonlyMap<string, string>, looked: Words): string[] {
  const texts = [...all.values()]
  return looked.filter(([, word]) => !texts.some(text => text.includes(word))).map(([name]) => name)
}
