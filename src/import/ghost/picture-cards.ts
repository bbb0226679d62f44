import type { Card } from './card.ts'
import { element } from './markup.ts'
import { type Row, rowsIn, textIn } from './rows.ts'

/** Cards that show pictures. */
export const pictureCards: [string, Card][] = [
  ['image', payload => figure(payload, textIn(payload, 'caption'))],
  ['gallery', gallery],
]

/** A picture with its caption (which is HTML), linked where it was. */
export function figure(picture: Row, caption: string | undefined): string {
  const src = textIn(picture, 'src')
  if (src === undefined) return caption === undefined ? '' : element('p', {}, caption)
  const { alt, title } = { alt: textIn(picture, 'alt') ?? '', title: textIn(picture, 'title') }
  const shown = element('img', { src, alt, title })
  const href = textIn(picture, 'href')
  const linked = href === undefined ? shown : element('a', { href }, shown)
  return element('figure', {}, linked, caption && element('figcaption', {}, caption))
}

/** Each picture on its own, and below the last the caption of all. */
function gallery(payload: Row): string {
  const images = rowsIn(payload, 'images')
  const caption = textIn(payload, 'caption')
  return images
    .map((image, i) => {
      const below = i === images.length - 1 ? caption : undefined
      return figure(image, textIn(image, 'caption') ?? below)
    })
    .join('\n')
}
