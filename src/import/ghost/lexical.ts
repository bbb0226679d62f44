import { escaped } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import { cardHtml } from './cards.ts'
import { textNode } from './lexical-text.ts'
import { element } from './markup.ts'
import { isRow, type Row, rowsIn, textIn } from './rows.ts'

/** More than any writer nests; what is deeper is read without its markup. */
const deepest = 60

/**
 * A document of Ghost's present editor as HTML; undefined when it is none. What is not known is kept as its text, and
 * told as a loss.
 */
export function htmlOfLexical(document: unknown, losses: Loss[]): string | undefined {
  if (!isRow(document) || !isRow(document.root)) return undefined
  return blocks(document.root, 0, losses)
}

function blocks(node: Row, depth: number, losses: Loss[]): string {
  return rowsIn(node, 'children')
    .map(child => html(child, depth + 1, losses))
    .filter(Boolean)
    .join('\n')
}

function inside(node: Row, depth: number, losses: Loss[]): string {
  return joined(
    rowsIn(node, 'children')
      .map(child => html(child, depth + 1, losses))
      .join(''),
  )
}

/** Words that stand side by side in the same way are marked once. */
function joined(markup: string): string {
  return markup.replaceAll(/<\/(strong|em|s|u|code|sub|sup|mark)><\1>/g, '')
}

function html(node: Row, depth: number, losses: Loss[]): string {
  if (depth > deepest) return flattened(node, losses)
  const type = textIn(node, 'type') ?? ''
  const block = elements.get(type)
  if (block) return block(node, depth, losses)
  if (isText(node)) return textNode(node)
  if (!Array.isArray(node.children)) return cardHtml(type, node, losses)
  losses.push({ code: 'card-unknown', detail: type })
  return inside(node, depth, losses)
}

/** Texts have a format, even those of kinds that are not known; a card may have a field of that name. */
function isText({ text, format }: Row): boolean {
  return typeof text === 'string' && typeof format === 'number'
}

type Render = (node: Row, depth: number, losses: Loss[]) => string

/** Elements that hold others, and the few that hold nothing; texts and cards are all the rest. */
const elements = new Map<string, Render>([
  ['root', blocks],
  ['paragraph', (...of) => wrapped('p', inside(...of))],
  ...['heading', 'extended-heading'].map((name): [string, Render] => [name, heading]),
  ...['quote', 'extended-quote', 'aside'].map((name): [string, Render] => [name, quote]),
  ['list', list],
  ['listitem', (...of) => element('li', {}, inside(...of))],
  ...['link', 'autolink'].map((name): [string, Render] => [name, link]),
  ['linebreak', () => '<br>'],
  ['tab', () => '\t'],
  ['zwnj', () => ''],
])

function wrapped(name: string, markup: string): string {
  return markup.trim() === '' ? '' : element(name, {}, markup)
}

function heading(node: Row, depth: number, losses: Loss[]): string {
  const tag = textIn(node, 'tag') ?? ''
  return wrapped(/^h[1-6]$/.test(tag) ? tag : 'h2', inside(node, depth, losses))
}

function quote(node: Row, depth: number, losses: Loss[]): string {
  const words = inside(node, depth, losses)
  return wrapped('blockquote', /^<(?:p|h\d|ul|ol)[\s>]/.test(words) ? words : wrapped('p', words))
}

function link(node: Row, depth: number, losses: Loss[]): string {
  const [href, title] = [textIn(node, 'url'), textIn(node, 'title')]
  const words = inside(node, depth, losses)
  return href === undefined ? words : element('a', { href, title }, words)
}

/** A list within a list is an item of its own in Lexical; here it belongs to the item before it. */
function list(node: Row, depth: number, losses: Loss[]): string {
  const start = textIn(node, 'start')
  const items = inside(node, depth, losses).replaceAll(/<\/li><li>(?=<[uo]l[\s>])/g, '')
  const ordered = node.tag === 'ol' || node.listType === 'number'
  return ordered
    ? element('ol', { start: start === '1' ? undefined : start }, items)
    : element('ul', {}, items)
}

/** The texts of a tree of any depth, in their order. */
function flattened(node: Row, losses: Loss[]): string {
  const words: string[] = []
  const open: Row[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.text === 'string') words.push(next.text)
    open.push(...rowsIn(next, 'children').toReversed())
  }
  losses.push({ code: 'nesting-flattened', detail: words.join(' ').slice(0, 200) })
  return escaped(words.join(' '))
}
