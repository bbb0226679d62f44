import type { Root } from 'mdast'
import { type Notes, placeOf } from './findings.ts'
import { dress } from './notes.ts'
import { schema } from './sanitize-schema.ts'
import { hasNode } from './walk.ts'

/** Attributes of HTML that say how something looks: `class` and `style`, and the obsolete ones (HTML, section 16.2). */
const looks = new Set(
  'align background bgcolor border class color float height hspace style valign vspace width'.split(
    ' ',
  ),
)
const tags = /<([a-z][^\s/<>]*)([^<>]*)>/gi
const attributes = /\s([a-z]+)(?=\s*=)/gi

/** Elements that set their text apart, and are shown as text like any other. */
const apart = new Set(['aside'])

/** Notes which attributes and boxes of an author's HTML are not published, in one problem at the first of them. */
export function noteRemovedLooks(tree: Root, notes: Notes): void {
  const names = new Set<string>()
  let first: Root['position']
  hasNode(tree, node => {
    if (node.type !== 'html') return false
    for (const name of removedIn(node.value)) {
      names.add(name)
      first ??= node.position
    }
    return false
  })
  if (names.size === 0) return
  const place = placeOf({ position: first }, notes)
  notes.problems.push({ code: 'looks-removed', ...place, names: [...names] })
}

function removedIn(html: string): string[] {
  return [...html.matchAll(tags)].flatMap(([, written = '', rest = '']) => {
    const tag = written.toLowerCase()
    if (apart.has(tag)) return [`<${tag}>`]
    if (dress.has(tag) || !schema.tagNames?.includes(tag)) return []
    const found = [...rest.replaceAll(/"[^"]*"|'[^']*'/g, '""').matchAll(attributes)]
    return found
      .map(([, name = '']) => name.toLowerCase())
      .filter(name => looks.has(name) && !isKept(tag, name))
      .map(name => `${name}="…"`)
  })
}

function isKept(tag: string, name: string): boolean {
  return (schema.attributes?.[tag] ?? []).some(kept => kept === name)
}
