import type { WARCRecord } from 'warcio'
import { httpHead } from './http-head.ts'
import type { Gap } from './pieces.ts'
import type { BlockEnd } from './record-block.ts'

/** What was kept of one address at one moment. */
export interface WebRecord {
  /** Which record of its sequence it is, from 1. */
  number: number
  /** The byte of the file at which it begins; of a packed one, at which its member of gzip does. */
  at: number
  type: string
  url: string
  /** As the record tells it (RFC 3339). */
  date: string | undefined
  status: number
  contentType: string
  /** HTTP headers by their names in small letters. */
  headers: Map<string, string>
  /** How its block begins: bytes of the headers of HTTP, and whether chunks follow them. */
  sent: { head: number; chunked: boolean }
  /** The body as it was sent; undefined when it was not asked for. */
  body?: Uint8Array | undefined
  /** Why the body is not whole, in the file or when it was kept. */
  fault?: string | undefined
  /** Whether that is a damage of the file. */
  isDamaged?: true
  /** Why the body may not be whole. */
  doubt?: string | undefined
  /** Of a record that only says that nothing changed: since when, and where. */
  same?: { url: string; date: string | undefined } | undefined
}

/** What the head and the first bytes of a record say of an address. */
export function recordOf(
  record: WARCRecord,
  { number, at }: { number: number; at: number },
  start: Uint8Array,
): WebRecord {
  const type = record.warcType ?? ''
  const { status, headers, length } = httpHead(type === 'resource' ? new Uint8Array() : start)
  const size = Buffer.from(start.subarray(length, length + 16)).toString('latin1')
  const told = type === 'resource' ? record.warcContentType : headers.get('content-type')
  const truncated = record.warcHeader('WARC-Truncated')
  return {
    number,
    at,
    type,
    url: withoutFragment(record.warcTargetURI ?? ''),
    date: record.warcDate ?? undefined,
    status: type === 'resource' ? 200 : status,
    contentType: (told ?? '').toLowerCase(),
    headers,
    sent: {
      head: length,
      chunked:
        /chunked/i.test(headers.get('transfer-encoding') ?? '') &&
        /^[\da-f]+[ \t]*[;\r]/i.test(size),
    },
    ...(truncated && { fault: `it was cut off when it was kept (${truncated})` }),
    ...(type === 'revisit' && {
      same: {
        url: withoutFragment(record.warcRefersToTargetURI ?? record.warcTargetURI ?? ''),
        date: record.warcRefersToDate ?? undefined,
      },
    }),
  }
}

/** A record with its body: its block without the headers of HTTP. */
export function withBody(record: WebRecord, block: readonly Uint8Array[]): WebRecord {
  return { ...record, body: Buffer.concat(block).subarray(record.sent.head) }
}

/** An address as browsers write it, without the part that servers never see. */
function withoutFragment(address: string): string {
  return (URL.parse(address)?.href ?? address).replace(/#.*$/s, '')
}

/** Why a place cannot be read, and where reading goes on. */
export function toldGap({ gap, to }: Gap): string {
  const on = to === undefined ? 'nothing after it can be read' : `reading goes on at byte ${to}`
  return `it cannot be unpacked: ${gap}; ${on}`
}

/** What the end of a block says of its record: how it is damaged, or may be, and the body as far as it is its own. */
export function damageOf(
  end: BlockEnd,
  block: { told: number; length: number; tail: Uint8Array },
  record: WebRecord | undefined,
): Pick<WebRecord, 'fault' | 'isDamaged' | 'doubt' | 'body'> {
  const damaged = (fault: string) => ({ fault, isDamaged: true as const })
  switch (end.how) {
    case 'whole':
      return {}
    case 'end':
      return damaged(`the file ends within it: ${end.missing} bytes are missing`)
    case 'gap':
      return damaged(toldGap(end.gap))
    case 'too long': {
      const doubt = `its Content-Length says ${block.told} bytes, but the next record begins after ${end.length}`
      if (end.lost) return damaged(`${doubt}; what its length covers was not searched for records`)
      const length = (record?.body?.length ?? 0) - (block.length - end.length)
      return { doubt, ...(record?.body && { body: withoutLines(record.body.subarray(0, length)) }) }
    }
    case 'followed':
      return record && isShort(record, block)
        ? damaged(`its Content-Length is too small: it says ${block.told} bytes, and more follow`)
        : { doubt: 'other bytes follow it: its Content-Length may be too small' }
  }
}

function withoutLines(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  for (const line of [0x0a, 0x0d, 0x0a, 0x0d]) if (bytes[end - 1] === line) end -= 1
  return bytes.subarray(0, end)
}

/** Whether the response itself says that it is longer than its block. */
function isShort(
  { headers, sent }: WebRecord,
  { told, tail }: { told: number; tail: Uint8Array },
): boolean {
  if (!sent.chunked) return Number(headers.get('content-length') ?? 0) > told - sent.head
  const last = Buffer.from(tail).toString('latin1')
  return !/\r\n0+\r\n(?:[^\r\n]+\r\n)*\r\n$/.test(last)
}
