import type { Element, Root } from 'hast'
import { headingIds } from '../../intake/heading-ids.ts'
import { elementsIn } from '../../intake/walk.ts'
import { decodedName } from '../clean-text.ts'
import { type Converting, lose } from './converting.ts'
import { element, property, replace, text, textIn } from './elements.ts'

interface Heading {
  node: Element
  /** The name that the new site gives it. */
  id: string
}

/**
 * Leads links within a text to its headings, by the names that the new site gives these. What a generator called a heading is
 * known by its letters and figures, which all of them make their names from. A link that leads nowhere becomes text.
 */
export function ownPlaces(tree: Root, converting: Converting): void {
  const all = elementsIn(tree)
  const own = all.filter(
    ({ node }) => node.tagName === 'a' && /^#./.test(property(node, 'href') ?? ''),
  )
  if (own.length === 0) return
  const headings = headingsIn(all.map(({ node }) => node))
  withoutSame(headings)
  const names = namesOf(headings)
  const ids = new Set(all.map(({ node }) => property(node, 'id')))
  for (const held of own.toReversed()) {
    const name = decodedName((property(held.node, 'href') ?? '').slice(1))
    const heading = headingFor(name, names)
    if (ids.has(name)) continue
    if (heading) held.node.properties = { href: `#${heading.id}` }
    else {
      if (name !== 'top') lose(converting, 'link-unknown', `#${name}`)
      replace(held, ...held.node.children)
    }
  }
}

/** Headings with the names that they will have, each of which is there once. */
function headingsIn(nodes: readonly Element[]): Heading[] {
  const found = nodes.filter(({ tagName }) => /^h[1-6]$/.test(tagName))
  const copies = found.map(node => element(node.tagName, {}, [text(textIn(node))]))
  headingIds()({ type: 'root', children: copies })
  return found.map((node, at) => {
    const id = property(copies[at] as Element, 'id') ?? ''
    return { node, id: id.replace(/^user-content-/, '') }
  })
}

/** Takes marks of places out of headings that have the same name by themselves. */
function withoutSame(headings: readonly Heading[]): void {
  for (const { node, id } of headings)
    node.children = node.children.filter(
      child =>
        child.type !== 'element' ||
        child.tagName !== 'a' ||
        child.properties.id !== id ||
        'href' in child.properties,
    )
}

/** What generators put before the names of headings. */
const prefixes = /^(?:user-content|heading|section|h)[-_]/i

/** Headings by what all generators make their names from. */
interface Names {
  whole: ReadonlyMap<string, Heading[]>
  /** The same from the first letter on, with which names by kramdown begin. */
  fromLetter: ReadonlyMap<string, Heading[]>
}

function namesOf(headings: readonly Heading[]): Names {
  const nameOf = ({ node }: Heading) => folded(textIn(node))
  return {
    whole: Map.groupBy(headings, nameOf),
    fromLetter: Map.groupBy(headings, heading => nameOf(heading).replace(/^\p{N}+/u, '')),
  }
}

function headingFor(name: string, names: Names): Heading | undefined {
  const plain = name.replace(prefixes, '')
  const [named] = calledBy(name, names).concat(calledBy(plain, names))
  if (named) return named
  // The second of one name has a number behind it: from 1, or from 2.
  const [, stem = '', number = ''] = /^(.+)[-_](\d{1,3})$/.exec(plain) ?? []
  const several = calledBy(stem, names)
  return several[Number(number)] ?? several[Number(number) - 1]
}

function calledBy(name: string, { whole, fromLetter }: Names): Heading[] {
  const wanted = folded(name)
  return wanted === '' ? [] : (whole.get(wanted) ?? fromLetter.get(wanted) ?? [])
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
