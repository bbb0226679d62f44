import type { Root } from 'mdast'
import { hasNode } from './walk.ts'

/** Marks of GFM that are seen in the source: tables, strikethrough, footnotes, task lists. */
const marks = /\||~~|:-|-:|\[\^|\[[\s xX]\]/

/** What GFM makes into links where CommonMark leaves text. */
const literalLinks = /https?:\/\/|www\.|@/i

/** What makes a text say something else than its source: references and escapes. */
const disguises = /[&\\]/

/** Whether GFM could change how this text is read; `tree` is the text parsed as CommonMark. */
export function needsGfm(markdown: string, tree: Root): boolean {
  if (marks.test(markdown)) return true
  if (!literalLinks.test(markdown) && !disguises.test(markdown)) return false
  return hasNode(tree, node => node.type === 'text' && literalLinks.test(node.value))
}

/** Signs of Chinese, Japanese and Korean, and the marks between them. */
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u

/** Whether emphasis in the text could stand beside signs of Chinese, Japanese or Korean. */
export function needsCjk(markdown: string): boolean {
  return /[*_]/.test(markdown) && cjk.test(markdown)
}

/** Whether the text holds raw HTML. */
export function needsRaw(tree: Root): boolean {
  return hasNode(tree, node => node.type === 'html')
}
