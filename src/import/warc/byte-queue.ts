import { budget } from '../budget.ts'

/**
 * Bytes that are read one after the other, with a way back: what was read since the last mark can be read again, as far
 * as the budget allows it. A source that fails ends there and says why.
 */
export class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>
  readonly #ahead: Buffer[] = []
  readonly #behind: Buffer[] = []
  #behindLength = 0
  #again = 0
  /** How many bytes stand before the next one. */
  at = 0
  /** Why the source ended before its end. */
  failure: string | undefined

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next bytes, at most so many; undefined at the end. */
  async piece(most = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> {
    if (this.#ahead.length === 0 && !(await this.#pull())) return undefined
    const first = this.#ahead.shift() as Buffer
    if (first.length > most) this.#ahead.unshift(first.subarray(most))
    const piece = first.subarray(0, most)
    this.at += piece.length
    this.#behind.push(piece)
    this.#behindLength += piece.length
    while (this.#behindLength - (this.#behind[0]?.length ?? 0) > budget.again) {
      this.#behindLength -= this.#behind.shift()?.length ?? 0
    }
    return piece
  }

  /** The next bytes without reading them: so many, or as many as there are. */
  async peek(count: number): Promise<Buffer> {
    let length = this.#ahead.reduce((sum, piece) => sum + piece.length, 0)
    while (length < count && (await this.#pull())) length += this.#ahead.at(-1)?.length ?? 0
    const [first] = this.#ahead
    if (first && first.length >= count) return first.subarray(0, count)
    const joined = Buffer.concat(this.#ahead.splice(0))
    if (joined.length > 0) this.#ahead.push(joined)
    return joined.subarray(0, count)
  }

  /** Reads so many bytes, or as many as there are. */
  async take(count: number): Promise<Buffer> {
    const bytes = await this.peek(count)
    for (let left = bytes.length; left > 0; ) left -= (await this.piece(left))?.length ?? left
    return bytes
  }

  /** From here on bytes can be read again. */
  mark(): void {
    this.#behind.length = 0
    this.#behindLength = 0
  }

  /** Goes back by so many bytes, or as many as are kept. */
  back(count: number): void {
    for (let left = count; left > 0; ) {
      const last = this.#behind.pop()
      if (!last) return
      const kept = Math.max(0, last.length - left)
      if (kept > 0) this.#behind.push(last.subarray(0, kept))
      const again = last.subarray(kept)
      this.#ahead.unshift(again)
      this.#behindLength -= again.length
      this.at -= again.length
      left -= again.length
    }
  }

  /** Goes back to a place as `back` does, unless too much was already read twice. */
  backTo(place: number): void {
    this.#again += this.at - place
    if (this.#again <= budget.againInAll) this.back(this.at - place)
  }

  /** Leaves the source alone. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #pull(): Promise<boolean> {
    try {
      for (;;) {
        if (this.failure !== undefined) return false
        const { done, value } = await this.#source.next()
        if (done) return false
        if (value.length === 0) continue
        this.#ahead.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
        return true
      }
    } catch (error) {
      this.failure = (error as Error).message
      return false
    }
  }
}
