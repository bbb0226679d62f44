import { createReadStream } from 'node:fs'
import { headOf } from '../decoded.ts'
import { type FileAt, filesAt } from '../files-at.ts'
import { Unusable } from '../old-item.ts'
import { unpackedPieces } from './pieces.ts'
import { waczParts } from './wacz.ts'
import type { WarcPart } from './warc-part.ts'
import type { WebRecord } from './web-record.ts'
import { type RecordFault, webRecords } from './web-records.ts'

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
  if (start.startsWith('\x28\xb5\x2f\xfd')) {
    throw new Unusable(`${file.path} is compressed by zstd. Unpack it with zstd first.`)
  }
  const isPlain =
    start.startsWith('WARC/') || !(start.startsWith('\x1f\x8b') || /\.gz$/i.test(file.path))
  return [
    {
      place: file.place,
      size: file.size,
      length: isPlain ? file.size : undefined,
      stored: () => createReadStream(file.path),
    },
  ]
}

/**
 * The records of addresses in a sequence, and its damages.
 *
 * @param wants of which records the bodies are asked for
 * @param onBytes is told how many stored bytes were read
 */
export function recordsIn(
  part: WarcPart,
  wants: (record: WebRecord) => boolean,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<WebRecord | RecordFault> {
  const stored = counting(part.stored(), onBytes)
  return webRecords(unpackedPieces(stored, /\.gz$/i.test(part.place)), wants, part.length)
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
