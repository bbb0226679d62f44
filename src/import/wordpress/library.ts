import type { ChildNode, Element } from 'domhandler'
import { textContent } from 'domutils'
import { lineOf } from '../clean-text.ts'
import type { OldPicture, OldSite } from '../old-item.ts'
import { ownCopy } from '../own-copy.ts'
import { textOf, type XmlRecord } from '../xml-records.ts'
import { type Names, noteAuthor, noteGuest, noteTerm } from './bylines.ts'
import { statusOf } from './item-status.ts'
import { metaOf } from './post-meta.ts'
import { noteType } from './public-types.ts'

/** What the items of an export refer to: gathered before the first of them is read. */
export interface Library extends Names {
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
}

/** An attachment: a picture, or another file. */
interface LibraryFile extends OldPicture {
  title?: string | undefined
}

/** A library with nothing in it. */
export function emptyLibrary(): Library {
  return {
    ...{ site: {}, authors: new Map(), guests: new Map(), terms: new Map() },
    ...{ publicTypes: new Set(), files: new Map(), attached: new Map(), shared: new Map() },
  }
}

/** Notes what a record of an export adds to the library; whether it is an item of WordPress. */
export function noteIn(library: Library, { element }: XmlRecord): boolean {
  const text = textContent(element).trim()
  const { site } = library
  if (element.name === 'title') site.name ??= lineOf(text) || undefined
  else if (element.name === 'description') site.tagline ??= lineOf(text) || undefined
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
  if (type !== 'attachment') return
  const src = textOf(element, 'wp:attachment_url') ?? textOf(element, 'guid')
  if (src === undefined) return
  const file = ownCopy({
    ...{ src, number, parent: textOf(element, 'wp:post_parent') ?? '0' },
    title: lineOf(textOf(element, 'title') ?? '') || undefined,
    alt: lineOf(metaOf(element, '_wp_attachment_image_alt') ?? '') || undefined,
    caption: lineOf(textOf(element, 'excerpt:encoded') ?? '') || undefined,
  })
  const { number: own, parent, ...picture } = file
  library.files.set(own, picture)
  if (parent === '0') return
  const siblings = library.attached.get(parent) ?? []
  if (!siblings.includes(own)) siblings.push(own)
  library.attached.set(parent, siblings)
}

/** Whether an address is that of a picture. */
export function isPicture(src: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:[?#].*)?$/i.test(src)
}
