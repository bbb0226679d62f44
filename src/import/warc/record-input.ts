import { budget } from '../budget.ts'
import type { Gap, Piece } from './pieces.ts'

/** The longest beginning of a record that is needed to know it for one. */
export const longestSign = 128
const longestLines = 4096

/**
 * Where in bytes a record begins: a line with the version of WARC, and a header below it. -1 when nowhere.
 */
export function recordIn(bytes: Buffer, from = 0): number {
  for (let at = bytes.indexOf('WARC/', from); at >= 0; at = bytes.indexOf('WARC/', at + 1)) {
    if (at > 0 && bytes[at - 1] !== 0x0a) continue
    const sign = bytes.toString('latin1', at, at + longestSign)
    if (/^WARC\/\d\.\d+\r?\n[!-9;-~]+[ \t]*:/.test(sign)) return at
  }
  return -1
}

/** The unpacked bytes of a file as its records are read from them, up to each gap. */
export class RecordInput {
  readonly #pieces: AsyncIterator<Piece | Gap>
  readonly #queue: (Piece | Gap)[] = []
  #again = 0

  constructor(pieces: AsyncIterable<Piece | Gap>) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** What comes next, and where in the file. */
  async next(): Promise<{ next: 'bytes' | 'gap' | 'end'; at: number }> {
    const [first] = this.#queue
    if (!first) return (await this.#pull()) ? this.next() : { next: 'end', at: 0 }
    return { next: 'gap' in first ? 'gap' : 'bytes', at: first.at }
  }

  /** The next bytes, at most so many; undefined at a gap or the end. */
  async piece(most = Number.POSITIVE_INFINITY): Promise<Piece | undefined> {
    if ((await this.next()).next !== 'bytes') return undefined
    const first = this.#queue.shift() as Piece
    const [piece, rest] = split(first, most)
    if (rest) this.#queue.unshift(rest)
    return piece
  }

  /** The next bytes up to a gap or the end without reading them: so many, or as many as there are. */
  async peek(count: number): Promise<Buffer> {
    let length = 0
    const found: Buffer[] = []
    for (let index = 0; length < count; index += 1) {
      const piece = this.#queue[index] ?? ((await this.#pull()) && this.#queue[index])
      if (!piece || 'gap' in piece) break
      found.push(piece.bytes)
      length += piece.bytes.length
    }
    const [first = Buffer.alloc(0)] = found
    return (found.length > 1 ? Buffer.concat(found) : first).subarray(0, count)
  }

  /** Reads a gap that comes next. */
  async gap(): Promise<Gap | undefined> {
    return (await this.next()).next === 'gap' ? (this.#queue.shift() as Gap) : undefined
  }

  /** Puts bytes back that were read last; false when too much was already read twice. */
  putBack(pieces: readonly Piece[]): boolean {
    const length = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.#again += length
    if (this.#again > budget.againInAll) return false
    this.#queue.unshift(...pieces)
    return true
  }

  /** Reads so many bytes that were looked at before. */
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; ) left -= (await this.piece(left))?.bytes.length ?? left
  }

  /**
   * What stands behind the empty lines that part records: among other bytes than a record, those of another member of
   * gzip than that of the lines. The lines are read, unless other bytes follow.
   */
  async afterLines(): Promise<'record' | 'other' | 'other member' | 'gap' | 'end'> {
    for (;;) {
      const bytes = await this.peek(longestLines)
      const lines = lineBytes(bytes)
      if (lines >= 0) {
        const sign = bytes.toString('latin1', lines, lines + 6)
        if (!/^WARC\/\d?$/.test(sign)) return this.#isInMember(lines) ? 'other' : 'other member'
        await this.skip(lines)
        return 'record'
      }
      await this.skip(bytes.length)
      if (bytes.length === longestLines) continue
      const { next } = await this.next()
      return next === 'bytes' ? 'other' : next
    }
  }

  /** Whether a member of gzip begins here. */
  async isAtMember(): Promise<boolean> {
    return (await this.next()).next === 'bytes' && (this.#queue[0] as Piece).begins
  }

  /** Reads the empty lines that come before other bytes. */
  async skipLines(): Promise<void> {
    await this.skip(Math.max(0, lineBytes(await this.peek(longestLines))))
  }

  /** Reads on to the next record, a gap or the end, and counts the bytes. */
  async toRecord(): Promise<number> {
    for (let count = 0; ; ) {
      const bytes = await this.peek(1 << 16)
      const found = recordIn(bytes)
      const isLast = bytes.length < 1 << 16
      const passed = found >= 0 ? found : isLast ? bytes.length : bytes.length - longestSign
      await this.skip(passed)
      count += passed
      if (found >= 0 || isLast) return count
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.()
  }

  /** Whether the byte at a place is of the same member of gzip as what was read before. */
  #isInMember(place: number): boolean {
    let at = 0
    for (const piece of this.#queue) {
      if (at > place || 'gap' in piece) return true
      if (piece.begins) return false
      at += piece.bytes.length
    }
    return true
  }

  async #pull(): Promise<boolean> {
    const { done, value } = await this.#pieces.next()
    if (done) return false
    this.#queue.push(value)
    return true
  }
}

/** How many bytes of empty lines stand first; -1 when there is nothing else. */
function lineBytes(bytes: Buffer): number {
  return bytes.findIndex(byte => byte !== 0x0d && byte !== 0x0a)
}

/** A piece in two at so many bytes. */
export function split(piece: Piece, at: number): [Piece, Piece | undefined] {
  const { bytes, packed } = piece
  if (bytes.length <= at) return [piece, undefined]
  const rest = bytes.subarray(at)
  return [
    { ...piece, bytes: bytes.subarray(0, at) },
    { bytes: rest, at: packed ? piece.at : piece.at + at, packed, begins: false },
  ]
}
