import { decodeHTML } from 'entities'

/** The letters of windows-1252 for the bytes from 0x80, which browsers take those codes for (HTML, section 13.2.5.80). */
const western = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 0x80 }, (_, at) => 0x80 + at),
)

const controls = /[\u0080-\u009f]/g

/**
 * A text with the letters that were meant by codes of windows-1252, which many an old system wrote as if they were those of
 * Unicode: `\x92` is an apostrophe. The five codes without a letter stay.
 */
export function withWesternLetters(text: string): string {
  return text.replaceAll(controls, code => western[code.charCodeAt(0) - 0x80] ?? code)
}

/**
 * Markup whose numeric references all name letters. Codes of windows-1252 and the halves of a pair, which UTF-16 has, are
 * read as they were meant; what names nothing (zero, a lone half, a code beyond Unicode) is taken out, since a browser
 * would show U+FFFD.
 */
export function withSoundReferences(markup: string): string {
  if (!markup.includes('&#')) return markup
  return markup
    .replaceAll(/&#(?:x([\da-f]+)|(\d+));/gi, (reference, hex: string, decimal: string) =>
      letterOf(hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10), reference),
    )
    .replaceAll(/\p{Cs}/gu, '')
}

function letterOf(code: number, reference: string): string {
  if (code === 0 || code > 0x10ffff) return ''
  if (code >= 0x80 && code <= 0x9f) return withWesternLetters(String.fromCharCode(code))
  // Two halves that follow one another are a letter then; others are taken out.
  return code >= 0xd800 && code <= 0xdfff ? String.fromCharCode(code) : reference
}

/** Text in which references are read, as browsers read them. */
export function withoutReferences(markup: string): string {
  return decodeHTML(withSoundReferences(markup))
}

/** Bytes of windows-1252 by the letters that stand for them. */
const bytes = new Map([...western].map((letter, at) => [letter, 0x80 + at]))

/** What text of Western Europe is made of beyond ASCII: letters, marks and the euro sign. */
const ofEurope = /^[\u00a0-\u017f\u2010-\u2044\u20ac]+$/

/**
 * Places of a text with letters that cannot be right: U+FFFD, and UTF-8 that somebody read as windows-1252 (`cafÃ©`). Each with
 * what surrounds it, as far as `most`.
 */
export function damagedPlaces(text: string, most: number): string[] {
  const places: string[] = []
  for (const { 0: found, index } of text.matchAll(
    /\ufffd|[\u00c2-\u00f4][\u0080-\u00ff\u0152-\u2122]+/g,
  )) {
    if (found !== '\ufffd' && !isMisread(found)) continue
    places.push(
      text
        .slice(Math.max(0, index - 12), index + found.length + 12)
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    if (places.length >= most) break
  }
  return places
}

/** Whether letters are the bytes of letters in UTF-8. */
function isMisread(letters: string): boolean {
  const codes = [...letters].flatMap(letter => bytes.get(letter) ?? [])
  const [lead = 0] = codes
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(codes.slice(0, length)),
    )
    return length === 4 || ofEurope.test(read)
  } catch {
    return false
  }
}
