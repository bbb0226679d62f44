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
