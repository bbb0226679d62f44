import type { Element, Root } from 'hast'
import type { Nodes } from 'mdast'

/** An element with what holds it. */
export interface Placed {
  node: Element
  parent: Root | Element
}

/**
 * The elements of a tree, each before those within it, as they are now: the tree may be changed while
 * they are looked at. A tenth of the price of unist-util-visit, which every step would pay.
 */
export function elementsIn(tree: Root | Element): Placed[] {
  const found: Placed[] = []
  const gather = (parent: Root | Element) => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue
      found.push({ node, parent })
      gather(node)
    }
  }
  gather(tree)
  return found
}

/** Whether a node of a Markdown tree, or one within it, is as asked. */
export function hasNode(node: Nodes, isAsAsked: (node: Nodes) => boolean): boolean {
  return (
    isAsAsked(node) || ('children' in node && node.children.some(one => hasNode(one, isAsAsked)))
  )
}
