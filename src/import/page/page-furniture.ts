import { monthsByName, weekdayNames } from '../../archive/months-by-name.ts'
import { wordCount } from '../html-text.ts'
import { sameWords } from '../same-words.ts'
import { type CaptureLine, captureLine } from './capture/capture-line.ts'
import { allWords, alternatives } from './capture/capture-words.ts'
import { linesIn, type PageLine } from './page-lines.ts'

/** What is known of an article, so that its page need not say it in the text again. */
export interface Known {
  title: string | undefined
  description: string | undefined
  section: string | undefined
  /** When it was published and changed, `YYYY-MM-DD`. */
  days: readonly string[]
  authors: readonly string[]
  /** Where the page was. */
  address: string | undefined
}

/** A line with more words is a paragraph of the article, before which its page names it. */
const longestLine = 25

/** So many lines before the text can be about it. */
const mostLines = 12

/**
 * Takes out of a text what only its page says: anywhere, advertisements, counters of pictures and notices of players;
 * before the first paragraph, lines that repeat the headline, the description, the section, the address, the date or
 * the authors; behind the last one, lines about dates, authors and rights, and calls to subscribe or write. A line
 * of another date stays.
 *
 * @returns authors that such a line names beside the date, when none is known; and the calls that were taken out
 */
export function takeOutFurniture(
  text: Element,
  known: Known,
): { authors: string[]; calls: string[] } {
  const taken: string[] = []
  for (const element of text.querySelectorAll('p, div, h2, h3, h4')) {
    if (isNotice(wordsOf([element]))) element.remove()
  }
  const lines = linesIn(text)
  const found: string[] = []
  for (const line of lines.slice(0, mostLines)) {
    const words = wordsOf(line)
    if (isPicture(line)) continue
    const isAgain = repeats(words, isHeading(line) ? known : { ...known, description: undefined })
    if (!isAgain && (wordCount(words) > longestLine || isSentence(words))) break
    if (!isAgain && !isTold(words, known, found)) continue
    remove(line)
  }
  for (const line of lines.toReversed()) {
    const words = wordsOf(line)
    if (line[0]?.nodeName.toUpperCase() === 'HR') remove(line)
    if (words === '' || isPicture(line)) continue
    const isAbout = isTold(words, known, found)
    if (!isAbout && !isEndOfPage(line, words)) break
    if (!isAbout && isCall(line, words)) taken.push(words)
    remove(line)
  }
  return { authors: known.authors.length > 0 ? [] : [...new Set(found)], calls: taken }
}

const notices = new Set([...allWords('adverts'), ...allWords('notices')])
/** “Image 1 of 5”, “3/9”: which of several pictures is shown. */
const counter = /^(?:\p{L}+\s)?\d+\s*(?:of|de|von|sur|من|\/)\s*\/?\s*\d+$/iu

function isNotice(words: string): boolean {
  const bare = words.toLowerCase().replaceAll(/^[\s–—:-]+|[\s–—:.!…-]+$/g, '')
  return notices.has(bare) || counter.test(bare)
}

/** Whether a line says again, as a whole, a fact that the article's frontmatter holds. */
function repeats(words: string, { title, description, section, address }: Known): boolean {
  const same = sameWords(words)
  const facts = [title, description, section, address].filter(fact => fact !== undefined)
  return same !== '' && facts.some(fact => sameWords(fact) === same)
}

/** Whether every part of a line is a date, an author or a stamp of the page. Authors go into `found`. */
function isTold(words: string, { days, authors }: Known, found: string[]): boolean {
  if (words === '' || wordCount(words) > longestLine) return false
  const parts = partsOf(words)
  const isKnown = parts.every(part => {
    if (part.kind === 'date') return isNear(part.date, days)
    if (part.kind === 'ago') return days.length > 0
    if (authors.some(name => isByline(part.text, name))) return true
    if (part.kind === 'author') return authors.length === 0 && parts.length > 1
    return days.length > 0 && isStamp(part.text)
  })
  if (isKnown) found.push(...parts.flatMap(part => (part.kind === 'author' ? part.name : [])))
  return isKnown
}

