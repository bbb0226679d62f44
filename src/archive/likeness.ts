import { digestOf } from './digest.ts'

/** How many bits a likeness has, and words that are looked at together. */
const bits = 48
const together = 3

/** Two texts whose likenesses differ in so many bits at most are versions of one text: chance alone makes 24. */
export const mostApart = 9

/** A mark still holds of a text that changed so little: what it changes later, and is still found, may be as much again. */
const mostUnmarked = 4

/**
 * What a text (Markdown, without its frontmatter) is known by when its file is renamed: a short digest of its words, and
 * their likeness. Neither depends on how the text is rendered, so that both hold for decades.
 */
export interface TextMark {
  /** Eight letters of base64url: the same for the same words. */
  digest: string
  /** Eight letters of base64url: nearly the same for nearly the same words (SimHash; Charikar, 2002). */
  likeness: string
}

/** The mark of a text. */
export function markOf(text: string): TextMark {
  const words = wordsOf(text)
  const digest = Buffer.from(digestOf(words.join(' ')).slice(0, 12), 'hex').toString('base64url')
  return { digest, likeness: likenessOf(words) }
}

const nothing = markOf('')

/** Whether a mark says nothing of its text: one without a word, such as that of an article with pictures alone. */
export function isBlank({ digest }: Pick<TextMark, 'digest'>): boolean {
  return digest === nothing.digest
}

/** A likeness as two numbers of 24 bits each: many can be compared in that form. */
export type LikenessBits = readonly [number, number]

/** The bits of a likeness; undefined for a text that is no likeness. */
export function bitsOf(likeness: string): LikenessBits | undefined {
  const bytes = Buffer.from(likeness, 'base64url')
  return bytes.length === bits / 8 ? [bytes.readUIntBE(0, 3), bytes.readUIntBE(3, 3)] : undefined
}

/** Whether texts of such likenesses are versions of one text. */
export function areAlike(a: string, b: string): boolean {
  return bitsApart(a, b) <= mostApart
}

/** In how many bits two likenesses differ; infinitely many where one is no likeness. */
export function bitsApart(a: string, b: string): number {
  const [left, right] = [bitsOf(a), bitsOf(b)]
  return left && right ? bitsBetween(left, right) : Number.POSITIVE_INFINITY
}

/** The same, of likenesses that are decoded. */
export function bitsBetween(a: LikenessBits, b: LikenessBits): number {
  return onesIn(a[0] ^ b[0]) + onesIn(a[1] ^ b[1])
}

/** How many bits of a number of 24 bits are set: counted in pairs, in fours, in eights, and added up. */
function onesIn(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55_55_55)
  const fours = (pairs & 0x33_33_33) + ((pairs >>> 2) & 0x33_33_33)
  const eights = (fours + (fours >>> 4)) & 0x0f_0f_0f
  return (eights + (eights >>> 8) + (eights >>> 16)) & 0xff
}

/** Whether a text has changed so much since it had a mark that it may not be found by it after the next change. */
export function hasDrifted(now: TextMark, since: TextMark): boolean {
  if (now.digest === since.digest) return false
  return isBlank(since) || bitsApart(now.likeness, since.likeness) > mostUnmarked
}

/** Words of any script; where words have no blanks between them, pairs of their letters. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).flatMap(word => (word.length <= 20 ? word : (word.match(/.{1,2}/gsu) ?? [])))
}

function likenessOf(words: readonly string[]): string {
  const sums = new Int32Array(bits)
  const last = Math.max(0, words.length - together)
  for (let i = 0; i <= last; i += 1) {
    const [high, low] = hashOf(words.slice(i, i + together).join(' '))
    for (let bit = 0; bit < bits; bit += 1) {
      const isSet = bit < 24 ? (high >>> bit) & 1 : (low >>> (bit - 24)) & 1
      sums[bit] = (sums[bit] ?? 0) + (isSet ? 1 : -1)
    }
  }
  const bytes = Buffer.alloc(bits / 8)
  for (let bit = 0; bit < bits; bit += 1) {
    if ((sums[bit] ?? 0) > 0) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7))
  }
  return bytes.toString('base64url')
}

/** Two hashes of 32 bits (FNV-1a, each with its own start and a last mixing). */
function hashOf(text: string): [number, number] {
  let [a, b] = [0x811c9dc5, 0x9747b28c]
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
  }
  return [mixed(a), mixed(b)]
}

function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
