import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { AsyncIterReader } from 'warcio'
import { budget } from '../budget.ts'
import type { WebRecord } from './web-record.ts'

const maxOutputLength = budget.unpacked

const unpackers: Record<string, (bytes: Uint8Array) => Buffer> = {
  gzip: bytes => gunzipSync(bytes, { maxOutputLength }),
  'x-gzip': bytes => gunzipSync(bytes, { maxOutputLength }),
  br: bytes => brotliDecompressSync(bytes, { maxOutputLength }),
  deflate: bytes => {
    try {
      return inflateSync(bytes, { maxOutputLength })
    } catch {
      return inflateRawSync(bytes, { maxOutputLength })
    }
  },
}

/**
 * The body of a response as its reader saw it: its chunks joined, and unpacked. Some tools keep bodies that they had
 * unpacked and leave the headers as they were: what cannot be unpacked is taken as it stands.
 */
export async function bodyOf({ body = new Uint8Array(), headers }: WebRecord): Promise<Uint8Array> {
  const isChunked = /chunked/i.test(headers.get('transfer-encoding') ?? '')
  let bytes = isChunked ? await joined(body) : body
  const codings = (headers.get('content-encoding') ?? '').toLowerCase().split(/\s*,\s*/)
  for (const coding of codings.toReversed()) {
    try {
      bytes = unpackers[coding]?.(bytes) ?? bytes
    } catch {
      return bytes
    }
  }
  return bytes
}

async function joined(body: Uint8Array): Promise<Uint8Array> {
  return new AsyncIterReader([body], null, true).readFully()
}
