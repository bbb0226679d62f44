import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio'
import { budget } from '../budget.ts'
import type { Gap, Piece } from './pieces.ts'
import { RecordBlock } from './record-block.ts'
import { RecordInput, recordIn } from './record-input.ts'
import { damageOf, recordOf, toldGap, type WebRecord, withBody } from './web-record.ts'

/** A damage of a sequence of records that is of no record of an address. */
export interface RecordFault {
  /** The byte of the file at which it stands. */
  at: number
  broken: string
}

/**
 * The records of addresses in a sequence of WARC records, one after the other; bodies only of those that are asked for.
 * After a damage it goes on with the next record that is whole. Each damage is told, in the record that it hit, or by
 * itself. Bytes are counted in the file as it is stored.
 *
 * @param size how many bytes the sequence has, if that is known before
 */
export async function* webRecords(
  pieces: AsyncIterable<Piece | Gap>,
  wants: (record: WebRecord) => boolean,
  size = Number.POSITIVE_INFINITY,
): AsyncGenerator<WebRecord | RecordFault> {
  const input = new RecordInput(pieces)
  try {
    for (let number = 0, faults = 0; ; ) {
      const next = await input.afterLines()
      const { at } = await input.next()
      if (next === 'record') {
        number += 1
        yield* recordAt(input, { number, at, size, wants })
        continue
      }
      if (next === 'end') {
        if (number + faults === 0) yield { at: 0, broken: 'the file is empty' }
        return
      }
      faults += 1
      yield await faultAt(input)
    }
  } finally {
    await input.close()
  }
}

/** What was read over, and the gap behind it if that is of the same member of gzip. */
interface PassedOver extends RecordFault {
  own?: Gap | undefined
}

/** Reads over bytes that are no record, or a gap. */
async function faultAt(input: RecordInput): Promise<PassedOver> {
  await input.skipLines()
  const { at } = await input.next()
  const gap = await input.gap()
  if (gap) return { at, broken: toldGap(gap) }
  return passedOver(input, at, count => `${count} bytes that are not a WARC record were skipped`)
}

/** Reads on to the next record. What was unpacked of a damaged member of gzip is of no use: it counts as not unpacked. */
async function passedOver(
  input: RecordInput,
  at: number,
  told: (count: number) => string,
): Promise<PassedOver> {
  const count = await input.toRecord()
  const own = await ownGap(input, at)
  return { at, broken: own ? toldGap(own) : told(count), own }
}

/** A record to be read. */
interface Place {
  number: number
  at: number
  size: number
  wants: (record: WebRecord) => boolean
}

async function* recordAt(
  input: RecordInput,
  place: Place,
): AsyncGenerator<WebRecord | RecordFault> {
  const { at, size } = place
  const head = await headOf(input)
  if (typeof head === 'string') {
    yield await passedOver(input, at, () => head)
    return
  }
  const record = await parsed(head)
  const told = record?.warcHeader('Content-Length') ?? ''
  if (!record || !/^\d{1,15}$/.test(told.trim())) {
    yield await passedOver(input, at, () => 'its headers do not give its length')
    return
  }
  const start = (await input.next()).at
  const block = new RecordBlock(input, Number(told), start + Number(told) > size)
  const read = await readBlock(block, record, place)
  const end = await block.end()
  const after = end.how === 'followed' ? await faultAt(input) : undefined
  const own = after?.own ?? (end.how === 'whole' ? await ownGap(input, at) : undefined)
  const damage = damageOf(
    own ? { how: 'gap', gap: own } : end,
    { told: Number(told), length: block.length, tail: block.tail },
    read,
  )
  if (read) yield { ...read, ...damage }
  else if (damage.fault ?? damage.doubt) {
    yield { at, broken: `a record of type ${record.warcType}: ${damage.fault ?? damage.doubt}` }
  }
  if (after && !own) yield after
}

/** A gap right behind a record that is of its own member of gzip: what was unpacked of it may be wrong. */
async function ownGap(input: RecordInput, at: number): Promise<Gap | undefined> {
  const { next, at: place } = await input.next()
  return next === 'gap' && place === at ? input.gap() : undefined
}

/** Reads the head of a record with the empty line at its end, or tells why it has none. */
async function headOf(input: RecordInput): Promise<Buffer | string> {
  for (let most = 4096; ; most *= 2) {
    const bytes = await input.peek(Math.min(most, budget.headers))
    const end = /\r?\n\r?\n/.exec(bytes.toString('latin1'))
    const other = recordIn(bytes, 1)
    const isCut = other > 0 && (!end || other < end.index)
    if (end && !isCut) {
      await input.skip(end.index + end[0].length)
      return bytes.subarray(0, end.index + end[0].length)
    }
    if (!isCut && bytes.length === most && most < budget.headers) continue
    await input.skip(isCut ? other : Math.min(bytes.length, 'WARC/'.length))
    if (isCut) return 'its headers break off, and another record begins there'
    return bytes.length < budget.headers
      ? 'the file ends within its headers'
      : 'its headers are longer than 1 MB'
  }
}

async function parsed(head: Buffer): Promise<WARCRecord | undefined> {
  try {
    const reader = new AsyncIterReader([head], null)
    return (await new WARCParser(reader, { parseHttp: false }).parse()) ?? undefined
  } catch {
    return undefined
  }
}

/** Reads a block to its end, and what it says of an address, if it is of one. */
async function readBlock(
  block: RecordBlock,
  record: WARCRecord,
  place: Place,
): Promise<WebRecord | undefined> {
  const isWeb =
    ['response', 'resource', 'revisit'].includes(record.warcType ?? '') && record.warcTargetURI
  const start = isWeb ? Buffer.concat(await upTo(block, 1 << 16)) : Buffer.alloc(0)
  const read = isWeb ? recordOf(record, place, start) : undefined
  const whole =
    read && place.wants(read) && withBody(read, [start, ...(await upTo(block, budget.item))])
  let isMore = false
  while (await block.read()) isMore = true
  return whole && isMore ? { ...whole, fault: 'it is larger than 64 MB' } : whole || read
}

async function upTo(block: RecordBlock, most: number): Promise<Buffer[]> {
  const found: Buffer[] = []
  for (let length = 0; length < most; ) {
    const bytes = await block.read()
    if (!bytes) break
    found.push(bytes)
    length += bytes.length
  }
  return found
}
