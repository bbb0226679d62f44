import type { Link, Nodes } from 'mdast'
import { factsOfHtml, type HtmlFacts } from './html-facts.ts'
import { addWords } from './words.ts'

/** What stands in Markdown. */
export type MarkdownFacts = Omit<HtmlFacts, 'depth'>

const inLine = new Set<Nodes['type']>([
  ...(['text', 'inlineCode', 'strong', 'emphasis', 'delete', 'link', 'linkReference'] as const),
  ...(['footnoteReference', 'html'] as const),
])

/** Adds what readers see of a Markdown tree: words, those of captions too, links that lead anywhere, and pictures. */
export function addSeen(tree: Nodes, facts: MarkdownFacts): void {
  addWords(seenIn(tree, { facts, notes: [] }), facts.words)
}

/**
 * How many addresses stand bare in a text and are links by GFM alone: what was read has no place in the text, or just that
 * of its own words.
 */
export function bareLinksIn(node: Nodes): number {
  if (node.type === 'link') return isBare(node) ? 1 : 0
  return 'children' in node
    ? node.children.reduce((sum: number, child) => sum + bareLinksIn(child), 0)
    : 0
}

function isBare({ position, children }: Link): boolean {
  const [words] = children
  if (position === undefined) return true
  const length = (position.end.offset ?? 0) - (position.start.offset ?? 0)
  return words?.type === 'text' && words.value.length === length
}

interface Seeing {
  facts: MarkdownFacts
  /** Footnotes in the order in which they are referred to: readers see their numbers. */
  notes: string[]
}

/** The text of a node, with line ends between what stands apart. */
function seenIn(node: Nodes, seeing: Seeing): string {
  const { facts } = seeing
  if (node.type === 'linkReference' || (node.type === 'link' && node.url !== '')) facts.links += 1
  if (node.type === 'image' || node.type === 'imageReference') facts.images += 1
  if (node.type === 'image') return `\n${node.title ?? ''}\n`
  if (node.type === 'html') return seenInHtml(node.value, facts)
  if (node.type === 'footnoteReference') return `\n${numberOf(node.identifier, seeing)}\n`
  const inner = 'children' in node ? node.children.map(child => seenIn(child, seeing)).join('') : ''
  const text = 'value' in node ? String(node.value) : inner
  return inLine.has(node.type) ? text : `\n${text}\n`
}

function numberOf(name: string, { notes }: Seeing): number {
  if (!notes.includes(name)) notes.push(name)
  return notes.indexOf(name) + 1
}

/** What stands in HTML. Of an element in a line only its tag is a node, and its text another one; of a block, all of it. */
function seenInHtml(value: string, facts: MarkdownFacts): string {
  if (/^<(?:\/?sup\b[^<>]*|br)>$/i.test(value)) return '\n'
  const { words, links, images } = factsOfHtml(value)
  for (const [word, times] of words) facts.words.set(word, (facts.words.get(word) ?? 0) + times)
  facts.links += links
  facts.images += images
  return /^<\/?[a-z]+(?:\s[^<>]*)?>(?:<\/a>)?$/i.test(value) ? '' : '\n'
}
