import type { Root } from 'hast'
import { elementsIn } from './walk.ts'

/** Tells the alignment of cells to style sheets; the attribute of HTML for it is obsolete (HTML, section 16.2). */
export function alignedCells(): (tree: Root) => void {
  return tree => {
    for (const { node } of elementsIn(tree)) {
      const { align } = node.properties
      if (align === undefined) continue
      delete node.properties.align
      node.properties.dataAlign = align
    }
  }
}
