import type { Loss } from './losses.ts'
import { settledPicture } from './make-file.ts'
import type { Fate, Media } from './media.ts'
import type { OldItem, OldPicture } from './old-item.ts'
import { pictureMarkdown } from './picture-markdown.ts'
import type { Converted } from './text/convert.ts'
import { wholeAddress } from './text/converting.ts'

/** The pictures of an item, as they are now. */
export interface Pictures {
  /** What became of the pictures of the text, by the numbers of their references. */
  fates: Map<number, Fate>
  cover: OldPicture | undefined
  gallery: OldPicture[]
  /** Pictures that are not brought along, and so can only be shown by the text. */
  above: string[]
  below: string[]
}

/** Brings the pictures of an item along: those of its text, its cover and its galleries. What is left or lost is noted. */
export async function picturesOf(
  item: OldItem,
  { references, gallery }: Converted,
  media: Media,
  losses: Loss[],
): Promise<Pictures> {
  const fates = new Map<number, Fate>()
  await Promise.all(
    references.map(async ({ kind, written, address }, number) => {
      if (kind === 'image') fates.set(number, await media.fateOf(written, address, item))
    }),
  )
  for (const [number, fate] of [...fates].sort(([a], [b]) => a - b)) {
    if (fate.kind !== 'placed') noteLeft(references[number]?.address ?? '', fate, losses)
  }
  const found: Pictures = { fates, cover: undefined, gallery: [], above: [], below: [] }
  const inText = gallery.map(picture => {
    const number = Number(/\/(\d+)\.$/.exec(picture.src)?.[1] ?? -1)
    return {
      picture: { ...picture, src: references[number]?.address ?? picture.src },
      fate: fates.get(number),
    }
  })
  const own = await Promise.all(
    (item.gallery ?? []).map(async picture => ({
      picture,
      fate: await media.fateOf(picture.src, addressOf(picture, item), item),
    })),
  )
  for (const { picture, fate } of [...own, ...inText]) {
    if (fate?.kind === 'left') found.below.push(pictureMarkdown({ ...picture, src: fate.address }))
    else if (fate)
      found.gallery.push(
        ...[settledPicture(picture, fate, losses)].filter(one => one !== undefined),
      )
  }
  if (item.cover) {
    const fate = await media.fateOf(item.cover.src, addressOf(item.cover, item), item)
    if (fate.kind === 'left') {
      noteLeft(fate.address, fate, losses)
      found.above.push(pictureMarkdown({ ...item.cover, src: fate.address }))
    } else found.cover = settledPicture(item.cover, fate, losses)
  }
  return found
}

function addressOf({ src }: OldPicture, { base }: OldItem): string {
  return wholeAddress(src, base) ?? src
}

function noteLeft(address: string, fate: Exclude<Fate, { kind: 'placed' }>, losses: Loss[]): void {
  losses.push({
    code: fate.kind === 'left' ? 'image-left' : 'image-missing',
    detail: `${address}: ${fate.reason}`,
  })
}
