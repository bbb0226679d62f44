import type { Element, Root, Text } from 'hast'
import { inLine } from './in-line.ts'

/** Elements whose text is shown as it is written. */
const literal: ReadonlySet<string> = new Set(['code', 'pre', 'kbd', 'samp', 'script', 'style'])

/** A piece of a text, from its first character to the one behind its last. */
export interface Span {
  start: number
  end: number
}

/** A text, or an element around texts, and where it stands in the running text. */
export type Piece = { node: Text | Element; parent: Root | Element } & Span

/** Everything that a tree says, and the nodes that say it. */
export interface RunningText {
  whole: string
  /** Each before those within it. */
  pieces: Piece[]
}

/** Stands for code and pictures, whose own words are no part of the running text. */
const object = '\uFFFC'

/**
 * The texts of a tree as one text: a blank line parts blocks, a line end lines, a bar the cells of a table, and nothing
 * the pieces of a line. Code and pictures are one sign each.
 */
export function runningText(tree: Root): RunningText {
  const pieces: Piece[] = []
  let whole = ''
  const gather = (parent: Root | Element) => {
    for (const node of parent.children) {
      if (node.type !== 'text' && node.type !== 'element') continue
      const [before, behind] = node.type === 'text' ? ['', ''] : around(node)
      whole += before
      const piece = { node, parent, start: whole.length, end: whole.length }
      pieces.push(piece)
      if (node.type === 'text') whole += node.value
      else if (literal.has(node.tagName) || node.tagName === 'img') whole += object
      else gather(node)
      piece.end = whole.length
      whole += behind
    }
  }
  gather(tree)
  return { whole, pieces }
}

/** What parts an element from its neighbours. */
function around({ tagName }: Element): [before: string, behind: string] {
  if (tagName === 'br') return ['\n', '']
  if (tagName === 'td' || tagName === 'th') return ['| ', ' |']
  return inLine.has(tagName) || tagName === 'img' ? ['', ''] : ['\n\n', '\n\n']
}
