import type { Element, Root, RootContent } from 'hast'
import { elementsIn, type Placed } from '../../intake/walk.ts'
import { element, isBlank, property, replace, textIn } from './elements.ts'

/** How a footnote's mark and its text are named until they are Markdown. */
export const footnoteMark = 'footnote-mark'
export const footnoteText = 'footnote-text'

/**
 * Finds footnotes, whoever made them: a link to a place that links back to where the first one stands. The mark and
 * the text become elements of their own; what is left of their list is taken away.
 */
export function footnotes(tree: Root): void {
  const all = elementsIn(tree)
  const byId = new Map<string, Placed>()
  for (const held of all) {
    const id =
      property(held.node, 'id') ??
      (held.node.tagName === 'a' ? property(held.node, 'name') : undefined)
    if (id !== undefined && !byId.has(id)) byId.set(id, held)
  }
  const links = all.filter(({ node }) => (property(node, 'href') ?? '').startsWith('#'))
  const ancestors = ancestorsIn(all)
  const made = new Map<Element, string>()
  for (const link of links) {
    const target = byId.get(nameOf(link.node))
    const note = target && noteAround(target, all, ancestors)
    if (!note || !isMark(link.node) || ancestors(link.node).includes(note.node)) continue
    const known = made.get(note.node)
    if (known === undefined && !linksBack(note.node, link, byId, ancestors)) continue
    const name = known ?? String(new Set(made.values()).size + 1)
    if (known === undefined) {
      made.set(note.node, name)
      for (const one of backLinksIn(note.node, byId, note)) replace(one)
    }
    replace(outermostMark(link, all), element(footnoteMark, { name }))
  }
  settle(made, all, tree)
}

function nameOf(link: Element): string {
  const name = (property(link, 'href') ?? '').slice(1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A number, a letter or a sign, maybe in brackets: what stands for a footnote. */
function isMark(link: Element): boolean {
  return /^[[(]?\s*(?:\p{N}{1,4}|\p{L}{1,2}|[*†‡§¶]{1,3}|(?:note|fn)\s?\d{1,4})\s*[\])]?\.?$/iu.test(
    textIn(link).trim(),
  )
}

/** The block that holds the text of a note: the target itself, or the one around it. */
function noteAround(
  target: Placed,
  all: readonly Placed[],
  ancestors: (node: Element) => Element[],
): Placed | undefined {
  const blocks = ['li', 'p', 'div', 'aside', 'dd', 'section']
  const block = [target.node, ...ancestors(target.node)].find(({ tagName }) =>
    blocks.includes(tagName),
  )
  return all.find(({ node }) => node === block)
}

/** Whether a note links back to the mark, or to what is right around it. */
function linksBack(
  note: Element,
  link: Placed,
  byId: ReadonlyMap<string, Placed>,
  ancestors: (node: Element) => Element[],
): boolean {
  const near = new Set<Element>([
    link.node,
    ...ancestors(link.node).slice(0, 2),
    ...elementsIn(link.node).map(({ node }) => node),
  ])
  for (const sibling of link.parent.children) {
    if (sibling.type === 'element' && ['a', 'span'].includes(sibling.tagName)) near.add(sibling)
  }
  return elementsIn(note).some(({ node }) => {
    if (node.tagName !== 'a' || !(property(node, 'href') ?? '').startsWith('#')) return false
    const back = byId.get(nameOf(node))
    return back !== undefined && near.has(back.node)
  })
}

/** Links of a note that lead back into the text, and the names it was found by. */
function backLinksIn(note: Element, byId: ReadonlyMap<string, Placed>, held: Placed): Placed[] {
  const inside = elementsIn(note)
  const own = new Set(inside.map(({ node }) => node))
  const isBack = (node: Element) => {
    const to = byId.get(nameOf(node))
    return (
      node.tagName === 'a' &&
      (property(node, 'href') ?? '').startsWith('#') &&
      to &&
      to.node !== held.node &&
      !own.has(to.node)
    )
  }
  const backs = inside.filter(({ node }) => isBack(node))
  return backs.map(one => outermostMark(one, inside))
}

/** A mark with the superscript, if it stands alone in one. */
function outermostMark(link: Placed, all: readonly Placed[]): Placed {
  const { parent } = link
  if (parent.type !== 'element' || !['sup', 'span', 'strong', 'b'].includes(parent.tagName))
    return link
  if (
    parent.children.some(
      child => child !== link.node && !isBlank(child) && textIn(child).trim() !== '',
    )
  )
    return link
  const around = all.find(({ node }) => node === parent)
  return around ? outermostMark(around, all) : link
}

/** Moves the texts of notes to the end, and takes away the lists and headings that only held them. */
function settle(made: ReadonlyMap<Element, string>, all: readonly Placed[], tree: Root): void {
  for (const [node, name] of made) {
    const held = all.find(one => one.node === node)
    if (!held) continue
    const children = node.tagName === 'p' ? [element('p', {}, node.children)] : node.children
    replace(held)
    tree.children.push(element(footnoteText, { name }, children))
  }
  if (made.size === 0) return
  const lists = all.filter(({ node }) => ['ol', 'ul', 'section', 'div'].includes(node.tagName))
  for (const held of lists.toReversed()) {
    const isEmpty = held.node.children.every(child => isBlank(child) || isRest(child))
    const heldNotes =
      held.node.children.length > 0 || property(held.node, 'className')?.includes('footnotes')
    if (isEmpty && heldNotes && !elementsIn(held.node).some(({ node }) => node.tagName === 'img'))
      replace(held)
  }
  withoutLine(tree)
}

/** Takes away the line that divided the text from its notes, as the design of every page does. */
function withoutLine(tree: Root): void {
  const isNote = (node: RootContent) => node.type === 'element' && node.tagName === footnoteText
  const text = tree.children.slice(0, tree.children.findIndex(isNote))
  const last = text.findLast(node => !isBlank(node))
  if (last?.type === 'element' && last.tagName === 'hr')
    tree.children.splice(tree.children.indexOf(last), 1)
}

/** A line, or the heading “Footnotes” that only screen readers find, above a list of notes. */
function isRest(node: Element['children'][number]): boolean {
  if (node.type !== 'element') return false
  return node.tagName === 'hr' || property(node, 'className')?.includes('sr-only') === true
}

function ancestorsIn(all: readonly Placed[]): (node: Element) => Element[] {
  const parents = new Map(all.map(({ node, parent }) => [node, parent]))
  return node => {
    const above: Element[] = []
    for (let at = parents.get(node); at?.type === 'element'; at = parents.get(at)) above.push(at)
    return above
  }
}
