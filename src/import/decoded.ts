import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { analyse } from 'chardet'

/** Text and how it was read. */
export interface Decoded {
  text: string
  /** The encoding, when the file does not tell it and it is not UTF-8: a guess. */
  guessed?: string | undefined
}

const sniffed = 4096

/**
 * A text file of any age, read by its byte order mark, by what it says of itself (an XML declaration, `<meta charset>`),
 * as UTF-8 if it is that, otherwise by the likeliest of the encodings of its letters.
 */
export async function decodedFile(path: string): Promise<Decoded> {
  return decodedBytes(await readFile(path))
}

/**
 * The same of bytes.
 *
 * @param declared the encoding that something outside tells, such as a header of HTTP
 */
export function decodedBytes(bytes: Uint8Array, declared?: string): Decoded {
  const said = markOf(bytes) ?? known(declared) ?? declaredIn(bytes)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!said || said === 'utf-8' || isBeyondAscii(text)) return { text }
    return { text: new TextDecoder(said).decode(bytes) }
  } catch {
    if (said && said !== 'utf-8') return { text: new TextDecoder(said).decode(bytes) }
    const damaged = damagedUtf8(bytes)
    if (damaged !== undefined) return { text: damaged, guessed: 'utf-8, damaged' }
    const guessed = likeliest(bytes)
    return { text: new TextDecoder(guessed).decode(bytes), guessed }
  }
}

/** Bytes that are letters in UTF-8 are meant so, whatever is said: pages saved again in UTF-8 still tell the old encoding. */
function isBeyondAscii(text: string): boolean {
  return /[^\0-\x7f]/.test(text)
}

/**
 * A file of any size as pieces of text; what is no letter in its encoding becomes U+FFFD, or, in UTF-8, the letter that the
 * byte is in Western Europe, where an old database held both.
 */
export async function* decodedPieces(
  path: string,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<string> {
  const head = await headOf(path)
  const encoding = markOf(head) ?? declaredIn(head) ?? 'utf-8'
  const decoder = encoding === 'utf-8' ? mixedDecoder() : new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 })) {
    onBytes((chunk as Buffer).length)
    yield decoder.decode(chunk as Buffer, { stream: true })
  }
  yield decoder.decode()
}

type Decoder = Pick<TextDecoder, 'decode'>

/** Reads UTF-8 and what stands in it of single bytes, piece by piece. */
function mixedDecoder(): Decoder {
  let rest: Buffer = Buffer.alloc(0)
  let before = ''
  return {
    decode: (piece, { stream = false } = {}) => {
      const bytes = Buffer.concat([rest, (piece as Buffer | undefined) ?? Buffer.alloc(0)])
      const end = stream ? endOfWhole(bytes) : bytes.length
      rest = bytes.subarray(end)
      const read = new TextDecoder().decode(bytes.subarray(0, end))
      const text = read.includes('\ufffd') ? mixedText(bytes.subarray(0, end), before) : read
      before = text.slice(-8)
      return text
    },
  }
}

/** Where the last letter begins, if it may go on after these bytes; otherwise their end. */
function endOfWhole(bytes: Buffer): number {
  const tail = Math.max(0, bytes.length - 3)
  const last = bytes.subarray(tail).findLastIndex(byte => byte >= 0xc0)
  const first = bytes[tail + last] ?? 0
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  return last >= 0 && tail + last + length > bytes.length ? tail + last : bytes.length
}

/** Runs of letters of UTF-8 (Unicode, table 3-7), each byte as a sign; and single bytes that are none. */
const runs =
  /[^\x80-\xff]+|(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+|([\x80-\xff])/g

/** A letter of another script than the Latin one: a lone byte after it is half a letter, and none of Western Europe. */
const otherScript = /[^\0-\u024f\u2000-\u206f]\s*$/

function mixedText(bytes: Buffer, after: string): string {
  let before = after
  return bytes.toString('latin1').replaceAll(runs, (run, fault: string | undefined) => {
    const own = Buffer.from(run, 'latin1')
    const isHalf = fault !== undefined && otherScript.test(before)
    const said = isHalf ? '\ufffd' : new TextDecoder(fault ? western : 'utf-8').decode(own)
    before = (before + said).slice(-8)
    return said
  })
}

/** The first bytes of a file. */
export async function headOf(path: string, length = sniffed): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

/**
 * What a document says of its encoding within its first bytes (XML 1.0, section 2.8; HTML, 13.2.3.2). One that can be read
 * byte by byte is not in UTF-16, though it may say so.
 */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, sniffed)).toString('latin1')
  const xml = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1]
  const meta = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
  const said = known(xml) ?? known(meta)
  return said?.startsWith('utf-16') ? 'utf-8' : said
}

function known(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Single bytes of Western Europe, when nothing is likelier. */
const western = 'windows-1252'

/**
 * Text that is UTF-8 but for some bytes, which are read as by `decodedPieces`. In no other encoding that is common do most
 * letters beyond ASCII look like UTF-8.
 */
function damagedUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes)
  const bad = text.split('\ufffd').length - 1
  const letters = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0
  return letters >= bad ? mixedText(Buffer.from(bytes), '') : undefined
}

function likeliest(bytes: Uint8Array): string {
  const [best] = analyse(bytes.subarray(0, 1 << 16))
    .map(({ name }) => known(name))
    .filter(name => name !== undefined && name !== 'utf-8')
  return best === undefined || best === 'iso-8859-1' ? western : best
}
