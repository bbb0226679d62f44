import type { Root } from 'hast'
import rehypeSlug from 'rehype-slug'
import { idPrefix } from '../archive/fragment.ts'
import { elementsIn } from './walk.ts'

/** Gives headings identifiers, with the prefix that the sanitizer gives those of authors. */
export function headingIds() {
  const addIds = rehypeSlug({ prefix: idPrefix }) as (tree: Root) => void
  return (tree: Root): void => {
    if (elementsIn(tree).some(({ node }) => /^h[1-6]$/.test(node.tagName))) addIds(tree)
  }
}
