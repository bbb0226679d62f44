import type { Element, Root } from 'hast'
import { hasLinkScheme } from '../../intake/link-schemes.ts'
import { elementsIn, type Placed } from '../../intake/walk.ts'
import { plainLine } from '../clean-text.ts'
import { type Converting, lose, standInFor, wholeAddress } from './converting.ts'
import { element, property, replace, textIn } from './elements.ts'

/** Links as they are meant. Those within the old site are noted; those that lead nowhere, or run code, become text. */
export function links(tree: Root, converting: Converting): void {
  const all = elementsIn(tree)
  const targets = targetsIn(all)
  const wanted = new Map<Element, string>()
  for (const held of all.toReversed()) {
    if (held.node.tagName !== 'a' || !('href' in held.node.properties)) continue
    const href = (property(held.node, 'href') ?? '').trim()
    if (/^#./.test(href)) within(held.node, href.slice(1), targets, wanted)
    else if (!outwards(held.node, href, converting)) replace(held, ...held.node.children)
  }
  for (const held of all) {
    const name = wanted.get(held.node)
    if (name !== undefined) anchor(held, name)
  }
}

/** What links within a text can lead to, by name. */
function targetsIn(all: readonly Placed[]): Map<string, Element> {
  const targets = new Map<string, Element>()
  for (const { node } of all) {
    for (const name of [
      property(node, 'id'),
      node.tagName === 'a' ? property(node, 'name') : undefined,
    ]) {
      if (name && !targets.has(name)) targets.set(name, node)
    }
  }
  return targets
}

/** Notes the place that a link within the text leads to, if that has a name; others are left to `ownPlaces`. */
function within(
  link: Element,
  name: string,
  targets: ReadonlyMap<string, Element>,
  wanted: Map<Element, string>,
): void {
  const target = targets.get(name) ?? targets.get(decoded(name))
  if (target) wanted.set(target, name)
  link.properties = { href: `#${name}` }
}

/** Leaves a place that can be linked to before an element, since Markdown has no names for its own. */
function anchor({ node, parent }: Placed, id: string): void {
  const place = element('a', { id })
  const isInText =
    node.tagName !== 'a' &&
    'children' in node &&
    !['table', 'ul', 'ol', 'dl', 'img', 'hr', 'pre', 'tr', 'tbody'].includes(node.tagName)
  if (isInText) node.children.unshift(place)
  else if (node.tagName === 'a' && !node.properties.href) node.properties = { id }
  else parent.children.splice(parent.children.indexOf(node), 0, place)
}

/** Whether a link leads anywhere that it may; its address is made whole, or a stand-in for one of the old site. */
function outwards(link: Element, href: string, converting: Converting): boolean {
  if (href === '' || href === '#') return false
  const address = wholeAddress(href, converting.base)
  if (address === undefined || (/^[a-z][a-z0-9+.-]*:/i.test(address) && !hasLinkScheme(address))) {
    lose(converting, 'link-unsafe', href)
    return false
  }
  if (isEmpty(link)) {
    lose(converting, 'link-empty', address)
    return false
  }
  const isOwn = address.startsWith('/') || converting.hosts.includes(hostOf(address))
  const reference = { kind: 'link', written: href, address } as const
  link.properties = {
    ...{ href: isOwn ? standInFor(converting, reference) : address },
    ...titleOf(link),
  }
  return true
}

/** What a link is called besides its words; systems gave it those as a title, too. */
function titleOf(link: Element): { title?: string } {
  const title = plainLine(property(link, 'title') ?? '')
  const words = plainLine(textIn(link)).toLowerCase()
  return title === '' || words.includes(title.toLowerCase()) ? {} : { title }
}

function isEmpty(link: Element): boolean {
  return textIn(link).trim() === '' && !elementsIn(link).some(({ node }) => node.tagName === 'img')
}

/** The host of an address in small letters, without `www.`; empty when it has none. */
export function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, '')
  } catch {
    return ''
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
