import type { Root } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'

/** Marks of GFM that are seen in the source: tables, strikethrough, footnotes, task lists. */
const marks = /[|~]|:-|-:|\[\^|\[[\s xX]\]/

/** What GFM makes into links where CommonMark leaves text. */
const literalLinks = /https?:\/\/|www\.|@/i

/** Whether GFM could change how this text is read; `tree` is the text parsed as CommonMark. */
export function needsGfm(markdown: string, tree: Root): boolean {
  if (marks.test(markdown)) return true
  let found = false
  visit(tree, 'text', node => {
    found = literalLinks.test(node.value)
    return found ? EXIT : undefined
  })
  return found
}

/** Whether the text holds raw HTML. */
export function needsRaw(tree: Root): boolean {
  let found = false
  visit(tree, 'html', () => {
    found = true
    return EXIT
  })
  return found
}
