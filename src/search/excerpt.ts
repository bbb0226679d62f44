/** A piece of an excerpt: text, and whether it is what was looked for. */
export interface ExcerptPart {
  text: string
  marked: boolean
}

/**
 * Takes apart an excerpt of the index, in which `<mark>` stands around what was found. Everything else
 * is text, whatever it looks like: it is never given to the browser as HTML.
 */
export function partsOf(excerpt: string): ExcerptPart[] {
  const pieces = excerpt.split(/<\/?mark>/)
  return pieces
    .map((piece, i) => ({ text: decoded(piece), marked: i % 2 === 1 }))
    .filter(({ text }) => text !== '')
}

/** The index escapes these two and nothing else. */
function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
}
