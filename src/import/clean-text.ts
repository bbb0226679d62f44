import { legal } from '../archive/legal-text.ts'
import { withoutReferences, withWesternLetters } from './letters.ts'
import { seenInHtml } from './seen-html.ts'

/** Signs of no width that are not part of spelling; joiners are, in Persian and the scripts of India. */
const invisible = /[\u200b\u2060\ufeff\u00ad\ufffc]/g

/** Marks and overrides of direction (Unicode TR 9): in a line of its own they can only hide or turn something. */
const directions = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

/**
 * A text without control characters, which no reader ever saw; those that were letters of windows-1252 are these. Line ends
 * become `\n`.
 */
export function withoutControls(text: string): string {
  return legal(withWesternLetters(text))
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(invisible, '')
}

/**
 * Plain text on one line, as a headline or a tag is: markup taken off with what it hides, references read (twice, where
 * an old system wrote them twice), control characters and marks of direction taken out, blanks single.
 */
export function lineOf(markup: string): string {
  const once = withoutReferences(markup.includes('<') ? seenInHtml(markup).text : markup)
  const twice = /&(?:[a-z]+|#\d+|#x[\da-f]+);/i.test(once) ? withoutReferences(once) : once
  return plainLine(twice)
}

/** The same of a text that is no markup. */
export function plainLine(text: string): string {
  return withoutControls(text).replaceAll(directions, '').replaceAll(/\s+/g, ' ').trim()
}

/** An address or the name of a file with percent signs decoded, as far as they are UTF-8. */
export function decodedName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name.replaceAll(/(?:%[\da-f]{2})+/gi, part => {
      try {
        return decodeURIComponent(part)
      } catch {
        return part
      }
    })
  }
}
