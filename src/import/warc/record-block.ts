import { budget } from '../budget.ts'
import type { Gap, Piece } from './pieces.ts'
import { longestSign, type RecordInput, recordIn, split } from './record-input.ts'

/** How a block ended. */
export type BlockEnd =
  | { how: 'whole' }
  /** It ends before its length, at the next record: it has so many bytes. */
  | { how: 'too long'; length: number; lost: boolean }
  /** Behind its length stand bytes that are no record. */
  | { how: 'followed' }
  | { how: 'gap'; gap: Gap }
  | { how: 'end'; missing: number }

/**
 * The block of a record, as long as its head says. A record that begins within it counts only where no record follows
 * the block, since pages may quote records, and archives hold archives.
 */
export class RecordBlock {
  readonly #input: RecordInput
  readonly #told: number
  /** Whether the file is known to be shorter than the head says. */
  readonly #isImpossible: boolean
  #read = 0
  #last: Piece | undefined
  /** Where in the block another record seems to begin, and all that was read from there on. */
  #other: { at: number; kept: Piece[]; length: number } | undefined
  #isAtOther = false

  constructor(input: RecordInput, told: number, isImpossible: boolean) {
    this.#input = input
    this.#told = told
    this.#isImpossible = isImpossible
  }

  /** The last bytes that were read, as many as a record is known by. */
  get tail(): Buffer {
    return this.#last?.bytes ?? Buffer.alloc(0)
  }

  /** How many bytes were read. */
  get length(): number {
    return this.#read
  }

  /** The next bytes; undefined when there are no more. */
  async read(): Promise<Buffer | undefined> {
    if (this.#read >= this.#told || this.#isAtOther) return undefined
    if ((await this.#input.isAtMember()) && recordIn(await this.#input.peek(longestSign)) === 0) {
      this.#other = { at: this.#read, kept: [], length: 0 }
      this.#isAtOther = true
      return undefined
    }
    const piece = await this.#input.piece(this.#told - this.#read)
    if (!piece) return undefined
    this.#read += piece.bytes.length
    if (this.#other) this.#keep(piece)
    else this.#look(piece)
    return piece.bytes
  }

  #keep(piece: Piece): void {
    if (!this.#other) return
    this.#other.length += piece.bytes.length
    if (this.#other.length > budget.again) this.#other.kept = []
    else this.#other.kept.push(piece)
  }

  #look(piece: Piece): void {
    const joined = joinedTo(this.#last, piece)
    const found = recordIn(joined.bytes, this.#last ? 1 : 0)
    if (found < 0) {
      const [, last = joined] = split(joined, Math.max(0, joined.bytes.length - longestSign - 1))
      this.#last = last
      return
    }
    this.#other = { at: this.#read - joined.bytes.length + found, kept: [], length: 0 }
    this.#keep(split(joined, found)[1] ?? joined)
    this.#isAtOther = this.#isImpossible
  }

  /** How the block ended, when all of it was read. The input then is at what comes next. */
  async end(): Promise<BlockEnd> {
    if (this.#isAtOther) return this.#backToOther()
    if (this.#read < this.#told) {
      if (this.#other) return this.#backToOther()
      const gap = await this.#input.gap()
      if (gap) return { how: 'gap', gap }
      return { how: 'end', missing: this.#told - this.#read }
    }
    if ((await this.#input.afterLines()) !== 'other') return { how: 'whole' }
    if (!this.#other && this.#last) {
      const beyond = Buffer.concat([this.#last.bytes, await this.#input.peek(longestSign)])
      const found = recordIn(beyond, 1)
      const [, kept] = split(this.#last, found)
      if (found > 0 && kept) {
        this.#other = { at: this.#read - kept.bytes.length, kept: [kept], length: 0 }
      }
    }
    return this.#other ? this.#backToOther() : { how: 'followed' }
  }

  #backToOther(): BlockEnd {
    const { at, kept, length } = this.#other ?? { at: this.#read, kept: [], length: 0 }
    const isKept = length <= budget.again && this.#input.putBack(kept)
    return { how: 'too long', length: at, lost: !isKept }
  }
}

function joinedTo(before: Piece | undefined, piece: Piece): Piece {
  return before ? { ...before, bytes: Buffer.concat([before.bytes, piece.bytes]) } : piece
}
