import type { Element, Root } from 'hast'
import type { VFile } from 'vfile'
import type { TextLink } from '../archive/entry.ts'
import { idPrefix, isOfPage } from '../archive/fragment.ts'
import { below, imageKey, pictureFiles } from '../archive/picture-files.ts'
import { placeholder } from '../archive/placeholder.ts'
import type { Problem } from '../archive/problem.ts'
import { findingsOf, type Notes, placeOf } from './findings.ts'
import { hasLinkScheme } from './link-schemes.ts'
import { Places } from './places.ts'
import { elementsIn } from './walk.ts'

/**
 * Settles where links lead. Links to other sites are marked (`rel="external"`); links to articles and
 * to addresses of the site become placeholders and are noted; a link that leads nowhere is plain text.
 */
export function links() {
  return (tree: Root, file: VFile): void => {
    const elements = elementsIn(tree)
    const places = new Places(elements)
    for (const { node } of elements) {
      if (node.tagName === 'a') settle(node, file, places)
      if (node.properties.cite !== undefined) settleCited(node)
    }
  }
}

/** An address of another site whose scheme was left out. */
const isHost =
  /^(?:www\.[^/]+|[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|info|int|mil|net|org|[a-z]{2}))(?:[/?#]|$)/i

function settle(node: Element, file: VFile, places: Places): void {
  const href = typeof node.properties.href === 'string' ? node.properties.href : ''
  if (href.startsWith('#')) node.properties.href = withinPage(href, node, file, places)
  else if (isPicture(href)) node.properties.href = toPicture(href, node, file)
  else if (/^(?:(?:https?|ftp):)?\/\//.test(href)) {
    node.properties.href = toWeb(complete(href), node, file)
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

/** Where a link within the page leads; a link to no place of the text is noted. */
function withinPage(href: string, node: Element, file: VFile, places: Places): string {
  const id = decoded(href.slice(1))
  const found = places.addressOf(id)
  if (found !== undefined) return found === id ? href : `#${encodeURIComponent(found)}`
  const notes = findingsOf(file)
  const near = places.near(id)
  notes.problems.push({
    ...{ code: 'heading-unknown', ...placeOf(node, notes), target: href.slice(0, 80) },
    ...(near ? { nearest: `#${near}` } : {}),
  })
  return href
}

function prefixed(fragment: string): string {
  return fragment.startsWith(idPrefix) || isOfPage(fragment) ? fragment : idPrefix + fragment
}

/** Whether an address is that of a picture in the content folder. */
function isPicture(href: string): boolean {
  return /^(?!\/(?!media\/|articles\/)|[a-z][a-z0-9+.-]*:)[^?#]+\.(?:jpe?g|png|webp|avif|gif|svg)$/i.test(
    href,
  )
}

/** A picture that the text leads to, often the large one of a small one, is published like those that it shows. */
function toPicture(href: string, node: Element, file: VFile): string {
  const notes = findingsOf(file)
  const { line, column } = placeOf(node, notes)
  const candidates = pictureFiles(href, notes.file)
  const key = imageKey(candidates)
  if (key === undefined) return toSite(href, node, file)
  notes.images.push({ candidates, written: href, line, column, linked: true })
  return placeholder('image', key)
}

/** A file that is not a page, an article or a picture, so that it is not published from the content folder. */
function isDocument(href: string): boolean {
  const [path = ''] = href.split(/[?#]/)
  return (
    /^(?:\/(?:media|articles)\/|(?!\/|[a-z][a-z0-9+.-]*:))/i.test(href) &&
    /\.(?!html?$|php$|aspx?$)[a-z]\w{1,4}$/i.test(path)
  )
}

function toWeb(address: string, node: Element, file: VFile): string {
  const notes = findingsOf(file)
  const { line, column } = placeOf(node, notes)
  if (!address.startsWith('ftp:'))
    notes.webLinks.push({
      kind: 'web',
      target: address,
      written: address,
      ...fragmentOf(address),
      line,
      column,
    })
  return address
}

function toSite(href: string, node: Element, file: VFile): string {
  const notes = findingsOf(file)
  const { line, column } = placeOf(node, notes)
  const target = decoded(href.split(/[?#]/)[0] ?? href)
  if (isDocument(href)) notes.problems.push(documentProblem(href, node, notes))
  else notes.links.push({ kind: 'site', target, written: href, ...fragmentOf(href), line, column })
  return placeholder('site', href)
}

function toArticle(href: string, node: Element, file: VFile): string {
  const notes = findingsOf(file)
  const { line, column } = placeOf(node, notes)
  const [path = '', fragment] = href.split('#')
  const folder = notes.file.split('/').slice(0, -1).join('/')
  const written = decoded(path.split('?')[0] ?? path)
  const target = (below(`${folder}/${written}`) ?? written).normalize('NFC')
  notes.links.push({ kind: 'article', target, written, ...fragmentOf(href), line, column })
  return placeholder('article', target + (fragment ? `#${prefixed(fragment)}` : ''))
}

/** An anchor without an address is text; an address that no page can have is told of. */
function asText(node: Element, href: string, file: VFile): void {
  if (href !== '') {
    const notes = findingsOf(file)
    if (isDocument(href) && !isHost.test(href))
      notes.problems.push(documentProblem(href, node, notes))
    else
      notes.problems.push({
        code: 'site-link-unknown',
        ...placeOf(node, notes),
        target: decoded(href).slice(0, 80),
        ...(isHost.test(href) ? { nearest: `https://${href}` } : {}),
      })
  }
  const { id } = node.properties
  node.tagName = 'span'
  node.properties = id === undefined ? {} : { id }
}

function documentProblem(href: string, node: Element, notes: Notes): Problem {
  const name = decoded(href.split(/[?#]/)[0]?.split('/').at(-1) ?? '')
  return { code: 'document-unpublished', ...placeOf(node, notes), target: decoded(href), name }
}

function fragmentOf(href: string): Pick<TextLink, 'fragment'> {
  const [, fragment] = href.split('#')
  return fragment ? { fragment: decoded(fragment) } : {}
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
