import { completeAddress, isSamePicture } from '../address-parts.ts'
import { lineOf } from '../clean-text.ts'
import type { OldPicture } from '../old-item.ts'
import type { Facts } from './page-facts.ts'

/** The picture that a page sends ahead, if it is neither within the text nor the sign of the site. */
export function pageCover(
  facts: Facts,
  text: Element,
  document: Document,
  base: string | undefined,
): OldPicture | undefined {
  const { picture } = facts
  if (
    !picture ||
    picture.src === facts.address ||
    /logo|blank|default|placeholder|favicon|fallback|avatar/i.test(picture.src)
  )
    return undefined
  const whole = (src: string) => completeAddress(src, base) ?? src
  const isShown = (image: Element) =>
    isSamePicture(whole(image.getAttribute('src') ?? ''), whole(picture.src))
  if ([...text.querySelectorAll('img')].some(isShown)) return undefined
  const shown = [...document.querySelectorAll('img[alt]')].find(isShown)
  const alt = picture.alt ?? shown?.getAttribute('alt')
  return { ...picture, alt: alt && !/\.\w{3,4}$/.test(alt) ? lineOf(alt) : undefined }
}
