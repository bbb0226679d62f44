import { Parser } from 'htmlparser2'
import { plainLine } from './clean-text.ts'

const silent = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'math'])

/** Styles that hide an element. */
const hiding = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** The words of a piece of HTML as a reader sees them, on one line. */
export function htmlText(html: string): string {
  let text = ''
  let hidden = 0
  /** Whether each open element hides its text. */
  const open: boolean[] = []
  const parser = new Parser({
    onopentag: (name, { hidden: attribute, style = '' }) => {
      const hides = silent.has(name) || attribute !== undefined || hiding.test(style)
      open.push(hides)
      if (hides) hidden++
      else text += inline.has(name) ? '' : ' '
    },
    ontext: piece => {
      if (hidden === 0) text += piece
    },
    onclosetag: name => {
      if (open.pop()) hidden--
      else text += inline.has(name) ? '' : ' '
    },
  })
  parser.end(html)
  return plainLine(text)
}

const inline = new Set(
  'a abbr b bdi bdo cite code dfn del em font i ins kbd mark q s small span strong sub sup u'.split(
    ' ',
  ),
)

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

/** Datelines and bylines that may stand before the words that a standfirst repeats, in letters. */
const before = 80

/** As many letters as make it plain that a standfirst repeats a text, and do not stand there by chance. */
const telling = 15

/**
 * Whether a standfirst says nothing that readers do not read in the headline or where the text begins.
 *
 * @param beginning the text from its first block on, as far as a standfirst could reach
 * @param opening its first block
 */
export function isRepeated(
  standfirst: string,
  { title, beginning, opening }: { title: string; beginning: string; opening: string },
): boolean {
  const said = lettersOnly(withoutEllipsis(standfirst))
  if (said === '') return false
  if ([title, opening].some(text => lettersOnly(text) === said)) return true
  const isDense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    said,
  )
  if (said.length < (isDense ? telling / 2 : telling)) return false
  const at = lettersOnly(beginning).indexOf(said)
  return at >= 0 && at <= before
}

/** A summary without the sign that it was cut off, and “Read more” after that. */
function withoutEllipsis(summary: string): string {
  return summary.replace(/(?:\[?(?:…|\.\.\.)\]?|&hellip;)[^…]{0,40}$/u, '')
}

/** Whether a summary says nothing but how a text begins, perhaps cut off with an ellipsis. */
export function isBeginning(summary: string, text: string): boolean {
  const start = lettersOnly(withoutEllipsis(summary))
  return start !== '' && lettersOnly(text.slice(0, summary.length * 2 + 400)).startsWith(start)
}

/** The letters and figures of a text in lower case, by which two texts can be compared. */
export function lettersOnly(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
