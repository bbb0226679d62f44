import type { Root as Html } from 'hast'
import type { Definition, Image, Link, Nodes, Root } from 'mdast'
import type { Lead, MarkdownText } from '../archive/markdown-text.ts'
import { placeholderIn } from '../archive/placeholder.ts'
import { elementsIn } from './walk.ts'

/**
 * A text as its author wrote it; undefined when something stands in it that its page does not show: HTML,
 * comments among it, notes and addresses that nothing refers to, links that the page has not.
 *
 * @param tree the text, parsed
 * @param page what its page shows of it, links and images settled
 */
export function asWritten(markdown: string, tree: Root, page: Html): MarkdownText | undefined {
  const found = linksOf(tree)
  if (!found || markdown.startsWith('\uFEFF')) return undefined
  const shown = addressesIn(page)
  const leads = new Map<number, Lead>()
  for (const { node, offset } of found) {
    const address = shown.get(offset ?? -1)
    const place = node.data?.destination
    if (place === undefined && /^(?:https?|mailto):/.test(node.url)) continue
    if (address === undefined || place === undefined) return undefined
    const leading = placeholderIn(address)
    if (leading) leads.set(place.start, { ...place, ...leading })
  }
  return { text: markdown, leads: [...leads.values()].sort((a, b) => a.start - b.start) }
}

/** What holds the address of a link or an image, and where that begins in the text. */
interface Found {
  node: Link | Image | Definition
  offset: number | undefined
}

/** The links and images of a text; undefined when it holds what no page shows. */
function linksOf(tree: Root): Found[] | undefined {
  const nodes: Nodes[] = []
  const isPlain = gather(tree, nodes)
  const defined = new Map(nodes.filter(isDefinition).map(node => [node.identifier, node]))
  if (!isPlain || !isEachReferredTo(nodes)) return undefined
  return nodes.flatMap((node): Found[] => {
    const offset = node.position?.start.offset
    if (node.type === 'link' || node.type === 'image') return [{ node, offset }]
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return []
    const definition = defined.get(node.identifier)
    return definition ? [{ node: definition, offset }] : []
  })
}

/** Gathers the nodes of a tree; whether all of them are shown. */
function gather(node: Nodes, into: Nodes[]): boolean {
  into.push(node)
  if (node.type === 'html' || (node.type === 'code' && node.meta)) return false
  return !('children' in node) || node.children.every(child => gather(child, into))
}

const isDefinition = (node: Nodes) => node.type === 'definition'

/** Whether each definition and each note is there once, and is referred to. */
function isEachReferredTo(nodes: readonly Nodes[]): boolean {
  const named = (...types: Nodes['type'][]) =>
    nodes.flatMap(node =>
      'identifier' in node && types.includes(node.type) ? [node.identifier] : [],
    )
  return [
    [named('definition'), named('linkReference', 'imageReference')] as const,
    [named('footnoteDefinition'), named('footnoteReference')] as const,
  ].every(([names, references]) => {
    const known = new Set(references)
    return new Set(names).size === names.length && names.every(name => known.has(name))
  })
}

/** The addresses of the links and images of a page, by where they begin in the text. */
function addressesIn(page: Html): Map<number, string> {
  const found = new Map<number, string>()
  for (const { node } of elementsIn(page)) {
    const { href, src } = node.properties
    const address = node.tagName === 'img' ? src : href
    const offset = node.position?.start.offset
    if (typeof address === 'string' && offset !== undefined) found.set(offset, address)
  }
  return found
}
