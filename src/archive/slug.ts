import { createHash } from 'node:crypto'

const longestInBytes = 160
/** A slug of ASCII letters and digits: most labels that are asked about are one already. */
const plainSlug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
export const apostrophes = /['’ʼ`]/gu

/**
 * The part of an address that stands for a label: Unicode letters, marks and digits in lower case
 * (NFKC), everything else one hyphen. Empty when the label holds no letter or digit.
 *
 * Idempotent: `slugOf(slugOf(x)) === slugOf(x)`. A slug that would not fit a file name is cut at 160
 * bytes of UTF-8 and ends in eight digits of the digest of the whole, so that long labels stay apart.
 */
export function slugOf(label: string): string {
  if (label.length <= longestInBytes && plainSlug.test(label)) return label
  const whole = folded(label.normalize('NFKC').replaceAll(apostrophes, ''))
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+/u, '')
    .replace(/-+$/u, '')
  return /[\p{L}\p{N}]/u.test(whole) ? shortened(whole) : ''
}

/**
 * Lower case in its most compatible form; twice, since lower case can undo the normalization. A dot above a letter that
 * has one anyway is left out: lower case makes `i` and U+0307 of the Turkish `İ`.
 */
function folded(label: string): string {
  const lower = label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{Soft_Dotted}\p{M}+/gu, letter => letter.replaceAll('\u0307', ''))
  return lower.normalize('NFKC').toLowerCase()
}

function shortened(slug: string): string {
  if (Buffer.byteLength(slug) <= longestInBytes) return slug
  const digest = createHash('sha256').update(slug).digest('hex').slice(0, 8)
  let head = ''
  for (const letter of slug) {
    if (Buffer.byteLength(head + letter) > longestInBytes - 9) break
    head += letter
  }
  return `${head.replace(/-+$/u, '')}-${digest}`
}
