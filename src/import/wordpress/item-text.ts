import type { Element } from 'domhandler'
import type { OldText } from '../old-item.ts'
import { textOf } from '../xml-records.ts'
import { withFootnotes } from './footnotes-block.ts'
import { isPicture, type Library } from './library.ts'
import { metaOf } from './post-meta.ts'

type WordPressText = Extract<OldText, { format: 'wordpress' }>

/**
 * The text of an item as it stands in an export, with the pictures that it names by number.
 *
 * @param forAll leaves out what some readers saw only
 */
export function textOfItem(
  element: Element,
  library: Library,
  forAll: (part: string) => string,
): WordPressText {
  const written = forAll(textOf(element, 'content:encoded') ?? '')
  const whole = written.replaceAll(
    /<!--\s*wp:block\s*\{"ref":(\d+)[^>]*?\/-->/g,
    (mark, number: string) => library.shared.get(number) ?? mark,
  )
  const value = forAll(withFootnotes(whole, metaOf(element, 'footnotes')))
  const named = [
    ...value.matchAll(
      /\bwp-image-(\d+)|\b(?:ids|include|image|images|image_id|img_id)=["“”]?([\d,\s]+)/g,
    ),
  ].flatMap(([, one, several]) => one ?? (several ?? '').split(',').map(number => number.trim()))
  const pictures = Object.fromEntries(
    named.flatMap(number => {
      const file = library.files.get(number)
      return file ? [[number, file]] : []
    }),
  )
  const own = library.attached.get(textOf(element, 'wp:post_id') ?? '') ?? []
  const attached = /\[gallery\b/.test(value)
    ? own.flatMap(number => library.files.get(number) ?? [])
    : []
  return {
    format: 'wordpress',
    value,
    pictures,
    attached: attached.filter(({ src }) => isPicture(src)),
  }
}
