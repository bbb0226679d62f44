import type { Element } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { schema } from '../../intake/sanitize-schema.ts'
import { elementsIn } from '../../intake/walk.ts'
import { property, textIn } from './elements.ts'

/** Elements in lines of text that Markdown has no sign for, and that stay as they are around their text. */
export const keptInLine: ReadonlySet<string> = new Set([
  'sub',
  'sup',
  'u',
  'ins',
  'small',
  'mark',
  'kbd',
  'ruby',
  'rt',
  'rp',
  'bdo',
])

/** Blocks that Markdown has no sign for. */
const keptBlocks = new Set(['dl', 'details', 'figure'])

/** Whether a block is to stay HTML: what Markdown would lose more of than dress. */
export function staysHtml(node: Element): boolean {
  if (node.tagName === 'table') return !isPlainTable(node)
  return keptBlocks.has(node.tagName)
}

/** Whether a table is one of Markdown: cells of one line each, none of them wider or higher than others. */
function isPlainTable(table: Element): boolean {
  const cells = elementsIn(table).map(({ node }) => node)
  return cells.every(node => {
    if (
      [
        'table',
        'ul',
        'ol',
        'blockquote',
        'pre',
        'dl',
        'figure',
        'h1',
        'h2',
        'h3',
        'h4',
        'hr',
      ].includes(node.tagName)
    )
      return false
    if (node.tagName !== 'td' && node.tagName !== 'th') return true
    const isWide = [property(node, 'colSpan'), property(node, 'rowSpan')].some(
      span => span && span !== '1',
    )
    const said = node.children.filter(child => textIn(child).trim() !== '')
    const paragraphs = said.filter(
      child => child.type === 'element' && ['p', 'div'].includes(child.tagName),
    )
    return !isWide && (paragraphs.length === 0 || said.length === 1)
  })
}

/** A block as HTML that an article may hold, without blank lines, which would end it in Markdown. */
export function htmlOf(node: Element): string {
  const safe = sanitize(node, { ...schema, clobberPrefix: '' })
  for (const { node: pre } of 'children' in safe ? elementsIn(safe as Element) : []) {
    if (pre.tagName === 'pre') hold(pre)
  }
  return toHtml(safe, { closeSelfClosing: false })
    .replaceAll(/[ \t]*\n(?:[ \t]*\n)*[ \t]*/g, '\n')
    .replaceAll(lineEnd, '&#10;')
    .trim()
}

/** Stands for the line ends of preformatted text while others are taken out. */
const lineEnd = '\ue000'

function hold(pre: Element): void {
  for (const child of pre.children) {
    if (child.type === 'text') child.value = child.value.replaceAll('\n', lineEnd)
    else if (child.type === 'element') hold(child)
  }
}