/** `Published 3 March 2011 | by Ada Berg` as two. */
function partsOf(words: string): CaptureLine[] {
  return words
    .split(/\s+[|·•/–—-]\s+|\s*[;|]\s*/)
    .filter(Boolean)
    .map(captureLine)
}

/** A page's clock and the data beside it may lie in two time zones. */
function isNear(date: string, days: readonly string[]): boolean {
  const day = Date.parse(date.slice(0, 10))
  return days.some(known => Math.abs(Date.parse(known) - day) <= 86_400_000)
}

/** `By Ada Pell, Staff Writer`: a known author at the beginning, and little more behind a comma or a dash. */
function isByline(words: string, author: string): boolean {
  const line = words.toLowerCase().replace(by, '')
  const rest = line.slice(author.length)
  if (!line.startsWith(author.toLowerCase())) return false
  return rest === '' || (/^\s*[,–—|·(-]/u.test(rest) && wordCount(rest) <= 5 && !isSentence(rest))
}

const by = new RegExp(
  `^(?:${allWords('by')
    .toSorted((a, b) => b.length - a.length)
    .join('|')})[\\s:]+`,
  'iu',
)

function isSentence(words: string): boolean {
  return wordCount(words) > 3 && /[.!?。！？؟…]["”»’)]*$/u.test(words)
}

const published = new RegExp(`^(?:${alternatives('published')})\\b`, 'iu')

/** Little words and signs of a moment, besides names of months, weekdays and time zones. */
const momentWords = new Set(
  'am pm a p m at on um uhr de del of the le du as às a à h st nd rd th er'.split(' '),
)

/**
 * `Updated: Tuesday, Nov 19, 6:55 AM EST`: at least two figures and a word of a date or of publishing, and nothing else
 * but what goes with them.
 */
function isStamp(words: string): boolean {
  if ((words.match(/\d+/g) ?? []).length < 2) return false
  const names = words.replace(published, '').match(/[\p{L}-]+/gu) ?? []
  const isName = (name: string) =>
    monthsByName().has(name.toLowerCase()) || weekdayNames().has(name.toLowerCase())
  if (!published.test(words) && !names.some(isName) && !/\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/.test(words))
    return false
  return names.every(
    name => isName(name) || momentWords.has(name.toLowerCase()) || /^\p{Lu}{2,5}$/u.test(name),
  )
}

function isEndOfPage(line: PageLine, words: string): boolean {
  const { kind, ...rest } = captureLine(words)
  return kind === 'button' || ('year' in rest && rest.year !== undefined) || isCall(line, words)
}

const calls = new RegExp(`^(?:${alternatives('calls')})(?![\\p{L}\\p{N}])`, 'iu')
const profile = /^(?:mailto:|https?:\/\/(?:www\.)?(?:twitter|x|facebook|instagram)\.com\/)/i

/** A short line that asks to subscribe, follow or write, by its first word and by its link, or that is an address. */
function isCall(line: PageLine, words: string): boolean {
  if (wordCount(words) > longestLine + 10) return false
  if (/^\S+@\S+\.\p{L}+$/u.test(words)) return true
  const links = line.flatMap(hrefsIn)
  const isLinked = links.length > 0 || /\S@\S|https?:/.test(words)
  return (
    isLinked &&
    (calls.test(words) || links.some(href => profile.test(href) && wordCount(words) <= 4))
  )
}

function hrefsIn(node: ChildNode): string[] {
  const inner = 'querySelectorAll' in node ? [...(node as Element).querySelectorAll('a[href]')] : []
  const all = node.nodeName.toUpperCase() === 'A' ? [node as Element, ...inner] : inner
  return all.map(link => link.getAttribute('href') ?? '')
}

/** The words of a line as a reader sees them. */
export function wordsOf(line: PageLine): string {
  return line
    .map(node => node.textContent ?? '')
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function isHeading(line: PageLine): boolean {
  return line.every(node => /^H[1-6]$/i.test(node.nodeName))
}

function isPicture(line: PageLine): boolean {
  return line.some(node => /^(?:figure|img|picture)$/i.test(node.nodeName) || holdsPicture(node))
}

function holdsPicture(node: ChildNode): boolean {
  return 'querySelector' in node && (node as Element).querySelector('img, picture') !== null
}

function remove(line: PageLine): void {
  for (const node of line) node.remove()
}
