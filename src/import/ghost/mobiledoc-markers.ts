import type { Loss } from '../losses.ts'
import { element, escaped } from './markup.ts'
import type { Row } from './rows.ts'

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
  for (const marker of Array.isArray(markers) ? markers : []) {
    if (!Array.isArray(marker)) continue
    const [kind, opened, count, value] = marker as unknown[]
    for (const index of Array.isArray(opened) ? opened : []) open.push(markup(index, document))
    add(kind === 1 ? atom(value, document, losses) : escaped(String(value ?? '')))
    for (let left = Number(count) || 0; left > 0 && open.length > 0; left--) close()
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
  const list: unknown[] = Array.isArray(markups) ? markups : []
  const [tag, attributes] = (list[Number(index)] ?? []) as [unknown, unknown]
  const pairs: unknown[] = Array.isArray(attributes) ? attributes : []
  const href = pairs.find((_, i) => i % 2 === 1 && pairs[i - 1] === 'href')
  return {
    tag: String(tag).toLowerCase(),
    href: typeof href === 'string' ? href : undefined,
    inside: '',
  }
}

function atom(index: unknown, { atoms }: Row, losses: Loss[]): string {
  const list: unknown[] = Array.isArray(atoms) ? atoms : []
  const [name, text] = (list[Number(index)] ?? []) as [unknown, unknown]
  if (name === 'soft-return') return '<br>'
  losses.push({ code: 'card-unknown', detail: String(name) })
  return typeof text === 'string' ? escaped(text) : ''
}
