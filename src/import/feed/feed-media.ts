import type { Element } from 'domhandler'
import { childrenNamed, textOf } from '../xml-records.ts'
import type { Entry } from './entry.ts'

/** What is narrower is a sign, or the face of an author. */
const smallest = 100

type Media = Pick<Entry, 'pictures' | 'files'>

/** Pictures and files beside the text of an item: enclosures and what Media RSS names. */
export function mediaOf(item: Element): Media {
  const found: Media = { pictures: [], files: [] }
  for (const { attribs } of childrenNamed(item, 'enclosure')) {
    addFile(found, attribs.url, attribs.type)
  }
  for (const holder of [item, ...childrenNamed(item, 'media:group')]) {
    for (const content of childrenNamed(holder, 'media:content')) addContent(found, content, item)
    for (const thumbnail of childrenNamed(holder, 'media:thumbnail')) {
      addPicture(found, thumbnail, item)
    }
  }
  return found
}

/** Adds a linked file: by its type, or else by its name, as a picture or as another file. */
export function addFile(to: Media, src: string | undefined, type: string | undefined): void {
  if (!src?.trim()) return
  if (isPicture(src, type)) to.pictures.push({ src: src.trim() })
  else to.files.push({ src: src.trim() })
}

function isPicture(src: string, type: string | undefined): boolean {
  return type?.includes('/')
    ? type.startsWith('image/')
    : /\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i.test(src)
}

function addContent(to: Media, content: Element, item: Element): void {
  const { url, medium, type } = content.attribs
  if (!url) return
  const isImage = medium ? medium === 'image' : isPicture(url, type)
  if (isImage) addPicture(to, content, item)
  else to.files.push({ src: url, name: textOf(content, 'media:title') })
  for (const thumbnail of childrenNamed(content, 'media:thumbnail')) addPicture(to, thumbnail, item)
}

function addPicture(to: Media, element: Element, item: Element): void {
  const { url, width } = element.attribs
  if (!url || Number(width) < smallest) return
  const told = (name: string) => textOf(element, name) ?? textOf(item, name)
  const caption = told('media:description')
  to.pictures.push({
    src: url,
    width: Number(width) || undefined,
    caption,
    credit: told('media:credit'),
    alt: textOf(element, 'media:title') ?? caption,
  })
}
