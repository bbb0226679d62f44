import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { Placed } from '../../intake/walk.ts'
import { plainLine } from '../clean-text.ts'

/** Puts other nodes in the place of one. */
export function replace({ node, parent }: Placed, ...others: ElementContent[]): void {
  const at = parent.children.indexOf(node)
  if (at >= 0) parent.children.splice(at, 1, ...(others as never[]))
}

/** An element, made. */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children }
}

/** A text, made. */
export function text(value: string): ElementContent {
  return { type: 'text', value }
}

/** The text of a node and all in it. */
export function textIn(node: RootContent | Root): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textIn).join('') : ''
}

/** The text of a node on one line: a line break and the edge of a block are a blank. */
export function lineIn(node: RootContent | Root): string {
  const words = (inner: RootContent | Root): string => {
    if (inner.type === 'text') return inner.value
    if (!('children' in inner)) return ''
    const all = inner.children.map(words).join('')
    return inner.type === 'element' && (inner.tagName === 'br' || blocks.has(inner.tagName))
      ? ` ${all} `
      : all
  }
  return plainLine(words(node))
}

/** Whether a node is text of blanks, or a comment. */
export function isBlank(node: RootContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && node.value.trim() === '')
}

/** A property as text; undefined when it is not there or no text. */
export function property(node: Element, name: string): string | undefined {
  const value = node.properties[name]
  if (Array.isArray(value)) return value.join(' ')
  return value === undefined || value === null || value === false ? undefined : String(value)
}

/** Elements that are blocks (HTML, section 15.3.3, and those that old pages have). Of unknown ones nobody knows it. */
export const blocks = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'center',
    'dd',
    'details',
    'dialog',
    'dir',
  ],
  ...[
    'div',
    'dl',
    'dt',
    'fieldset',
    'figcaption',
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
  ],
  ...[
    'h5',
    'h6',
    'header',
    'hgroup',
    'hr',
    'html',
    'iframe',
    'li',
    'listing',
    'main',
    'menu',
    'nav',
  ],
  ...['ol', 'p', 'pre', 'search', 'section', 'summary', 'table', 'ul', 'video', 'audio', 'xmp'],
])

/** Elements that stand in lines of text. */
export const phrasing = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'br',
  'button',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'img',
  'input',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  'ruby',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'nobr',
  'rb',
  'rt',
  'rp',
  'picture',
  'source',
])
