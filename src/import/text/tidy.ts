import type { Element, ElementContent, Root, RootContent } from 'hast'
import { dress } from '../../intake/notes.ts'
import { schema } from '../../intake/sanitize-schema.ts'
import { elementsIn, type Placed } from '../../intake/walk.ts'
import { plainLine, withoutControls } from '../clean-text.ts'
import { type Converting, lose } from './converting.ts'
import { blocks, element, isBlank, phrasing, property, replace, textIn } from './elements.ts'
import { embeds, isGist } from './embeds.ts'
import { figures } from './figures.ts'
import { footnotes } from './footnotes.ts'
import { withoutHeadline } from './headline.ts'
import { dropHidden } from './hidden.ts'
import { links } from './links.ts'
import { ownPlaces } from './own-places.ts'
import { pictures } from './pictures.ts'
import { preformatted } from './preformatted.ts'

/** What no reader sees, or what only works on the old page. */
const dropped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'noembed',
  'noframes',
  'title',
  'link',
  'meta',
  'base',
  'select',
  'textarea',
  'svg',
  'math',
  'input',
])

/**
 * Makes of a tree what an article can hold; what is lost, changed or referred to on the way is noted. Gives the words of the
 * headline, if the text began with it.
 */
export function tidy(tree: Root, converting: Converting): string {
  dropUnseen(tree, converting)
  dropHidden(tree, converting)
  cleanText(tree, converting)
  preformatted(tree, converting)
  embeds(tree, converting)
  pictures(tree, converting)
  footnotes(tree)
  figures(tree, converting)
  links(tree, converting)
  dropEmpty(tree)
  const headline = withoutHeadline(tree, converting)
  headings(tree)
  ownPlaces(tree, converting)
  layoutTables(tree)
  blocksOutOfLines(tree)
  blocksOutOfParagraphs(tree)
  return headline
}

function dropUnseen(tree: Root, converting: Converting): void {
  dropComments(tree, converting)
  for (const held of elementsIn(tree)) {
    const { tagName } = held.node
    if (!dropped.has(tagName) || isGist(held.node) || isBox(held)) continue
    if (tagName === 'textarea') {
      replace(held, element('pre', {}, [element('code', {}, held.node.children)]))
      continue
    }
    if (['select', 'svg', 'math'].includes(tagName))
      lose(converting, 'html-removed', `<${tagName}>`)
    replace(held)
  }
}

