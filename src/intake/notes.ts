import type { Element, Root } from 'hast'
import { toText } from 'hast-util-to-text'
import type { VFile } from 'vfile'
import { findingsOf, placeOf } from './findings.ts'
import { hasLinkScheme } from './link-schemes.ts'
import { schema } from './sanitize-schema.ts'
import { elementsIn } from './walk.ts'

/** Elements whose loss takes nothing from a reader: they only dress their text. */
export const dress: ReadonlySet<string> = new Set([
  'font',
  'center',
  'big',
  'nobr',
  'o:p',
  'html',
  'head',
  'body',
  'thead',
  'article',
  'main',
  'header',
  'footer',
  'nav',
  'aside',
  'label',
])

const allowedTags = new Set(schema.tagNames)

/** Notes which elements the sanitizer is about to take away, in one problem at the first of them. */
export function noteRemoved() {
  return (tree: Root, file: VFile): void => {
    const lost = elementsIn(tree)
      .map(({ node }) => node)
      .filter(({ tagName }) => !allowedTags.has(tagName) && !dress.has(tagName))
    const [first] = lost
    if (!first) return
    const notes = findingsOf(file)
    const elements = [...new Set(lost.map(({ tagName }) => tagName))]
    notes.problems.push({ code: 'html-removed', ...placeOf(first, notes), elements })
  }
}

const scheme = /^[\p{Cc}\s]*[a-z][a-z0-9+.\-\s\p{Cc}]*:/iu

/** Notes links that have no address, and links of a kind that a browser could run as code. */
export function noteUnsafe() {
  return (tree: Root, file: VFile): void => {
    const notes = findingsOf(file)
    for (const { node } of elementsIn(tree)) {
      if (node.tagName !== 'a' || typeof node.properties.href !== 'string') continue
      const href = node.properties.href
      const place = placeOf(node, notes)
      if (href === '') notes.problems.push({ code: 'link-empty', ...place, text: shortText(node) })
      else if (scheme.test(href) && !hasLinkScheme(href)) {
        notes.problems.push({ code: 'link-unsafe', ...place, target: href.slice(0, 60) })
      }
    }
  }
}

function shortText(node: Element): string {
  const text = toText(node).replaceAll(/\s+/g, ' ').trim()
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
