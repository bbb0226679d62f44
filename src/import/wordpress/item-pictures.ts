import type { Element } from 'domhandler'
import type { Loss } from '../losses.ts'
import type { OldPicture, OldText } from '../old-item.ts'
import { textOf } from '../xml-records.ts'
import { isPicture, type Library, type LibraryFile } from './library.ts'
import { metaOf } from './post-meta.ts'

type PicturesOfText = Pick<
  Extract<OldText, { format: 'wordpress' }>,
  'pictures' | 'attached' | 'galleries'
>

/** Pictures that a text names by number for their description alone: the picture itself stands in the text. */
const described = /\bwp-image-(\d+)/g

/** Those that it names by number so that they are shown. */
const shown = /\b(ids|include|exclude|image|images|image_id|img_id)=["'“”]?([\d,\s]+)/g

/**
 * The pictures of the library that the text of an item names by number, or shows in galleries, as WordPress shows them:
 * a gallery has every picture that it names, of whatever item, unless the picture itself is private; the pictures of
 * another item it has only where everyone can read that item.
 */
export function picturesOfText(
  value: string,
  element: Element,
  library: Library,
  losses: Loss[],
): PicturesOfText {
  const own = textOf(element, 'wp:post_id') ?? ''
  const isOpen = !library.withheld.has(own)
  const isForeign = (file: LibraryFile) =>
    isOpen && file.parent !== own && isWithheld(file, library)
  const pictures: Record<string, OldPicture> = {}
  for (const [, number = ''] of value.matchAll(described)) {
    const file = library.files.get(number)
    if (!file) continue
    if (isForeign(file)) noteForeign(file, losses)
    else pictures[number] = pictureOf(file)
  }
  for (const [, attribute, list = ''] of value.matchAll(shown))
    for (const number of list.split(',').map(one => one.trim())) {
      const file = library.files.get(number)
      if (!file) continue
      if (file.isPrivate) {
        losses.push({ code: 'image-missing', detail: `picture ${number}: it was not public` })
        continue
      }
      if (isForeign(file) && attribute !== 'exclude') noteForeign(file, losses)
      pictures[number] = pictureOf(file)
    }
  if (!/\[gallery\b/.test(value)) return { pictures, attached: [] }
  const attached = attachedTo(own, library)
  const galleries = { [own]: attached }
  for (const [, id = ''] of value.matchAll(/\[gallery\b[^\]]*?\sid=["'“”]?(\d+)/g)) {
    if (id === own) continue
    if (!isOpen || !library.withheld.has(id)) galleries[id] = attachedTo(id, library)
    else if (library.attached.has(id))
      losses.push({
        code: 'image-missing',
        detail: `the gallery of item ${id}: it was not public`,
      })
  }
  return { pictures, attached, galleries }
}

/** The picture above an item. Of one that belongs to an item which is not public only its description was shown. */
export function coverOf(
  element: Element,
  library: Library,
  losses: Loss[],
): OldPicture | undefined {
  const number = metaOf(element, '_thumbnail_id')
  if (number === undefined || number === '0' || number === '-1') return undefined
  const file = library.files.get(number)
  if (file === undefined) {
    losses.push({ code: 'image-missing', detail: `picture ${number}, above the text` })
    return undefined
  }
  const isOwn = file.parent === textOf(element, 'wp:post_id')
  if (isOwn || !isWithheld(file, library)) return pictureOf(file)
  noteForeign(file, losses)
  return { ...pictureOf(file), caption: undefined }
}

function attachedTo(number: string, { attached, files }: Library): OldPicture[] {
  const own = attached.get(number)?.flatMap(one => files.get(one) ?? []) ?? []
  return own.filter(({ src, isPrivate }) => isPicture(src) && !isPrivate).map(pictureOf)
}

/** Whether the page of a file is not public: a file has the status of the item that it was uploaded to. */
function isWithheld({ isPrivate, parent }: LibraryFile, { withheld }: Library): boolean {
  return isPrivate === true || (parent !== undefined && withheld.has(parent))
}

function noteForeign({ src }: LibraryFile, losses: Loss[]): void {
  if (losses.some(({ code, detail }) => code === 'image-of-draft' && detail === src)) return
  losses.push({ code: 'image-of-draft', detail: src })
}

function pictureOf({ isPrivate: _, parent: __, ...picture }: LibraryFile): OldPicture {
  return picture
}
