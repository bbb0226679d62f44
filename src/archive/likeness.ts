import { digestOf } from './digest.ts'

/** How many bits a likeness has, and words that are looked at together. */
const bits = 48
const together = 3

/** Two texts whose likenesses differ in so many bits at most are versions of one text: chance alone makes 24. */
const most = 9

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

/** How alike two texts are, from 0 (as any two are) to 1, by their likenesses. */
export function alikeness(a: string, b: string): number {
  const [left, right] = [a, b].map(text => Buffer.from(text, 'base64url'))
  if (left?.length !== bits / 8 || right?.length !== bits / 8) return 0
  let different = 0
  for (let i = 0; i < left.length; i += 1) {
    for (let x = (left[i] ?? 0) ^ (right[i] ?? 0); x > 0; x &= x - 1) different += 1
  }
  return Math.max(0, 1 - (2 * different) / bits)
}

/** Whether texts of such likenesses are versions of one text. */
export function areAlike(a: string, b: string): boolean {
  return alikeness(a, b) >= 1 - (2 * most) / bits
}

/** Whether a text has changed so much since it had a mark that it may not be found by it after the next change. */
export function hasDrifted(now: TextMark, since: TextMark): boolean {
  if (now.digest === since.digest) return false
  return isBlank(since) || alikeness(now.likeness, since.likeness) < 1 - (2 * mostUnmarked) / bits
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
