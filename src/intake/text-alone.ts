import type { Element, Nodes, Root } from 'hast'
import { toText } from 'hast-util-to-text'

/** What search and programs read of a text: its words, without the marks that lead to footnotes and back. */
export function textAlone(tree: Root): string {
  return toText(withoutMarks(tree))
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()
}

function withoutMarks<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node
  const kept = node.children.filter(child => child.type !== 'element' || !isMark(child))
  return { ...node, children: kept.map(withoutMarks) }
}

function isMark({ tagName, properties, children }: Element): boolean {
  if (tagName === 'sup') return children.some(child => child.type === 'element' && isMark(child))
  return properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined
}
