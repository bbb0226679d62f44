import type { Nodes, PhrasingContent, Text } from 'mdast'

/**
 * A tree of Markdown without blocks that say nothing, with emphasis that is one where old editors split it, and with blanks beside
 * what is emphasized and not in it, where Markdown has no place for them.
 */
export function tidied<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node
  const parts = (node.children as Nodes[])
    .map(tidied)
    .flatMap(child => (node.type === child.type && isSpan(child) ? child.children : [child]))
    .flatMap(child => (holdsBlocks(node) ? paragraphsIn(child) : [child]))
  const children = joined(parts)
    .flatMap(blanksApart)
    .filter(child => !isEmpty(child))
  const settled = joined(children)
  marksApart(settled)
  node.children = (isLine(node) ? trimmed(settled) : settled) as never
  return node
}

const spans = ['strong', 'emphasis', 'delete'] as const

function isSpan(node: Nodes): node is Extract<Nodes, { type: (typeof spans)[number] }> {
  return spans.some(type => node.type === type)
}

const isLine = ({ type }: Nodes) => type === 'paragraph' || type === 'heading'

const holdsBlocks = ({ type }: Nodes) => type === 'root' || type === 'blockquote'

/** A paragraph in which several line breaks follow one another is several paragraphs. */
function paragraphsIn(node: Nodes): Nodes[] {
  if (node.type !== 'paragraph') return [node]
  const found: PhrasingContent[][] = [[]]
  let breaks: PhrasingContent[] = []
  for (const child of node.children) {
    if (child.type === 'break') breaks.push(child)
    else if (isBlankAt(child) && breaks.length > 0) continue
    else if (breaks.length > 1) {
      found.push([child])
      breaks = []
    } else {
      found.at(-1)?.push(...breaks, child)
      breaks = []
    }
  }
  return found.map(children => ({
    type: 'paragraph',
    children: trimmed(children) as PhrasingContent[],
  }))
}

/** A span or a link, and before and after it the blanks and line breaks that stood at its edges. */
function blanksApart(node: Nodes): Nodes[] {
  if (!isSpan(node) && node.type !== 'link') return [node]
  const before: Nodes[] = []
  const after: Nodes[] = []
  while (isBlankAt(node.children.at(0))) before.push(node.children.shift() as Nodes)
  while (isBlankAt(node.children.at(-1))) after.unshift(node.children.pop() as Nodes)
  before.push(...cut(node.children.at(0), /^\s+/))
  after.unshift(...cut(node.children.at(-1), /\s+$/))
  return [...before, ...(node.children.length > 0 ? [node] : []), ...after]
}

/** A letter or a figure of a script that sets blanks between words. */
const letter =
  /(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul})[\p{L}\p{N}]/u.source
const beginsWord = new RegExp(`^${letter}`, 'u')
const endsWord = new RegExp(`${letter}$`, 'u')

/** Marks that stand beside words, not those of Chinese and Japanese, beside which emphasis may end. */
const mark = /(?![\u3000-\u303f\uff00-\uffef])\p{P}/u.source
const marksAtEnd = new RegExp(`(?<=\\P{P})(?:${mark})+$`, 'u')
const marksAtStart = new RegExp(`^(?:${mark})+(?=\\P{P})`, 'u')

/**
 * Takes marks at the edge of emphasis out of it where a word goes on behind them without a blank: CommonMark ends no
 * emphasis there (section 6.2).
 */
function marksApart(children: Nodes[]): void {
  for (const [at, node] of children.entries()) {
    if (node.type !== 'strong' && node.type !== 'emphasis') continue
    const [before, after] = [children[at - 1], children[at + 1]]
    if (after?.type === 'text' && beginsWord.test(after.value))
      after.value = cutMarks(node.children.at(-1), marksAtEnd) + after.value
    if (before?.type === 'text' && endsWord.test(before.value))
      before.value += cutMarks(node.children.at(0), marksAtStart)
  }
}

/** Takes marks off a text that says more than them. */
function cutMarks(node: Nodes | undefined, marks: RegExp): string {
  return cut(node, marks).at(0)?.value ?? ''
}

/** Whether a piece of a line is a line break, or text of nothing but blanks. */
function isBlankAt(node: Nodes | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '')
}

/** Takes what is at an edge of a text off it. */
function cut(node: Nodes | undefined, edge: RegExp): Text[] {
  if (node?.type !== 'text') return []
  const [value] = edge.exec(node.value) ?? []
  if (value === undefined) return []
  node.value = node.value.replace(edge, '')
  return [{ type: 'text', value }]
}

/** The content of a paragraph or a heading without blanks and line breaks at its edges. */
function trimmed(children: Nodes[]): Nodes[] {
  while (children[0]?.type === 'break') children.shift()
  while (isBlankAt(children.at(-1))) children.pop()
  cut(children.at(0), /^[ \t\n]+/)
  cut(children.at(-1), /\s+$/)
  return children.filter(child => child.type !== 'text' || child.value !== '')
}

function isEmpty(node: Nodes): boolean {
  if (!['paragraph', 'heading', 'blockquote', 'list'].includes(node.type) && !isSpan(node)) {
    return node.type === 'link' && node.children.length === 0
  }
  return (
    'children' in node &&
    node.children.every(
      child => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''),
    )
  )
}

function joined(children: Nodes[]): Nodes[] {
  const out: Nodes[] = []
  for (const child of children) {
    const last = out.at(-1)
    if (last && last.type === child.type && isSpan(last) && isSpan(child))
      last.children = joined([...last.children, ...child.children]) as PhrasingContent[]
    else if (last?.type === 'text' && child.type === 'text')
      last.value = (last.value + child.value).replaceAll(/ {2,}/g, ' ')
    else out.push(child)
  }
  return out
}
