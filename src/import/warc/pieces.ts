import { ByteQueue } from './byte-queue.ts'
import { gzipMember, isGzip, toNextMember } from './gzip-member.ts'

/** Unpacked bytes of a sequence of records. */
export interface Piece {
  bytes: Buffer
  /** Where they stand in the file; of packed ones, where their member of gzip begins. */
  at: number
  packed: boolean
  /** Whether a member of gzip begins with them. */
  begins: boolean
}

/** A place of the file that cannot be unpacked. */
export interface Gap {
  /** Why, in words that follow “it cannot be unpacked:”. */
  gap: string
  at: number
  /** Where the file can be read again; undefined when that is nowhere. */
  to: number | undefined
}

/**
 * The unpacked bytes of a file, or of a file within a WACZ, whatever its damages: after a damaged member of gzip it goes
 * on with the next one that begins with a record.
 *
 * @param packed whether it is gzip even where it begins like neither that nor a record
 */
export async function* unpackedPieces(
  bytes: AsyncIterable<Uint8Array>,
  packed: boolean,
): AsyncGenerator<Piece | Gap> {
  const stored = new ByteQueue(bytes)
  try {
    const start = await stored.peek('WARC/'.length)
    const isPacked = isGzip(start) || (packed && start.toString('latin1') !== 'WARC/')
    yield* isPacked ? members(stored) : plain(stored)
    if (stored.failure !== undefined) yield { gap: stored.failure, at: stored.at, to: undefined }
  } finally {
    await stored.close()
  }
}

async function* plain(stored: ByteQueue): AsyncGenerator<Piece> {
  for (let at = 0; ; at = stored.at) {
    const bytes = await stored.piece()
    if (!bytes) return
    stored.mark()
    yield { bytes, at, packed: false, begins: false }
  }
}

async function* members(stored: ByteQueue): AsyncGenerator<Piece | Gap> {
  for (;;) {
    while ((await stored.peek(1))[0] === 0) await stored.take(1)
    if ((await stored.peek(1)).length === 0) return
    stored.mark()
    const at = stored.at
    let begins = true
    try {
      for await (const bytes of gzipMember(stored)) {
        yield { bytes, at, packed: true, begins }
        begins = false
      }
    } catch (error) {
      if (stored.failure !== undefined) return
      const gap = (error as Error).message
      stored.backTo(at + 1)
      const found = await toNextMember(stored)
      yield { gap, at, to: found ? stored.at : undefined }
    }
  }
}