/** What programs write into comments, not people: marks of blocks and editors. */
const ofPrograms = /^\s*(?:\/?wp:|\[if\b|<?!\[endif|(?:Start|End)Fragment\b)/i

/** Takes comments out; those that hold a remark of several words are told. */
function dropComments(holder: Root | Element, converting: Converting): void {
  const kept = (holder.children as RootContent[]).filter(child => {
    if (child.type !== 'comment') return true
    const isRemark = /\p{L}\P{L}*\s\P{L}*\p{L}/u.test(child.value)
    if (isRemark && !ofPrograms.test(child.value))
      lose(converting, 'remark-removed', plainLine(child.value).slice(0, 100))
    return false
  })
  if (kept.length < holder.children.length) holder.children = kept as ElementContent[]
  for (const child of kept) if (child.type === 'element') dropComments(child, converting)
}

/** Takes out pieces of lines that hold nothing, and that no link leads to. */
function dropEmpty(holder: Root | Element): void {
  const kept = (holder.children as RootContent[]).filter(child => {
    if (child.type !== 'element') return true
    dropEmpty(child)
    const isNamed =
      child.tagName === 'a' && ('href' in child.properties || 'id' in child.properties)
    return child.children.length > 0 || isNamed || !['a', 'span', 'font'].includes(child.tagName)
  })
  if (kept.length < holder.children.length) holder.children = kept as ElementContent[]
}

/** The box of an item in a list of tasks. */
function isBox({ node, parent }: Placed): boolean {
  return (
    property(node, 'type') === 'checkbox' &&
    parent.type === 'element' &&
    (parent.tagName === 'li' || parent.tagName === 'p')
  )
}

function cleanText(tree: Root, converting: Converting): void {
  const clean = (node: RootContent) => {
    if (node.type === 'text') {
      const before = node.value
      node.value = withoutControls(before)
      if (node.value.length !== before.replaceAll('\r\n', '\n').length) {
        lose(converting, 'text-cleaned', 'in the text')
      }
    } else if (node.type === 'element') node.children.forEach(clean)
  }
  tree.children.forEach(clean)
}

/**
 * Headings below the headline of the page: where a text has any of the first rank, all go down by one, but for a single one
 * that stands below others of the second rank, and goes down alone.
 */
function headings(tree: Root): void {
  const found = elementsIn(tree).filter(({ node }) => /^h[1-6]$/.test(node.tagName))
  const first = found.filter(({ node }) => node.tagName === 'h1')
  const isStray = first.length === 1 && found[0]?.node.tagName === 'h2'
  for (const { node } of isStray ? first : first.length > 0 ? found : [])
    node.tagName = `h${Math.min(6, Number(node.tagName[1]) + 1)}`
}

/** Tables that only place their one cell, or one cell a row, on the page. */
function layoutTables(tree: Root): void {
  for (const held of elementsIn(tree).toReversed()) {
    if (held.node.tagName !== 'table') continue
    const inside = elementsIn(held.node).map(({ node }) => node)
    const rows = inside.filter(({ tagName }) => tagName === 'tr')
    const cells = inside.filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    const isNested = inside.some(({ tagName }) => tagName === 'table')
    if (isNested || cells.some(({ tagName }) => tagName === 'th') || cells.length > rows.length)
      continue
    replace(
      held,
      ...cells.map((cell): ElementContent => ({ ...cell, tagName: 'div', properties: {} })),
    )
  }
}

/** Elements of lines that hold blocks, as `<font>` around paragraphs: they fall away, and their blocks stand. */
function blocksOutOfLines(tree: Root): void {
  for (const held of elementsIn(tree).toReversed()) {
    const { node } = held
    if (!phrasing.has(node.tagName) || !node.children.some(isBlock)) continue
    replace(held, ...(node.tagName === 'a' ? linkInBlocks(node) : node.children))
  }
}

/** Paragraphs that hold blocks, as they may after that: what is before, between and after the blocks is one each. */
function blocksOutOfParagraphs(tree: Root): void {
  for (const held of elementsIn(tree).toReversed()) {
    const { node } = held
    if (node.tagName !== 'p' || !node.children.some(isBlock)) continue
    const parts: ElementContent[] = []
    let lines: ElementContent[] = []
    const end = () => {
      if (!lines.every(isBlank)) parts.push({ ...node, children: lines })
      lines = []
    }
    for (const child of node.children) {
      if (!isBlock(child)) lines.push(child)
      else {
        end()
        parts.push(child)
      }
    }
    end()
    replace(held, ...parts)
  }
}

function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && blocks.has(node.tagName)
}

/** A link around blocks becomes a link in each of them that has text. */
function linkInBlocks(link: Element): ElementContent[] {
  return link.children.map(child => {
    if (child.type !== 'element' || isBlank(child)) return child
    if (!isBlock(child)) return { ...link, children: [child] }
    const hasText = textIn(child).trim() !== '' && !child.children.some(isBlock)
    return hasText ? { ...child, children: [{ ...link, children: child.children }] } : child
  })
}

const allowed = new Set(schema.tagNames)

/** Elements that old pages are full of, and that hold nothing but the text in them. */
const formOnly = new Set([
  ...['picture', 'source', 'acronym', 'address', 'map', 'area', 'button', 'form'],
  ...['fieldset', 'legend'],
])

/** Elements that the sanitizer knows not, whose text stays; for the report. */
export function strangeElements(tree: Root): string[] {
  const names = elementsIn(tree).map(({ node }) => node.tagName)
  return [
    ...new Set(
      names.filter(
        name =>
          !allowed.has(name) &&
          !dress.has(name) &&
          !formOnly.has(name) &&
          !name.startsWith('footnote-'),
      ),
    ),
  ]
}
