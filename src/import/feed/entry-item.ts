import { canonicalLanguage, isLanguage } from '../../archive/language.ts'
import { lineOf, plainLine } from '../clean-text.ts'
import { firstWords } from '../first-words.ts'
import { escaped, htmlText, isBeginning, wordCount } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import { completeAddress, isSamePicture, slugIn } from '../old-address.ts'
import type { OldDate, OldItem, OldPicture } from '../old-item.ts'
import { whenOf } from '../when.ts'
import type { Entry, FeedHead } from './entry.ts'

/** An entry of a feed as an item of an old archive. */
export function entryItem(entry: Entry, head: FeedHead, place: string): OldItem {
  const losses = [...entry.losses]
  const base = baseOf(entry, head) ?? ''
  const addresses = entry.links.flatMap(link => addressOf(link, base))
  const html = textOf(entry, losses).replaceAll(counting, '')
  const text = htmlText(html)
  const cover = coverOf(entry, html)
  return {
    key: entryKey(entry, place),
    place,
    type: 'entry',
    status: 'published',
    skipped: isEmpty(entry) ? 'it holds nothing' : undefined,
    becomes: 'article',
    title: titleOf(entry, text, losses),
    ...datesOf(entry, losses),
    slug: slugIn(addresses[0]),
    addresses,
    authors: authorsOf(entry, head, losses),
    categories: linesOf(entry.categories),
    tags: linesOf(entry.tags),
    description: descriptionOf(entry, text),
    lang: languageOf(entry.lang ?? head.lang),
    source: sourceOf(entry, head),
    license: entry.license ?? head.license,
    cover,
    text: { format: 'html', value: withFiles(html, entry) },
    base: addresses[0] && !entry.base ? addresses[0] : base,
    losses,
  }
}

/** Complete, or from the root of the site when nothing tells where that is. */
function addressOf(link: string, base: string): string[] {
  const complete = completeAddress(link, base || undefined)
  return [complete ?? link].filter(address => complete || address.startsWith('/'))
}

function isEmpty({ title, content, summary, links, files }: Entry): boolean {
  return !title && !content && !summary && links.length + files.length === 0
}

/** Against what addresses of an entry are meant: each base is relative to the one around it. */
function baseOf(entry: Entry, head: FeedHead): string | undefined {
  const around = [head.base, head.address, head.self].reduceRight<string | undefined>(
    (base, address) => completeAddress(address, base) ?? base,
    undefined,
  )
  return completeAddress(entry.base, around) ?? around
}

/** The permanent name of an entry: what it calls itself, or where it is, or where it stands. */
export function entryKey(entry: Entry, place: string): string {
  return entry.id ?? entry.links[0] ?? place
}

/** Pictures of one dot, by which services count readers. */
const counting = /<img\b[^>]*\b(?:width|height)\s*=\s*(?:"[01]"|'[01]'|[01](?=[\s/>]))[^>]*>/gi

/** What is more than a summary, however it is named: it has so many words and is not cut off. */
const enoughWords = 150

function textOf({ content, summary }: Entry, losses: Loss[]): string {
  if (content !== undefined) return content
  const text = htmlText(summary ?? '')
  const isCut = /(?:…|\.\.\.)\]?\W{0,3}$/u.test(text)
  if ((isCut || wordCount(text) < enoughWords) && losses.every(l => l.code !== 'summary-only')) {
    losses.push({ code: 'summary-only', detail: `${wordCount(text)} words` })
  }
  return inParagraphs(summary ?? '')
}

/** HTML that has no elements, with paragraphs where blank lines stand. */
function inParagraphs(html: string): string {
  if (/<[a-z!/]/i.test(html)) return html
  const parts = html.split(/\n\s*\n/).filter(part => part.trim())
  return parts.map(part => `<p>${part.trim()}</p>`).join('\n')
}

function titleOf(entry: Entry, text: string, losses: Loss[]): string | undefined {
  const told = lineOf(entry.title ?? '')
  if (told) return told
  const guess = firstWords(text)
  losses.push(
    guess ? { code: 'title-guessed', detail: guess } : { code: 'title-missing', detail: '' },
  )
  return guess
}

function datesOf(entry: Entry, losses: Loss[]): { date?: OldDate; updated?: OldDate } {
  const [published, updated] = [whenOf(entry.published), whenOf(entry.updated)]
  const date = published ?? updated
  if (!date) losses.push({ code: 'date-missing', detail: entry.published ?? '' })
  if (date?.guess) losses.push({ code: 'date-guessed', detail: date.guess })
  const isLater = published && updated && updated.text !== published.text
  return { ...(date && { date }), ...(isLater && { updated }) }
}

/** Names without addresses of mail, which are nobody's business: `ada@post.example (Ada Berg)`. */
function authorsOf(entry: Entry, head: FeedHead, losses: Loss[]): string[] {
  const told = entry.authors.length > 0 ? entry.authors : head.authors
  const names = told.map(author => {
    const line = lineOf(author)
    const name = /^\S+@\S+\s*\((.+)\)$/.exec(line)?.[1] ?? line.replace(/\S+@\S+\.\S+/, '')
    if (!name.trim() && line)
      losses.push({ code: 'field-left', detail: 'author: only a mail address' })
    return name.trim()
  })
  return linesOf(names)
}

function sourceOf(entry: Entry, head: FeedHead): OldItem['source'] {
  const { name, url } = entry.source ?? { name: head.title ?? '', url: head.address }
  const line = lineOf(name)
  return line ? { name: line, url: completeAddress(url) } : undefined
}

/** What stands for the text in a list, unless it only repeats how the text begins. */
function descriptionOf({ content, summary }: Entry, text: string): string | undefined {
  if (content === undefined || summary === undefined) return undefined
  const line = htmlText(summary)
  return line && !isBeginning(line, text) ? line : undefined
}

/** The widest of the pictures beside the text, if it is not within the text. */
function coverOf(entry: Entry, html: string): OldPicture | undefined {
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

/** The text with links to its other files below, as far as it does not name them. */
function withFiles(html: string, { files }: Entry): string {
  const links = files
    .filter(({ src }, at) => !html.includes(src) && files.findIndex(f => f.src === src) === at)
    .map(
      ({ src, name }) =>
        `<p><a href="${escaped(src)}">${escaped(name ?? slugIn(src) ?? src)}</a></p>`,
    )
  return [html, ...links].join('\n')
}

function languageOf(tag: string | undefined): string | undefined {
  const written = tag?.trim().replaceAll('_', '-')
  return written && isLanguage(written) ? canonicalLanguage(written) : undefined
}

function linesOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map(lineOf).filter(Boolean))]
}

function lined(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plainLine(lineOf(text)) || undefined
}
