import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Tells the alignment of cells to style sheets; the attribute of HTML for it is obsolete (HTML, section 16.2). */
export function alignedCells(): (tree: Root) => void {
  return tree =>
    visit(tree, 'element', ({ properties }) => {
      const { align } = properties
      if (align === undefined) return
      delete properties.align
      properties.dataAlign = align
    })
}
