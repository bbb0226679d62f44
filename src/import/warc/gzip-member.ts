import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { ByteQueue } from './byte-queue.ts'

const magic = Buffer.from([0x1f, 0x8b, 0x08])
/** A header with a name and a remark is hardly longer. */
const longestHeader = 4096
/** How many places that only look like a member are tried before the search is given up. */
const mostTries = 20_000

/** Whether gzip begins here. */
export function isGzip(bytes: Uint8Array): boolean {
  return magic.equals(bytes.subarray(0, magic.length))
}

/**
 * The bytes of one member of a gzip file (RFC 1952), which is read to its end and no further.
 *
 * @throws Error when it is damaged or cut off; what came before need not be right then
 */
export async function* gzipMember(stored: ByteQueue): AsyncGenerator<Buffer> {
  const start = await stored.peek(longestHeader)
  const header = headerLength(start)
  if (header === undefined) {
    throw new Error(isGzip(start) ? 'its header is damaged' : 'no gzip member begins here')
  }
  await stored.take(header)
  let sum = 0
  let length = 0
  for await (const piece of inflated(stored)) {
    sum = crc32(piece, sum)
    length += piece.length
    yield piece
  }
  const trailer = await stored.take(8)
  if (trailer.length < 8) throw new Error('the file ends within it')
  if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== length % 2 ** 32) {
    throw new Error('its checksum is wrong')
  }
}

/** Reads on to the next member that begins with a record; false when there is none. */
export async function toNextMember(stored: ByteQueue): Promise<boolean> {
  for (let tries = 0; tries < mostTries; ) {
    const bytes = await stored.peek(1 << 16)
    if (bytes.length < magic.length) break
    const found = bytes.indexOf(magic)
    await stored.take(found < 0 ? bytes.length - magic.length + 1 : found)
    stored.mark()
    if (found < 0) continue
    if (beginsRecord(await stored.peek(2 * longestHeader))) return true
    await stored.take(1)
    tries += 1
  }
  while (await stored.piece()) stored.mark()
  return false
}

function beginsRecord(bytes: Buffer): boolean {
  const header = headerLength(bytes)
  if (header === undefined) return false
  try {
    const start = inflateRawSync(bytes.subarray(header), { finishFlush: constants.Z_SYNC_FLUSH })
    return /^WARC\/\d/.test(start.toString('latin1', 0, 8))
  } catch {
    return false
  }
}

function headerLength(bytes: Buffer): number | undefined {
  const flags = bytes[3] ?? 0xff
  if (!isGzip(bytes) || flags & 0xe0) return undefined
  let length = 10
  if (flags & 4) length += 2 + (bytes.length < 12 ? 0 : bytes.readUInt16LE(10))
  for (const flag of [8, 16])
    if (flags & flag) length = bytes.indexOf(0, length) + 1 || bytes.length
  if (flags & 2) length += 2
  return length < bytes.length ? length : undefined
}

/** What raw deflate holds; what stands behind it stays unread. */
async function* inflated(stored: ByteQueue): AsyncGenerator<Buffer> {
  const engine = createInflateRaw()
  const closed = new Promise(resolve => engine.once('close', resolve))
  let given = 0
  const feed = async () => {
    while (!engine.destroyed && engine.bytesWritten === given) {
      const piece = await stored.piece()
      if (!piece) return void engine.end()
      given += piece.length
      await Promise.race([new Promise(resolve => engine.write(piece, resolve)), closed])
    }
  }
  const fed = feed()
  try {
    yield* engine as AsyncIterable<Buffer>
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(code === 'Z_BUF_ERROR' ? 'the file ends within it' : message)
  } finally {
    engine.destroy()
    await fed
    stored.back(given - engine.bytesWritten)
  }
}
