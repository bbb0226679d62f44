import type { Element, ElementContent, Root, RootContent } from 'hast'
import { elementsIn } from '../../intake/walk.ts'
import { firstWords } from '../first-words.ts'
import { addressKey } from '../old-addresses.ts'
import { saysSame } from '../same-words.ts'
import { type Converting, lose, type Reference } from './converting.ts'
import { isBlank, phrasing, property, textIn } from './elements.ts'

/**
 * Takes the headline out of a text that begins with it: as a heading, or as a line that is emphasized or a link as a whole. The
 * page shows it above the text. Where there is none, a heading becomes one. Gives the words that were taken out; a text
 * that says nothing else keeps them.
 */
export function withoutHeadline(tree: Root, converting: Converting): string {
  const found = converting.title === undefined ? undefined : headlineIn(tree, converting.title)
  if (found === undefined || !saysMore(tree, found.node)) return ''
  const words = textIn(found.node)
  lose(converting, 'headline-once', words)
  for (const address of linksElsewhere(found.node, converting))
    lose(converting, 'link-headline', address)
  const { children } = found.parent
  const at = children.indexOf(found.node)
  const after = children.slice(at + 1)
  const breaks = after.findIndex(node => !isBlank(node) && !isBreak(node))
  children.splice(at, 1 + (breaks < 0 ? after.length : breaks))
  return words
}

interface Found {
  node: Element
  parent: { children: RootContent[] }
}

/** The element that says the headline and nothing else, if what readers see first is that. */
function headlineIn(parent: Root | Element, title: string): Found | undefined {
  const children = parent.children as RootContent[]
  const at = children.findIndex(child => textIn(child).trim() !== '')
  const node = children[at]
  if (node?.type !== 'element') return undefined
  const words = textIn(node)
  const isTitle = title === '' ? isHeading(node) && isShort(words) : saysSame(words, title)
  if (!isTitle) return isWrapper(node) ? headlineIn(node, title) : undefined
  return isEmphasized(node) && endsLine(node, children[at + 1])
    ? { node, parent: { children } }
    : undefined
}

function isHeading({ tagName }: Element): boolean {
  return /^h[1-6]$/.test(tagName)
}

/** Elements that only group what they hold: without them a page says the same. */
const wrappers = new Set(['div', 'section', 'header', 'article', 'main', 'center', 'p'])

/** Whether an element only groups or formats what it holds. An item of a list or a cell of a table is content. */
function isWrapper({ tagName }: Element): boolean {
  return wrappers.has(tagName) || phrasing.has(tagName)
}

/** Whether a headline is made of all words of a line. */
function isShort(words: string): boolean {
  return saysSame(words, firstWords(words) ?? '')
}

/** Whether all that an element says is a heading, emphasized or a link. */
function isEmphasized(node: Element): boolean {
  if (isHeading(node) || phrasing.has(node.tagName)) return true
  if (!isWrapper(node)) return false
  const said = node.children.filter(child => textIn(child).trim() !== '')
  return said.length > 0 && said.every(child => child.type === 'element' && isEmphasized(child))
}

/** Whether a line ends behind an element. */
function endsLine(node: Element, next: RootContent | undefined): boolean {
  if (!phrasing.has(node.tagName)) return true
  if (next === undefined || isBreak(next)) return true
  if (next.type === 'text') return /^\s*\n\s*$/.test(next.value)
  return next.type === 'element' && !phrasing.has(next.tagName)
}

function isBreak(node: RootContent): boolean {
  return node.type === 'element' && node.tagName === 'br'
}

/** Whether there is anything in a tree besides an element. */
function saysMore(tree: Root, node: Element): boolean {
  return (
    !saysSame(textIn(tree), textIn(node)) ||
    elementsIn(tree).some(({ node: one }) => one.tagName === 'img')
  )
}

/** Addresses to which a headline led, other than that of the article itself. */
function linksElsewhere(node: Element, { references, base }: Converting): string[] {
  return [{ node }, ...elementsIn(node)].flatMap(({ node: one }: { node: ElementContent }) => {
    if (one.type !== 'element' || one.tagName !== 'a') return []
    const href = property(one, 'href') ?? ''
    const [, number] = /^https:\/\/reference\.invalid\/(\d+)\.$/.exec(href) ?? []
    const reference: Reference | undefined = references[Number(number)]
    const address = reference?.address ?? href
    const isOwn =
      address === '' || address.startsWith('#') || addressKey(address) === addressKey(base)
    return isOwn ? [] : [address]
  })
}
