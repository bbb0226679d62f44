import type { ChildNode, Element } from 'domhandler'
import { lineOf } from '../clean-text.ts'
import type { OldPicture, OldSite } from '../old-item.ts'
import { ownCopy } from '../own-copy.ts'
import { textOf, type XmlRecord } from '../xml-records.ts'
import { type Names, noteAuthor, noteGuest, noteTerm } from './bylines.ts'
import { statusOf, toldStatus } from './item-status.ts'
import { wholeText } from './marked-languages.ts'
import { metaOf } from './post-meta.ts'
import { noteType } from './public-types.ts'

/** What the items of an export refer to: gathered before the first of them is read. */
export interface Library extends Names {
  /** What the channel says of the site; its texts as they stand there. */
  site: OldSite
  /** When the export was made, as it tells. */
  exported?: string | undefined
  /** Types whose items had pages of their own. */
  publicTypes: Set<string>
  /** Attachments by number. */
  files: Map<string, LibraryFile>
  /** The numbers of the attachments of a post, by its number, in the order of their own. */
  attached: Map<string, string[]>
  /** Blocks that several posts share, by number; WordPress shows only those that are public themselves. */
  shared: Map<string, string>
  /** The numbers of items that WordPress shows to nobody who is not logged in, or not without a password. */
  withheld: Set<string>
}

/** An attachment: a picture, or another file. */
export interface LibraryFile extends OldPicture {
  title?: string | undefined
  /** The number of the item that it was uploaded to. */
  parent?: string | undefined
  /** Set when it is itself private or thrown away. */
  isPrivate?: true | undefined
}

/** A library with nothing in it. */
export function emptyLibrary(): Library {
  return {
    ...{ site: {}, authors: new Map(), guests: new Map(), terms: new Map() },
    ...{ publicTypes: new Set(), files: new Map(), attached: new Map(), shared: new Map() },
    withheld: new Set(),
  }
}

/** Notes what a record of an export adds to the library; whether it is an item of WordPress. */
export function noteIn(library: Library, { element }: XmlRecord): boolean {
  const text = wholeText(element).trim()
  const { site } = library
  if (element.name === 'title') site.name ??= text || undefined
  else if (element.name === 'description') site.tagline ??= text || undefined
  else if (element.name === 'language') site.language ??= text || undefined
  else if (element.name === 'link' || element.name === 'wp:base_blog_url') {
    site.address = text.replace(/\/+$/, '') || site.address
  } else if (element.name === 'pubDate') library.exported ??= text
  else if (element.name === 'wp:author') noteAuthor(library, element)
  else if (element.name === 'wp:term') noteTerm(library, element)
  else if (element.name === 'item') noteItem(library, element)
  return element.name === 'item' && element.children.some(child => isOfWordPress(child))
}

function isOfWordPress(node: ChildNode): boolean {
  return node.type === 'tag' && node.name.startsWith('wp:')
}

function noteItem(library: Library, element: Element): void {
  const type = textOf(element, 'wp:post_type')
  const number = textOf(element, 'wp:post_id')
  noteType(library.publicTypes, element)
  if (type === 'guest-author') noteGuest(library, element)
  if (number === undefined) return
  if (type === 'wp_block' && statusOf(element, []) === 'published')
    library.shared.set(number, textOf(element, 'content:encoded') ?? '')
  if (type !== 'attachment') {
    if (!isShownByWordPress(element)) library.withheld.add(ownCopy(number))
    return
  }
  const src = textOf(element, 'wp:attachment_url') ?? textOf(element, 'guid')
  if (src === undefined) return
  const file = ownCopy({
    ...{ src, number, parent: parentOf(element) },
    ...(statusOf(element, []) === 'published' ? {} : { isPrivate: true as const }),
    title: lineOf(textOf(element, 'title') ?? '') || undefined,
    alt: lineOf(metaOf(element, '_wp_attachment_image_alt') ?? '') || undefined,
    caption: lineOf(textOf(element, 'excerpt:encoded') ?? '') || undefined,
  })
  const { number: own, ...picture } = file
  const { parent } = picture
  library.files.set(own, picture)
  if (parent === undefined) return
  const siblings = library.attached.get(parent) ?? []
  if (!siblings.includes(own)) siblings.push(own)
  library.attached.set(parent, siblings)
}

function parentOf(element: Element): string | undefined {
  const parent = textOf(element, 'wp:post_parent')
  return parent === '0' ? undefined : parent
}

/** Whether WordPress itself shows an item to everyone, whatever plugins make of that. */
function isShownByWordPress(element: Element): boolean {
  return toldStatus(element) === 'publish' && !textOf(element, 'wp:post_password')
}

/** Whether an address is that of a picture. */
export function isPicture(src: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:[?#].*)?$/i.test(src)
}
