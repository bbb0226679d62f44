import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { headOf } from '../decoded.ts'
import { type FileAt, filesAt } from '../files-at.ts'
import { Unusable } from '../old-item.ts'
import { waczParts } from './wacz.ts'
import type { WarcPart } from './warc-part.ts'

/**
 * The sequences of records at a path: of WARC files, compressed or not, of a WACZ, or of a folder of them.
 *
 * @throws Unusable when there are none, or a file is something else
 */
export async function warcParts(path: string): Promise<WarcPart[]> {
  const files = filesAt(path, /\.(?:warc|warc\.gz|wacz)$/i)
  const parts: WarcPart[] = []
  for (const file of files) parts.push(...(await partsOf(file)))
  if (parts.length > 0) return parts
  throw new Unusable(`${path} holds no WARC. Give a file that ends in .warc, .warc.gz or .wacz.`)
}

async function partsOf(file: FileAt): Promise<WarcPart[]> {
  const start = (await headOf(file.path, 8)).toString('latin1')
  if (start.startsWith('PK')) return waczParts(file)
  if (start.startsWith('WARC/') || start.startsWith('\x1f\x8b')) {
    return [{ place: file.place, size: file.size, stored: () => createReadStream(file.path) }]
  }
  const what = start === '' ? 'is empty' : 'begins neither as a WARC nor as a WACZ does'
  const remedy = start.startsWith('\x28\xb5\x2f\xfd')
    ? 'Unpack it with zstd first.'
    : 'Get it again.'
  throw new Unusable(`${file.path} ${what}. ${remedy}`)
}

/**
 * The bytes of a sequence, unpacked.
 *
 * @param onBytes is told how many stored bytes were read
 */
export async function* unpacked(
  part: WarcPart,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  const counted = counting(part.stored(), onBytes)
  const first = await counted.next()
  if (first.done) return
  const all = continued(first.value, counted)
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) yield* all
  else yield* pipeline(all, createGunzip(), () => undefined) as AsyncIterable<Uint8Array>
}

async function* counting(
  stored: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stored) {
    onBytes(chunk.length)
    yield chunk
  }
}

async function* continued(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}
