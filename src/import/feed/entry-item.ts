import { whenOf } from '../../archive/when.ts'
import { completeAddress, slugIn } from '../address-parts.ts'
import { lineOf } from '../clean-text.ts'
import { firstWords } from '../first-words.ts'
import { foreignSource } from '../foreign-source.ts'
import { htmlText } from '../html-text.ts'
import { languageTag } from '../language-tag.ts'
import type { Loss } from '../losses.ts'
import type { OldDate, OldItem, Status } from '../old-item.ts'
import { previews } from '../page/held-back.ts'
import { isPrivateTitle } from '../private-title.ts'
import { isBeginning } from '../same-words.ts'
import { seenLine } from '../seen-line.ts'
import type { Entry, FeedHead } from './entry.ts'
import { baseOf, entryAddresses, siteAddress } from './entry-addresses.ts'
import { entryCover, entryText, withFiles, withoutAdded, withoutReadMore } from './entry-text.ts'

/** An entry of a feed as an item of an old archive. */
export function entryItem(entry: Entry, head: FeedHead, place: string): OldItem {
  const losses = [...entry.losses]
  const base = baseOf(entry, head)
  const { own, others } = entryAddresses(entry, head)
  const html = entryText(entry, losses)
  const text = htmlText(html)
  return {
    key: entry.id ?? entry.links[0] ?? place,
    place,
    type: 'entry',
    status: statusOf(entry, own, head.now),
    skipped: isEmpty(entry) ? 'it holds nothing' : undefined,
    becomes: 'article',
    title: titleOf(entry, html, losses),
    ...datesOf(entry),
    slug: slugIn(own),
    addresses: own === undefined ? [] : [own],
    authors: authorsOf(entry, head, losses),
    categories: linesOf(entry.categories),
    tags: linesOf(entry.tags),
    description: descriptionOf(entry, text, losses),
    lang: languageTag(entry.lang ?? head.lang),
    source: sourceOf(entry, head),
    license: entry.license ?? head.license,
    cover: entryCover(entry, html),
    text: { format: 'html', value: withFiles(html, entry, others) },
    base: completeAddress(entry.textBase, base) ?? (own && !entry.base ? own : (base ?? '')),
    losses,
  }
}

/** Drafts, previews and private posts are held back; so is an entry whose day is to come, until then. */
function statusOf(entry: Entry, address: string | undefined, now = Date.now()): Status {
  if (entry.isDraft || previews.test(address ?? '')) return 'draft'
  const isGuarded = /class=["'][^"']*post-password-form/.test(entry.content ?? entry.summary ?? '')
  if (isGuarded || isPrivateTitle(entry.title)) return 'private'
  const day = whenOf(entry.published)?.text
  return day !== undefined && Date.parse(day) > now ? 'scheduled' : 'published'
}

function isEmpty({ title, content, summary, links, files }: Entry): boolean {
  return !title && !content && !summary && links.length + files.length === 0
}

/** The title, or words from the first of the paragraphs that holds any, without addresses. */
function titleOf(entry: Entry, html: string, losses: Loss[]): string | undefined {
  const told = seenLine(entry.title ?? '', losses)
  if (told) return told
  const [guess] = html
    .split(/<\/(?:p|div|h[1-6]|li|blockquote|pre)>|(?:<br\b[^>]*>\s*){2}/i)
    .flatMap(part => firstWords(htmlText(part).replaceAll(/https?:\/\/\S+/g, '')) ?? [])
  losses.push(
    guess ? { code: 'title-guessed', detail: guess } : { code: 'title-missing', detail: '' },
  )
  return guess
}

function datesOf(entry: Entry): { date?: OldDate; updated?: OldDate } {
  const [published, updated] = [whenOf(entry.published), whenOf(entry.updated)]
  const date = published ?? updated
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

/** From whom it was taken over: the feed itself is no source. */
function sourceOf(entry: Entry, head: FeedHead): OldItem['source'] {
  if (!entry.source) return undefined
  const name = lineOf(entry.source.name)
  const site = { name: head.title, address: siteAddress(head) }
  return name ? foreignSource({ name, url: completeAddress(entry.source.url) }, site) : undefined
}

/** What stands for the text in a list, unless it only repeats how the text begins. */
function descriptionOf(
  { content, summary }: Entry,
  text: string,
  losses: Loss[],
): string | undefined {
  if (content === undefined || summary === undefined) return undefined
  const line = withoutReadMore(seenLine(withoutAdded(summary), losses))
  return line && !isBeginning(line, text) ? line : undefined
}

function linesOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map(lineOf).filter(Boolean))]
}
