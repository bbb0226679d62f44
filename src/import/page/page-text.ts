import { Readability } from '@mozilla/readability'
import { wordCount } from '../html-text.ts'
import { removeClutter } from './page-clutter.ts'
import { pageDocument, seenText } from './page-document.ts'

/** What keeps an element that writers marked as the article, if Readability keeps less of it. */
const least = 0.3

/** Where writers mark the text of an article, the surest first. */
const marks = [
  '.h-entry .e-content',
  '[itemprop="articleBody"]',
  '.hentry .entry-content',
  'article',
  'main',
  '[role="main"]',
]

/** What no reader takes for the text. */
const unread = [
  'script, style, noscript, template, nav, form, button, input, select, textarea, dialog',
  'aside, footer, [hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"]',
  '#comments, .comments, .comment-list, .share, .sharing, .social, .related, .breadcrumb',
].join(', ')

/**
 * The text of the article of a page as an element: what Readability finds, or the element that is marked as the
 * article when Readability keeps less than 30 % of its words. Undefined when there is neither.
 *
 * @param removed takes the words of each box of running text that its template does not call the article, and of what
 * was hidden in running text
 */
export function pageText(
  html: string,
  removed: { boxes: string[]; hidden: string[] } = { boxes: [], hidden: [] },
): Element | undefined {
  const document = pageDocument(html)
  document.querySelector('base')?.remove()
  const { boxes, hidden } = removeClutter(document)
  removed.boxes.push(...boxes)
  removed.hidden.push(...hidden)
  const marked = markedText(document)
  const found = readable(document)
  const [kept, whole] = [found, marked].map(element => wordCount(seenText(element) ?? ''))
  if (!found || (marked && (kept ?? 0) < least * (whole ?? 0))) return marked
  return found
}

/** A copy of the marked element without what is not read; undefined when it is not clear which. */
function markedText(document: Document): Element | undefined {
  for (const selector of marks) {
    const found = [...document.querySelectorAll(selector)]
    if (/main/.test(selector) && document.querySelectorAll('article').length > 1) return undefined
    const main = found.length === 1 ? found[0] : theLargest(found)
    if (!main) continue
    const copy = main.cloneNode(true) as Element
    for (const element of copy.querySelectorAll(unread)) element.remove()
    showLazyPictures(copy)
    return copy
  }
  return undefined
}

/** Of several elements the one with more words than all others together. */
function theLargest(elements: readonly Element[]): Element | undefined {
  const sized = elements.map(element => ({ element, words: wordCount(seenText(element) ?? '') }))
  const sum = sized.reduce((total, { words }) => total + words, 0)
  return sized.find(({ words }) => words > sum / 2)?.element
}

function showLazyPictures(element: Element): void {
  for (const image of element.querySelectorAll('img')) {
    const lazy = ['data-src', 'data-lazy-src', 'data-original'].map(name =>
      image.getAttribute(name),
    )
    const src = lazy.find(Boolean)
    if (src) image.setAttribute('src', src)
  }
}

function readable(document: Document): Element | undefined {
  const reader = new Readability(document, {
    disableJSONLD: true,
    serializer: node => node as unknown as Element,
  })
  const content = reader.parse()?.content ?? undefined
  return content?.querySelector('#readability-page-1') ?? content
}
