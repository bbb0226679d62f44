import { languageByScript } from '../../archive/script-language.ts'
import { whenOf } from '../../archive/when.ts'
import { slugIn } from '../address-parts.ts'
import { budget } from '../budget.ts'
import { bylineNames } from '../byline.ts'
import { lineOf } from '../clean-text.ts'
import { languageTag } from '../language-tag.ts'
import type { Loss } from '../losses.ts'
import type { OldDate, OldItem, Unreadable } from '../old-item.ts'
import { isBeginning, sameWords } from '../same-words.ts'
import { whyHeldBack, whyNoPost } from './held-back.ts'
import { whyNoArticle } from './is-article.ts'
import { jsonLdFacts } from './json-ld.ts'
import { markedFacts } from './marked-facts.ts'
import { metaFacts } from './meta-tags.ts'
import { pageAddresses, pageBase, sourceOf } from './page-addresses.ts'
import { pageCover } from './page-cover.ts'
import { PageFault, pageDocument, seenText } from './page-document.ts'
import { type Facts, mergedFacts } from './page-facts.ts'
import { takeOutFurniture, wordsOf } from './page-furniture.ts'
import { linesIn } from './page-lines.ts'
import { pageTitle, sectionName, tagNames } from './page-names.ts'
import { takeOutTeasers } from './page-teasers.ts'
import { pageText } from './page-text.ts'
import { savedFrom } from './saved-from.ts'
import { timeOfPage } from './time-of-page.ts'

/** A page as it was found. */
interface FoundPage {
  html: string
  key: string
  place: string
  /** Where it was on the web, if something outside the page tells. */
  address?: string | undefined
  retrieved?: OldDate | undefined
  /** Against what its relative addresses are meant when no address is known. */
  folder: string
}

/** The article of an HTML page with what the page tells of it; a page of no article is left out by rule. */
export function readPage(page: FoundPage): OldItem | Unreadable {
  try {
    if (page.html.length > budget.text)
      throw new PageFault('it is larger than 20 million characters')
    return itemOf(page)
  } catch (error) {
    const { key, place } = page
    return { unreadable: true, key, place, reason: faultOf(error) }
  }
}

function faultOf(error: unknown): string {
  if (error instanceof PageFault) return error.message
  if (error instanceof RangeError) return 'its markup is nested too deeply'
  return `its markup cannot be read: ${(error as Error).message}`
}

function itemOf(page: FoundPage): OldItem {
  const document = pageDocument(page.html)
  const told = [jsonLdFacts(document), ...metaFacts(document), markedFacts(document)]
  const facts = mergedFacts(told)
  const saved = savedFrom(page.html)
  const addresses = pageAddresses(document, facts, page.address ?? saved.address)
  const removed = { boxes: [] as string[], hidden: [] as string[] }
  const text = pageText(page.html, removed)
  const held = whyHeldBack(document, page.place, [page.address, saved.address, ...addresses])
  const losses: Loss[] = held === undefined ? [] : [{ code: 'private-as-draft', detail: held }]
  const titles = told.flatMap(({ title }) => title ?? [])
  const title = pageTitle(titles, facts.site, document, text, losses)
  if (text) takeOutTitle(text, title)
  removed.boxes.push(...(text ? takeOutTeasers(text, addresses[0]) : []))
  const retrieved = page.retrieved ?? whenOf(saved.date)
  const base = pageBase(document, addresses[0])
  const lines = text ? linesIn(text).map(wordsOf) : []
  const dates = datesOf(facts, timeOfPage(document, lines, addresses[0], retrieved))
  const authors = bylineNames(facts.authors ?? [])
  const days = [dates.date, dates.updated].flatMap(date => date?.text.slice(0, 10) ?? [])
  const section = sectionName(facts.section, [facts.site, addresses[0]])
  const known = {
    title,
    description: facts.description,
    section,
    days,
    authors,
    address: addresses[0],
  }
  const { authors: byline, calls } = text
    ? takeOutFurniture(text, known)
    : { authors: [], calls: [] }
  for (const words of removed.hidden)
    losses.push({ code: 'remark-removed', detail: words.slice(0, 100) })
  for (const words of [...removed.boxes, ...calls])
    losses.push({ code: 'beside-left', detail: `left out: “${shortened(words)}”` })
  const skipped =
    whyNoPost(document) ?? whyNoArticle(document, text, facts.isArticle ?? false, addresses[0])
  const words = seenText(text) ?? ''
  return {
    key: page.key,
    place: page.place,
    type: 'page',
    status: held === undefined ? 'published' : 'private',
    skipped,
    becomes: 'article',
    title,
    ...dates,
    retrieved,
    slug: slugIn(addresses[0] ?? `https://file.example/${page.place}`),
    addresses,
    authors: [...authors, ...byline],
    categories: [],
    tags: tagNames(facts.tags ?? [], title),
    section,
    description: descriptionOf(facts, words),
    lang: languageOf(document, facts) ?? languageByScript(words),
    source: sourceOf(facts, addresses[0]),
    license: facts.license,
    cover: text && pageCover(facts, text, document, base),
    text: {
      format: 'html',
      value: text?.innerHTML.replaceAll(/<!--[\s\S]*?-->/g, '').trim() ?? '',
    },
    base: base ?? page.folder,
    losses: skipped === undefined ? losses : [],
  }
}

/** The beginning of a text that the report quotes. */
function shortened(words: string): string {
  return words.length > 200 ? `${words.slice(0, 200).trimEnd()} …` : words
}

/** Takes the headline out of the text, where it stands again. */
function takeOutTitle(text: Element, title: string | undefined): void {
  const heading = text.querySelector('h1, h2')
  if (heading && title && sameWords(seenText(heading) ?? '') === sameWords(title)) heading.remove()
}

function datesOf(facts: Facts, onPage: OldDate | undefined): { date?: OldDate; updated?: OldDate } {
  const [published, modified] = [whenOf(facts.published), whenOf(facts.modified)]
  const date = published ?? onPage
  const isLater = modified && date && modified.text > date.text
  return { ...(date && { date }), ...(isLater && { updated: modified }) }
}

function descriptionOf({ description }: Facts, text: string): string | undefined {
  const line = lineOf(description ?? '')
  return line && !isBeginning(line, text) ? line : undefined
}

function languageOf(document: Document, facts: Facts): string | undefined {
  const html = document.documentElement
  const locale = document.querySelector('meta[property="og:locale"]')?.getAttribute('content')
  const header = document
    .querySelector('meta[http-equiv="content-language" i]')
    ?.getAttribute('content')
  const told = [
    html.getAttribute('lang'),
    html.getAttribute('xml:lang'),
    facts.lang,
    header,
    locale,
  ]
  return told.flatMap(tag => languageTag(tag ?? undefined) ?? [])[0]
}
