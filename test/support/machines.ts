import { cp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { type Manifest, manifestFrom, manifestText } from '../../src/publish/part-manifest.ts'
import {
  article,
  build,
  copyOf,
  filesBelow,
  newPlace,
  type Place,
  type Ran,
  write,
} from './build.ts'

/** When the article of the site that is held back appears. */
export const later = '2099-01-01T12:00:00Z'

/** A site of three editions with pictures, as one machine makes it, and its two halves. No test changes them. */
export function useHalves(): { whole: () => Place; halves: () => [string, string] } {
  let whole: Place
  let halves: string[] = []
  beforeAll(async () => {
    whole = await newPlace()
    await writeSite(whole)
    await built(whole)
    halves = await partsOf(whole, 2)
  })
  afterAll(async () => {
    await rm(whole.root, { recursive: true, force: true })
    await removeMachines(halves)
  })
  return { whole: () => whole, halves: () => halves as [string, string] }
}

async function writeSite(at: Place): Promise<void> {
  await cp('test/archives/editions/content', at.content, { recursive: true })
  const create = { width: 900, height: 600, channels: 3, background: '#48a' } as const
  const ferry = {
    ...{ title: 'The ferry', date: '2019-05-04', tags: ['Harbour', 'C++'] },
    ...{ cover: { src: 'ferry.jpg', alt: 'A ferry' }, permalink: '/old news: “1”/The-Ferry/' },
  }
  const quay = { title: 'The quay', date: '2020-06-05', aliases: ['/QUAY/', '/q*?.html'] }
  const held = { title: 'Held back', date: '2020-07-08', embargo: later }
  await write(at.content, {
    'media/ferry.jpg': await sharp({ create }).jpeg().toBuffer(),
    'articles/2019/ferry.md': article(ferry),
    'articles/2020/quay.md': article(quay, 'See [the ferry](../2019/ferry.md).\n'),
    'articles/2020/held.md': article(held),
  })
  await write(at.public, { 'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' })
}

/** Builds, and expects that it comes to its end. */
export async function built(at: Place, ...flags: string[]): Promise<Ran> {
  const ran = await build(at, flags)
  expect(ran.status, ran.stdout + ran.stderr).toBe(0)
  return ran
}

/** Another machine, for one test: the same content with other times, and nothing else. */
export async function machine(at: Place): Promise<Place> {
  const other = await freshMachine(at)
  onTestFinished(() => rm(other.root, { recursive: true, force: true }))
  return other
}

/** Another machine, for one test, that has the site and the cache too. */
export async function knowingMachine(at: Place): Promise<Place> {
  const other = await copyOf(at)
  await cp(at.public, other.public, { recursive: true })
  return other
}

const zones = ['Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu']

async function freshMachine(at: Place, number = 0): Promise<Place> {
  const other = await newPlace()
  for (const folder of ['content', 'public'] as const) {
    await cp(at[folder], other[folder], { recursive: true })
    const files = await filesBelow(other[folder])
    for (const file of files) await utimes(join(other[folder], file), number, number)
  }
  const env = { TZ: zones[number % 3], BACKFILE_WORKERS: String(1 + (number % 3)) }
  return { ...other, env: { ...other.env, ...env } }
}

/** Has as many machines make a part each. They are to be removed. */
async function partsOf(at: Place, of: number, make = built): Promise<string[]> {
  const parts: string[] = []
  for (let number = 1; number <= of; number += 1) {
    const maker = await freshMachine(at, number)
    const part = join(maker.root, 'part')
    await make(maker, '--shard', `${number}/${of}`, '--part', part)
    expect(await filesBelow(maker.out)).toEqual([])
    parts.push(part)
  }
  return parts
}

async function removeMachines(parts: readonly string[]): Promise<void> {
  for (const part of parts) await rm(join(part, '..'), { recursive: true, force: true })
}

/** Has as many machines make a part each, for one test. */
export async function parts(...given: Parameters<typeof partsOf>): Promise<string[]> {
  const made = await partsOf(...given)
  onTestFinished(() => removeMachines(made))
  return made
}

/** What a part says of itself. */
export async function manifestOf(part: string): Promise<Manifest> {
  return manifestFrom(await readFile(join(part, 'part.json'), 'utf8')) as Manifest
}

/** Has a part say something else of itself. */
export async function rewrite(
  part: string,
  change: (manifest: Manifest) => Partial<Manifest>,
): Promise<void> {
  const told = await manifestOf(part)
  await writeFile(join(part, 'part.json'), manifestText({ ...told, ...change(told) }))
}
