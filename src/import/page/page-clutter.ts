import { hidingOf, isShownWithin } from '../../intake/hiding-style.ts'
import { wordCount } from '../html-text.ts'
import { seenText } from './page-document.ts'

/** Elements that HTML or ARIA mark as something other than the text. */
const marked = [
  'nav, dialog, [role="navigation"], [role="search"], [role="dialog"], [role="complementary"]',
  '[hidden], [style*="display:none"], [style*="display: none"]',
].join(', ')

/** Words in class names and ids by which authors of templates call what surrounds a text. */
const names = new Set(
  `ad ads advert advertisement adverts banner breadcrumb breadcrumbs byline comments cookie cookies
  disqus login masthead newsletter newsletters outbrain paywall popover popular popup promo promos recirc
  recommendations recommended related share sharing sharebar shares signin signup social sponsored
  subscribe subscription taboola teaser teasers trending toolbar`
    .split(/\s+/)
    .filter(Boolean),
)

const holders = 'div, section, aside, ul, ol, dl, form, figure, header, footer'

/** An element with a larger share of the page's running text holds the article itself, whatever its name. */
const largestShare = 0.2

/**
 * Takes out of a page the boxes that its template calls by the name of something other than the text: navigation,
 * advertisements, newsletters, teasers of other pages; and what a style hides. A box with much of the page's running
 * text stays.
 *
 * @returns the words of each box that held running text, and of what was hidden by other means than being switched off
 */
export function removeClutter(document: Document): { boxes: string[]; hidden: string[] } {
  for (const element of document.querySelectorAll(marked)) element.remove()
  const prose = proseByElement(document.documentElement)
  const whole = prose.get(document.documentElement) ?? 0
  const others = document.querySelector('article h1') ? 'article' : 'article article'
  for (const article of document.querySelectorAll(others)) {
    const isMost = (prose.get(article) ?? 0) > whole / 2
    if (!isMost && !article.querySelector('h1') && leadsElsewhere(article)) article.remove()
  }
  const most = whole * largestShare
  const boxes: string[] = []
  const hidden = removeHidden(document, element => (prose.get(element) ?? 0) > most)
  for (const crumbs of document.querySelectorAll('p[class*="breadcrumb" i], p[id*="breadcrumb" i]'))
    crumbs.remove()
  for (const element of [...document.querySelectorAll(holders)]) {
    if (!isNamed(element) || element.querySelector('h1')) continue
    const words = prose.get(element) ?? 0
    if (words > most || !element.isConnected) continue
    element.remove()
    const text = words > 0 ? seenText(element) : undefined
    if (text) boxes.push(text)
  }
  return { boxes, hidden }
}

/** Takes out what an inline style hides, and gives the words of it that stood in running text. */
function removeHidden(document: Document, isMuch: (element: Element) => boolean): string[] {
  const words: string[] = []
  for (const element of document.body.querySelectorAll('[style]')) {
    if (!element.isConnected || !isHidden(element)) continue
    if (isMuch(element) || element.querySelector('h1')) continue
    const isRunning = element.closest('p') !== null || element.querySelector('p') !== null
    element.remove()
    const text = isRunning ? seenText(element) : undefined
    if (text) words.push(text)
  }
  return words
}

function isHidden(element: Element): boolean {
  const hiding = hidingOf(element.getAttribute('style') ?? '', element.getAttributeNames())
  return (
    hiding !== undefined &&
    ![...element.querySelectorAll('*')].some(one =>
      isShownWithin(hiding, one.localName, one.getAttribute('style') ?? ''),
    )
  )
}

/** Whether the heading of an article is a link to its own page. */
function leadsElsewhere(article: Element): boolean {
  const heading = article.querySelector('h1, h2, h3, h4')
  const link = heading?.querySelector('a[href]') ?? heading?.closest('a[href]')
  return link !== null && link !== undefined && !link.getAttribute('href')?.startsWith('#')
}

function isNamed(element: Element): boolean {
  const name = `${element.getAttribute('class') ?? ''} ${element.id}`
  return wordsIn(name).some(word => names.has(word))
}

/** `articleBreadCrumb` as `article`, `bread`, `crumb` and `breadcrumb`. */
function wordsIn(name: string): string[] {
  const words =
    name
      .replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return [...words, ...words.map((word, at) => word + (words[at + 1] ?? ''))]
}

/**
 * How many words of running text each element holds: those of its paragraphs, outside of links. Counted in one pass,
 * however deeply boxes are nested.
 */
function proseByElement(root: Element): Map<Element, number> {
  const words = new Map<Element, number>()
  for (const paragraph of root.querySelectorAll('p')) {
    const linked = [...paragraph.querySelectorAll('a')].map(link => wordCount(seenText(link) ?? ''))
    words.set(paragraph, wordCount(seenText(paragraph) ?? '') - linked.reduce((a, b) => a + b, 0))
  }
  for (const element of [...root.querySelectorAll('*')].toReversed()) {
    const parent = element.parentElement
    if (parent) words.set(parent, (words.get(parent) ?? 0) + (words.get(element) ?? 0))
  }
  return words
}
