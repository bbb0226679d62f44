import { AsyncIterReader, type LimitReader, WARCParser, type WARCRecord } from 'warcio'
import { budget } from '../budget.ts'
import { httpHead } from './http-head.ts'

/** What was kept of one address at one moment. */
export interface WebRecord {
  /** Which record of its sequence it is, from 1. */
  number: number
  type: string
  url: string
  /** As the record tells it (RFC 3339). */
  date: string | undefined
  status: number
  contentType: string
  /** HTTP headers by their names in small letters. */
  headers: Map<string, string>
  /** The body as it was sent; undefined when it was not asked for. */
  body?: Uint8Array | undefined
  /** Why the body is not whole. */
  fault?: string | undefined
  /** Of a record that only says that nothing changed: since when, and where. */
  same?: { url: string; date: string | undefined } | undefined
}

/** Where a sequence of records breaks off, and why. */
export interface RecordFault {
  number: number
  broken: string
}

/**
 * The records of addresses in a sequence of WARC records, one after the other; bodies only of those that are asked for.
 * A sequence that breaks off gives what stands before, and a fault at its end.
 */
export async function* webRecords(
  bytes: AsyncIterable<Uint8Array>,
  wants: (record: WebRecord) => boolean,
): AsyncGenerator<WebRecord | RecordFault> {
  const source = new Measured(bytes)
  const parser = new WARCParser(new AsyncIterReader(source.pieces(), null), { parseHttp: false })
  for (let number = 1; ; number++) {
    try {
      source.limit(budget.headers)
      const record = await parser.parse()
      source.limit(Number.POSITIVE_INFINITY)
      if (!record) return
      if (!/^WARC\/\d/.test(record.warcHeaders.statusline)) {
        yield { number, broken: 'this is not a WARC record' }
        return
      }
      if (!Number.isFinite(record.warcContentLength)) {
        yield { number, broken: 'it does not tell its length' }
        return
      }
      const { read, missing } = await readRecord(record, number, wants)
      if (read) yield missing > 0 ? { ...read, fault: 'the file ends within it' } : read
      if (missing <= 0) continue
      yield { number, broken: `the file ends within it: ${missing} bytes are missing` }
    } catch (error) {
      const { message } = error as Error
      yield {
        number,
        broken: error instanceof TooLong ? message : `it cannot be unpacked: ${message}`,
      }
    }
    return
  }
}

class TooLong extends Error {}

/** A sequence of bytes that ends in an error when more of it is asked for than a limit allows. */
class Measured {
  readonly #bytes: AsyncIterable<Uint8Array>
  #left = Number.POSITIVE_INFINITY

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes
  }

  /** How many further bytes may be read, to the piece. */
  limit(count: number): void {
    this.#left = count
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of this.#bytes) {
      this.#left -= piece.length
      if (this.#left < 0) throw new TooLong('its headers are longer than 1 MB')
      yield piece
    }
  }
}

async function readRecord(
  record: WARCRecord,
  number: number,
  wants: (record: WebRecord) => boolean,
): Promise<{ read: WebRecord | undefined; missing: number }> {
  const limited = record.reader as unknown as LimitReader
  const isWeb =
    ['response', 'resource', 'revisit'].includes(record.warcType) && record.warcTargetURI
  const [start, rest] = isWeb ? await startOf(limited) : [new Uint8Array(), false]
  const read = isWeb ? recordOf(record, number, start) : undefined
  if (read && wants(read)) {
    const tail = rest ? await upTo(limited, budget.item) : []
    const sent = record.warcType === 'resource' ? start : start.subarray(httpHead(start).length)
    read.body = Buffer.concat([sent, ...tail])
    if (limited.limit > 0 && read.body.length >= budget.item) read.fault = 'it is larger than 64 MB'
  }
  for await (const _ of limited);
  return { read, missing: Number(limited.limit) }
}

/** The first bytes of a block, as far as headers can reach, and whether there are more. */
async function startOf(block: AsyncIterable<Uint8Array>): Promise<[Uint8Array, boolean]> {
  const found: Uint8Array[] = []
  let length = 0
  for await (const chunk of block) {
    found.push(chunk)
    length += chunk.length
    if (length >= 1 << 16) return [Buffer.concat(found), true]
  }
  return [Buffer.concat(found), false]
}

async function upTo(block: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array[]> {
  const found: Uint8Array[] = []
  let length = 0
  for await (const chunk of block) {
    found.push(chunk)
    length += chunk.length
    if (length >= most) break
  }
  return found
}

/** An address as browsers write it, without the part that servers never see. */
function withoutFragment(address: string): string {
  return (URL.parse(address)?.href ?? address).replace(/#.*$/s, '')
}

function recordOf(record: WARCRecord, number: number, start: Uint8Array): WebRecord {
  const type = record.warcType
  const { status, headers } = httpHead(type === 'resource' ? new Uint8Array() : start)
  const told = type === 'resource' ? record.warcContentType : headers.get('content-type')
  const truncated = record.warcHeader('WARC-Truncated')
  return {
    number,
    type,
    url: withoutFragment(record.warcTargetURI ?? ''),
    date: record.warcDate ?? undefined,
    status: type === 'resource' ? 200 : status,
    contentType: (told ?? '').toLowerCase(),
    headers,
    ...(truncated && { fault: `it was cut off when it was kept (${truncated})` }),
    ...(type === 'revisit' && {
      same: {
        url: withoutFragment(record.warcRefersToTargetURI ?? record.warcTargetURI ?? ''),
        date: record.warcRefersToDate ?? undefined,
      },
    }),
  }
}
