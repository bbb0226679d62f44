import { type CaptureLine, captureLine } from './capture/capture-line.ts'
import { allWords } from './capture/capture-words.ts'
import { linesIn, type PageLine } from './page-lines.ts'

/** What is known of an article, so that its page need not say it in the text again. */
interface Told {
  /** When it was published and changed, `YYYY-MM-DD`. */
  days: readonly string[]
  authors: readonly string[]
}

/**
 * Takes out of a text what only its page said: advertisements, and before and behind it the lines that tell its date,
 * its authors and the rights, and a rule behind it. A line of another date stays.
 *
 * @returns authors that such a line names beside the date, when none is known
 */
export function takeOutFurniture(text: Element, told: Told): string[] {
  const lines = linesIn(text)
  for (const line of lines) if (adverts.has(bare(wordsOf(line)))) remove(line)
  const found: string[] = []
  for (const [order, isEnd] of [
    [lines, false],
    [lines.toReversed(), true],
  ] as const) {
    for (const line of order) {
      if (isEnd && line[0]?.nodeName.toUpperCase() === 'HR') remove(line)
      if (wordsOf(line) === '' || isPicture(line)) continue
      const parts = partsOf(wordsOf(line))
      if (!parts.every(part => isTold(part, parts, told, isEnd))) break
      found.push(...parts.flatMap(part => (part.kind === 'author' ? part.name : [])))
      remove(line)
    }
  }
  return told.authors.length > 0 ? [] : found
}

const adverts = new Set(allWords('adverts'))

function bare(words: string): string {
  return words.toLowerCase().replaceAll(/^[\s–—:-]+|[\s–—:.!-]+$/g, '')
}

/** `Published 3 March 2011 | by Ada Berg` as two. */
function partsOf(words: string): CaptureLine[] {
  return words.split(/\s+[|·•]\s+/).map(captureLine)
}

function isTold(
  part: CaptureLine,
  all: readonly CaptureLine[],
  { days, authors }: Told,
  isEnd: boolean,
): boolean {
  if (part.kind === 'date') return days.includes(part.date.slice(0, 10))
  if (part.kind === 'ago') return days.length > 0
  if (part.kind === 'rights') return isEnd && part.year !== undefined
  if (part.kind !== 'author') return false
  return authors.includes(part.name) || (authors.length === 0 && all.length > 1)
}

/** The words of a line as a reader sees them. */
export function wordsOf(line: PageLine): string {
  return line
    .map(node => node.textContent ?? '')
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
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
