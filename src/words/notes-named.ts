import { filled } from './fill.ts'
import { isSpoken, type Words, wordsFor } from './words.ts'

/**
 * A rendered text whose footnotes, and notes beside links to what was withdrawn, are in its own language, or, where the
 * interface does not speak it, in that of its page: they are rendered in English.
 */
export function notesNamed(html: string, lang: string | undefined, page: Words): string {
  if (!html.includes(' data-footnotes ') && !html.includes(' data-withdrawn=')) return html
  const words = lang !== undefined && isSpoken(lang) ? wordsFor(lang) : page
  return html
    .replaceAll(/(?<=<small data-withdrawn="">)\(withdrawn\)(?=<\/small>)/g, words.withdrawnLink)
    .replaceAll(/(?<= id="user-content-footnote-label">)Footnotes(?=<\/h2>)/g, words.footnotes)
    .replaceAll(
      /(?<= data-footnote-backref="" aria-label=")Back to reference ([\d-]+)(?=")/g,
      (_, mark: string) => filled(words.backToMark, { mark }, words.language),
    )
}
