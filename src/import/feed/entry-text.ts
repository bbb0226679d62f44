import { isSamePicture, slugIn } from '../address-parts.ts'
import { lineOf, plainLine } from '../clean-text.ts'
import { escaped, htmlText, wordCount } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import type { OldPicture } from '../old-item.ts'
import type { Entry } from './entry.ts'

/** Pictures of one dot, by which services count readers. */
const counting = /<img\b[^>]*\b(?:width|height)\s*=\s*(?:"[01]"|'[01]'|[01](?=[\s/>]))[^>]*>/gi

/** What systems write below a text for readers of the feed, parted by bars: `The post … appeared first on …`. */
const firstOn =
  'appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|apareció primero en|ظهرت أولاً على'

/** What was added to a text for the feed: pictures that count, buttons of FeedBurner, where it appeared first. */
const added = [
  counting,
  /<div class="feedflare">[\s\S]*?<\/div>/gi,
  /<a\b[^>]*href="https?:\/\/feeds\d?\.feedburner\.com\/~[^>]*>[\s\S]*?<\/a>/gi,
  new RegExp(
    `<p>[^<]{0,30}<a\\b[^>]*>(?:(?!</?[ap]\\b).)*</a>\\s*(?:${firstOn})\\s*<a\\b[^>]*>[^<]*</a>\\s*\\.?\\s*</p>`,
    'gis',
  ),
]

/** HTML of a feed without what was added to it for the feed. */
export function withoutAdded(html: string): string {
  return added.reduce((text, form) => text.replaceAll(form, ''), html)
}

/** A summary without the words that lead to the text. */
export function withoutReadMore(line: string): string {
  return line
    .replace(
      /\s*(?:read more|continue reading|weiterlesen|lire la suite|leer más|اقرأ المزيد)\P{L}*$/iu,
      '',
    )
    .trim()
}

/** What is more than a summary, however it is named: it has so many words and is not cut off. */
const enoughWords = 150

/** The text of an entry as HTML; of one that has none its summary, which is told when it is no more than that. */
export function entryText({ content, summary }: Entry, losses: Loss[]): string {
  if (content !== undefined) return withoutAdded(content).trim()
  const text = htmlText(summary ?? '')
  const isCut = /(?:…|\.\.\.)\]?\W{0,3}$/u.test(text)
  if ((isCut || wordCount(text) < enoughWords) && losses.every(l => l.code !== 'summary-only')) {
    losses.push({ code: 'summary-only', detail: `${wordCount(text)} words` })
  }
  return inParagraphs(withoutAdded(summary ?? ''))
}

/** HTML that has no elements, with paragraphs where blank lines stand. */
function inParagraphs(html: string): string {
  if (/<[a-z!/]/i.test(html)) return html
  const parts = html.split(/\n\s*\n/).filter(part => part.trim())
  return parts.map(part => `<p>${part.trim()}</p>`).join('\n')
}

/** The widest of the pictures beside the text, if it is not within the text. */
export function entryCover(entry: Entry, html: string): OldPicture | undefined {
  const [widest] = entry.pictures.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))
  if (!widest || picturesIn(html).some(src => isSamePicture(src, widest.src))) return undefined
  const { width: _, ...picture } = widest
  return {
    ...picture,
    alt: lined(picture.alt),
    caption: lined(picture.caption),
    credit: lined(picture.credit),
  }
}

function picturesIn(html: string): string[] {
  return [...html.matchAll(/<img[^>]+src\s*=\s*["']?([^"'\s>]+)/gi)].flatMap(([, src]) => src ?? [])
}

/** The text with links below to its other files and to what it is about, as far as it does not name them. */
export function withFiles(html: string, entry: Entry, others: readonly string[]): string {
  const files: Entry['files'] = [...entry.files, ...others.map(src => ({ src, name: src }))]
  const isNamed = (src: string) => html.includes(src) || html.includes(escaped(src))
  const links = files
    .filter(({ src }, at) => !isNamed(src) && files.findIndex(file => file.src === src) === at)
    .map(
      ({ src, name }) =>
        `<p><a href="${escaped(src)}">${escaped(name ?? slugIn(src) ?? src)}</a></p>`,
    )
  return [html, ...links].join('\n')
}

function lined(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plainLine(lineOf(text)) || undefined
}
