import { wordCount } from '../html-text.ts'
import { hostOf } from '../text/links.ts'
import { allWords, alternatives } from './capture/capture-words.ts'
import { linesIn, type PageLine } from './page-lines.ts'

/** What a line is to the article: its own text, a label above other articles, links to them, or an open heading. */
type Role = 'text' | 'label' | 'teaser' | 'heading'

interface Line {
  nodes: PageLine
  words: string
  role: Role
  /** Whether a label stands in the same line before the links. */
  isLabelled: boolean
}

/**
 * Takes out of a text the links to other pages of its own site that stand between or behind its paragraphs, each as a
 * whole line, with the labels above them (“Read also”). Links to other sites and links within sentences stay, and so
 * does a list that a sentence introduces with a colon.
 *
 * @param address where the page was
 * @returns the words of what was left out, line by line
 */
export function takeOutTeasers(text: Element, address: string | undefined): string[] {
  const host = webHost(address)
  const lines = linesIn(text)
    .map(nodes => read(nodes, host))
    .filter(({ nodes, words }) => words !== '' || nodes.some(isPicture))
  const teasers = [...within(lines), ...atEnd(lines)]
  const found = [...new Set(teasers)]
  if (found.length === lines.length) return []
  for (const { nodes } of found) for (const node of nodes) node.remove()
  return found.map(({ words }) => words)
}

const label = new RegExp(`^[^\\p{L}]*(?:${alternatives('further')})(?![\\p{L}\\p{N}])`, 'iu')

function read(nodes: PageLine, host: string | undefined): Line {
  const words = nodes
    .map(node => node.textContent ?? '')
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const labelled = label.exec(words)?.[0] ?? ''
  const isHeading = nodes.every(node => /^H[1-6]$/i.test(node.nodeName))
  const linked = nodes.reduce((sum, node) => sum + linkedWords(node, host), 0)
  const count = wordCount(words)
  const rest = count - wordCount(labelled || (/^[^:]{2,40}:\s/u.exec(words)?.[0] ?? ''))
  const isTeaser = linked >= 3 && linked >= 0.8 * Math.min(count, rest)
  return { nodes, words, isLabelled: labelled !== '', role: roleOf() }

  function roleOf(): Role {
    if (nodes.some(isPicture)) return 'text'
    if (isTeaser) return 'teaser'
    if (labelled !== '' && count - wordCount(labelled) <= (isHeading ? 4 : 0)) return 'label'
    return isHeading ? 'heading' : 'text'
  }
}

/** Teasers between paragraphs: labelled ones, and lone lines that no sentence introduces. */
function within(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, at) => {
    const before = lines[at - 1]
    const isBelow = before?.role === 'label'
    if (line.role === 'label' && lines[at + 1]?.role === 'teaser') return [line]
    if (line.role !== 'teaser') return []
    if (line.isLabelled || isBelow) return [line]
    if (/[:：]$/u.test(before?.words ?? '') || before?.role === 'heading') return []
    return /[.!?。！？؟…]["”»’)]*$/u.test(line.words) ? [] : [line]
  })
}

/** A box at the end has less than this share of the words; otherwise its heading was one of the article. */
const largestBox = 0.2

const boxes = new Set(allWords('boxes'))

/** The run of labels, headings and teasers behind the last paragraph, and a box about the author. */
function atEnd(lines: readonly Line[]): Line[] {
  const box = lines.findIndex(({ words }) => boxes.has(words.toLowerCase().replace(/\W+$/, '')))
  const sizes = lines.map(({ words }) => wordCount(words))
  const sum = (some: readonly number[]) => some.reduce((all, size) => all + size, 0)
  if (box > 0 && sum(sizes.slice(box)) < sum(sizes) * largestBox) return lines.slice(box)
  const last = lines.findLastIndex(({ role }) => role === 'text')
  return last >= 0 ? lines.slice(last + 1) : []
}

function linkedWords(node: ChildNode, host: string | undefined): number {
  if (node.nodeName.toUpperCase() === 'A') {
    return isOwn(node as Element, host) ? wordCount(node.textContent ?? '') : 0
  }
  if (!('querySelectorAll' in node)) return 0
  const links = [...(node as Element).querySelectorAll('a[href]')].filter(link => isOwn(link, host))
  return links.reduce((sum, link) => sum + wordCount(link.textContent ?? ''), 0)
}

function isOwn(link: Element, host: string | undefined): boolean {
  const href = link.getAttribute('href') ?? ''
  if (href.startsWith('#')) return false
  const of = webHost(href)
  return of === undefined ? !/^\w+:/.test(href) : of === host
}

function webHost(address = ''): string | undefined {
  return /^\s*https?:/i.test(address) ? hostOf(address) || undefined : undefined
}

function isPicture(node: ChildNode): boolean {
  if (/^(?:figure|img|picture|video|table)$/i.test(node.nodeName)) return true
  return 'querySelector' in node && (node as Element).querySelector('img, picture') !== null
}
