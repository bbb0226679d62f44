import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { factsOf, TooLarge } from './image-facts.ts'

function fileOf(name: string, bytes: Uint8Array | string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'facts-')), name)
  writeFileSync(path, bytes)
  return path
}

/** A PNG that says it has so many pixels, and holds hardly any. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 1])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test.each([
  [30_000, 30_000],
  [16_384, 16_385],
])('a picture of %i by %i pixels is refused before it is decoded', async (width, height) => {
  await expect(factsOf(fileOf('a.png', pngOf(width, height)))).rejects.toThrow(
    /million pixels, and a picture may have 268 million/,
  )
})

test('a drawing of more than 2 MB is refused before it is parsed', async () => {
  const path = '<path d="M0 0h9v9z"/>'
  const svg = `<svg viewBox="0 0 9 9">${path.repeat(100_000)}</svg>`
  await expect(factsOf(fileOf('a.svg', svg))).rejects.toThrow(TooLarge)
})

test('a drawing just below it is read', async () => {
  const svg = `<svg viewBox="0 0 9 9"><desc>${'a '.repeat(900_000)}</desc></svg>`
  expect(await factsOf(fileOf('a.svg', svg))).toMatchObject({ width: 9, height: 9 })
})
