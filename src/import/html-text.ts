import { plainLine } from './clean-text.ts'
import { withoutReferences } from './letters.ts'
import { seenInHtml } from './seen-html.ts'

/** The words of a piece of HTML as a reader sees them, on one line. */
export function htmlText(html: string): string {
  return plainLine(withoutReferences(seenInHtml(html).text))
}

/** How many words a text has; in scripts without blanks two characters count as one. */
export function wordCount(text: string): number {
  const dense = text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu,
  )
  const spaced = text
    .replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu, ' ')
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)
  return (spaced?.length ?? 0) + Math.ceil((dense?.length ?? 0) / 2)
}

/** Plain text for HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Plain text as paragraphs of HTML: blank lines part them, other line ends stay. */
export function paragraphsOf(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => `<p>${escaped(part).replaceAll(/\n/g, '<br>')}</p>`)
    .join('\n')
}
