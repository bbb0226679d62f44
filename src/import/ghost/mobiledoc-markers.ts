import { escaped } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import { element } from './markup.ts'
import { listOf, numberOf, type Row, wordOf } from './rows.ts'

/** Tags that mark words; others are passed over, their words stay. */
const known = new Set(['a', 'b', 'code', 'em', 'i', 'mark', 's', 'strong', 'sub', 'sup', 'u'])

/** The words of a section: pieces of text and atoms, each of which opens and closes marks. */
export function markersHtml(markers: unknown, document: Row, losses: Loss[]): string {
  const open: { tag: string; href: string | undefined; inside: string }[] = []
  let written = ''
  const add = (html: string) => {
    const top = open.at(-1)
    if (top) top.inside += html
    else written += html
  }
  const close = () => {
    const last = open.pop()
    if (last) add(closed(last))
  }
  for (const marker of listOf(markers).map(listOf)) {
    const [kind, opened, count, value] = marker
    for (const index of listOf(opened)) open.push(markup(index, document))
    add(
      kind === 1 ? atom(value, document, losses) : escaped(typeof value === 'string' ? value : ''),
    )
    for (let left = numberOf(count); left > 0 && open.length > 0; left--) close()
  }
  while (open.length > 0) close()
  return written
}

function closed({ tag, href, inside }: { tag: string; href: string | undefined; inside: string }) {
  if (inside === '' || !known.has(tag)) return inside
  if (tag !== 'a') return element(tag, {}, inside)
  return href === undefined ? inside : element('a', { href }, inside)
}

function markup(index: unknown, { markups }: Row) {
  const [tag, attributes] = listOf(listOf(markups)[numberOf(index)])
  const pairs = listOf(attributes)
  const href = pairs.find((_, i) => i % 2 === 1 && pairs[i - 1] === 'href')
  return {
    tag: wordOf(tag).toLowerCase(),
    href: typeof href === 'string' ? href : undefined,
    inside: '',
  }
}

function atom(index: unknown, { atoms }: Row, losses: Loss[]): string {
  const [name, text] = listOf(listOf(atoms)[numberOf(index)])
  if (name === 'soft-return') return '<br>'
  losses.push({ code: 'card-unknown', detail: wordOf(name) })
  return typeof text === 'string' ? escaped(text) : ''
}
