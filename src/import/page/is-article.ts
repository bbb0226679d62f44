import { wordCount } from '../html-text.ts'
import { seenText } from './page-document.ts'

/** Less is a caption, not an article. */
const fewest = 25

/**
 * Why a page is none of an article, in words; undefined when it is one. Pages that say of themselves that they are an
 * article are believed, if they hold text.
 */
export function whyNoArticle(
  document: Document,
  text: Element | undefined,
  isMarked: boolean,
  address: string | undefined,
): string | undefined {
  const words = wordCount(seenText(text) ?? '')
  if (words < (isMarked ? 1 : fewest)) return `no article on the page: ${words} words of text`
  if (isMarked) return undefined
  const path = URL.parse(address ?? '')?.pathname
  if (path === '/' && document.querySelectorAll('article').length !== 1) {
    return 'the front page of a site'
  }
  const articles = document.querySelectorAll('article, .hentry, .h-entry').length
  if (articles > 4 && document.querySelectorAll('h1').length !== 1)
    return `a list of ${articles} articles`
  const heads = headlinesIn(text as Element)
  if (heads > 4 && words / heads < teaser) return `a list of ${heads} headlines`
  const share = linkedShare(text as Element, words)
  return share > 0.5 ? `a list of links: ${Math.round(share * 100)} % of its words` : undefined
}

/** Below a headline of a list stand fewer words than this. */
const teaser = 80

/** How many headings lead to other pages as a whole. */
function headlinesIn(text: Element): number {
  const headings = [...text.querySelectorAll('h1, h2, h3, h4')].filter(heading => {
    const link = heading.querySelector('a[href]') ?? heading.closest('a[href]')
    return (
      !link?.getAttribute('href')?.startsWith('#') && link && seenText(link) === seenText(heading)
    )
  })
  return headings.length
}

function linkedShare(text: Element, words: number): number {
  const links = [...text.querySelectorAll('a[href]')].map(link => wordCount(seenText(link) ?? ''))
  return links.reduce((sum, count) => sum + count, 0) / words
}
