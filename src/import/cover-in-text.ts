import type { Fate } from './media.ts'
import type { OldPicture } from './old-item.ts'

/** A text and the picture above it. */
interface Covered {
  text: string
  cover: OldPicture
  /** Whether the text began with the same picture, which is shown once now. */
  isOnce: boolean
}

/** A picture of a text, with the number of its reference: its description, and its caption. */
const shown =
  /!\[((?:[^\]\\]|\\.)*)\]\(https:\/\/reference\.invalid\/(\d+)\.(?: "((?:[^"\\]|\\.)*)")?\)/g

/**
 * The picture above a text, where that shows the same: it takes what is said of it there, and stands once where the text
 * would begin with it.
 *
 * @param cover as it is now
 * @param fates what became of the pictures of the text, by the numbers of their references
 */
export function coverApart(
  text: string,
  cover: OldPicture,
  fates: ReadonlyMap<number, Fate>,
): Covered {
  for (const { 0: whole, 1: alt = '', 2: number, 3: caption, index } of text.matchAll(shown)) {
    const fate = fates.get(Number(number))
    if (fate?.kind !== 'placed' || fate.src !== cover.src) continue
    const said = {
      ...cover,
      alt: cover.alt || plain(alt) || undefined,
      caption: cover.caption || (caption && plain(caption)) || undefined,
    }
    const rest = text.slice(whole.length)
    const isOnce = index === 0 && /^(?:\n\n|$)/.test(rest)
    return { text: isOnce ? rest.trimStart() : text, cover: said, isOnce }
  }
  return { text, cover, isOnce: false }
}

/** Text without the backslashes that Markdown needs. */
function plain(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
}
