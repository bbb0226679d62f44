/** Digits and small letters that nobody mistakes for others, without vowels, so that no id is a word. */
const signs = '0123456789bcdfghjkmnpqrstvwxyz'

/** The length of a short id: among 100,000 of them two are alike once in 100,000 archives. */
const length = 10

/** A permanent name for an article, from at least ten bytes: random ones, or a digest of what names it elsewhere. */
export function shortId(bytes: Uint8Array): string {
  if (bytes.length < length) throw new RangeError(`an id takes ${length} bytes`)
  let value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let id = ''
  for (let i = 0; i < length; i += 1) {
    id += signs[Number(value % BigInt(signs.length))]
    value /= BigInt(signs.length)
  }
  return id
}
