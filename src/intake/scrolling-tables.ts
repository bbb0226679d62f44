import type { Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { elementsIn } from './walk.ts'

/** Puts each table into a box that scrolls by itself, and that a keyboard can reach, on narrow screens. */
export function scrollingTables() {
  return (tree: Root): void => {
    if (!elementsIn(tree).some(({ node }) => node.tagName === 'table')) return
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || index === undefined || !parent) return
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], tabIndex: 0 },
        children: [node],
      }
      return SKIP
    })
  }
}
