import type { Element, Root } from 'hast'
import type { VFile } from 'vfile'
import { below } from '../archive/picture-files.ts'
import { placeholder } from '../archive/placeholder.ts'
import { findingsOf, placeOf } from './findings.ts'
import { hasLinkScheme } from './link-schemes.ts'
import { elementsIn, type Placed } from './walk.ts'

/**
 * Settles where links lead. Links to other sites are marked (`rel="external"`); links to articles and
 * to addresses of the site become placeholders and are noted; a link that leads nowhere is plain text.
 */
export function links() {
  return (tree: Root, file: VFile): void => {
    const elements = elementsIn(tree)
    const ids = identifiersIn(elements)
    for (const { node } of elements) {
      if (node.tagName === 'a') settle(node, file, ids)
      if (node.properties.cite !== undefined) settleCited(node)
    }
  }
}

const prefix = 'user-content-'

function identifiersIn(elements: readonly Placed[]): Set<string> {
  const ids = elements.map(({ node }) => node.properties.id)
  return new Set(ids.filter(id => typeof id === 'string'))
}

function settle(node: Element, file: VFile, ids: ReadonlySet<string>): void {
  const href = typeof node.properties.href === 'string' ? node.properties.href : ''
  if (href.startsWith('#')) node.properties.href = withinPage(href, ids)
  else if (/^(?:(?:https?|ftp):)?\/\//.test(href)) {
    node.properties.href = complete(href)
    node.properties.rel = ['external']
  } else if (href.startsWith('/')) node.properties.href = toSite(href, node, file)
  else if (/\.(?:md|markdown)(?:[?#]|$)/i.test(href) && !/^[a-z]+:/.test(href)) {
    node.properties.href = toArticle(href, node, file)
  } else if (!(hasLinkScheme(href) && /:./.test(href))) asText(node, href, file)
}

/** Where a quotation is from is told by an address that holds elsewhere too, or not at all. */
function settleCited({ properties }: Element): void {
  const cite = String(properties.cite)
  if (/^(?:https?:)?\/\//.test(cite)) properties.cite = complete(cite)
  else delete properties.cite
}

/** An address with its scheme: feeds and files are read where there is none to take. */
function complete(address: string): string {
  return address.replace(/^\/\//, 'https://')
}

/** The sanitizer gives identifiers a prefix; links to them follow. */
function withinPage(href: string, ids: ReadonlySet<string>): string {
  const id = decoded(href.slice(1))
  return !ids.has(id) && ids.has(prefix + id) ? `#${prefix}${encodeURIComponent(id)}` : href
}

function prefixed(fragment: string): string {
  return fragment.startsWith(prefix) ? fragment : prefix + fragment
}

function toSite(href: string, node: Element, file: VFile): string {
  const notes = findingsOf(file)
  const { line, column } = placeOf(node, notes)
  const target = decoded(href.split(/[?#]/)[0] ?? href)
  notes.links.push({ kind: 'site', target, written: href, line, column })
  return placeholder('site', href)
}

function toArticle(href: string, node: Element, file: VFile): string {
  const notes = findingsOf(file)
  const { line, column } = placeOf(node, notes)
  const [path = '', fragment] = href.split('#')
  const folder = notes.file.split('/').slice(0, -1).join('/')
  const written = decoded(path.split('?')[0] ?? path)
  const target = (below(`${folder}/${written}`) ?? written).normalize('NFC')
  notes.links.push({ kind: 'article', target, written, line, column })
  return placeholder('article', target + (fragment ? `#${prefixed(fragment)}` : ''))
}

/** An anchor without an address is text; an address that no page can have is told of. */
function asText(node: Element, href: string, file: VFile): void {
  if (href !== '') {
    const notes = findingsOf(file)
    notes.problems.push({
      code: 'site-link-unknown',
      ...placeOf(node, notes),
      target: decoded(href).slice(0, 80),
    })
  }
  const { id } = node.properties
  node.tagName = 'span'
  node.properties = id === undefined ? {} : { id }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
