import { filled } from './fill.ts'
import { isSpoken, type Words, wordsFor } from './words.ts'

/**
 * A rendered text whose footnotes are named in its own language, or, where the interface does not speak it, in that of
 * its page: `remark-rehype` names them in English.
 */
export function notesNamed(html: string, lang: string | undefined, page: Words): string {
  if (!html.includes(' data-footnotes ')) return html
  const words = lang !== undefined && isSpoken(lang) ? wordsFor(lang) : page
  return html
    .replaceAll(/(?<= id="user-content-footnote-label">)Footnotes(?=<\/h2>)/g, words.footnotes)
    .replaceAll(
      /(?<= data-footnote-backref="" aria-label=")Back to reference ([\d-]+)(?=")/g,
      (_, mark: string) => filled(words.backToMark, { mark }, words.language),
    )
}
