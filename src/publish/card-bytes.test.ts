import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Region } from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { cardBytes } from './card-bytes.ts'

async function emptyCache(): Promise<string> {
  const cache = await mkdtemp(join(tmpdir(), 'backfile-cards-'))
  onTestFinished(() => rm(cache, { recursive: true, force: true }))
  return cache
}

/** The least light of a part of a picture, from 0 to 255. */
async function darkest(bytes: Uint8Array, part: Region): Promise<number> {
  const { channels } = await sharp(await sharp(bytes).extract(part).png().toBuffer()).stats()
  return Math.min(...channels.map(({ min }) => min))
}

const shown = { headline: 'The ferry is late', date: '4 May 2019', name: 'The Gull', lang: 'en' }

test('a card is a PNG as social sites want it, the same whenever it is drawn', async () => {
  const [one, other] = [await emptyCache(), await emptyCache()]
  const first = await cardBytes({ cache: one }, shown)
  expect(await sharp(first).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  expect(Buffer.from(await cardBytes({ cache: other }, shown)).equals(first)).toBe(true)
  expect(Buffer.from(await cardBytes({ cache: one }, shown)).equals(first)).toBe(true)
})

test('a card holds its words within its edges, however long they are', async () => {
  const cache = await emptyCache()
  for (const headline of ['The ferry', 'Паром опоздал и не пришёл '.repeat(30), 'x'.repeat(300)]) {
    const bytes = await cardBytes({ cache }, { ...shown, headline, section: 'Harbour' })
    expect(await darkest(bytes, { left: 1150, top: 0, width: 50, height: 630 })).toBeGreaterThan(
      240,
    )
    expect(await darkest(bytes, { left: 0, top: 590, width: 1200, height: 40 })).toBeGreaterThan(
      240,
    )
    expect(await darkest(bytes, { left: 0, top: 0, width: 1200, height: 630 })).toBeLessThan(60)
  }
})

test('another headline makes another card', async () => {
  const cache = await emptyCache()
  const one = await cardBytes({ cache }, shown)
  const other = await cardBytes({ cache }, { ...shown, headline: 'The ferry is early' })
  expect(Buffer.from(one).equals(other)).toBe(false)
})
