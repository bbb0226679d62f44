import type { Element } from 'domhandler'
import type { Loss } from '../losses.ts'
import type { OldText } from '../old-item.ts'
import { textOf } from '../xml-records.ts'
import { withFootnotes } from './footnotes-block.ts'
import { picturesOfText } from './item-pictures.ts'
import type { Library } from './library.ts'
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
  losses: Loss[],
): WordPressText {
  const written = forAll(textOf(element, 'content:encoded') ?? '')
  const whole = written.replaceAll(
    /<!--\s*wp:block\s*\{"ref":(\d+)[^>]*?\/-->/g,
    (mark, number: string) => library.shared.get(number) ?? mark,
  )
  const value = forAll(withFootnotes(whole, metaOf(element, 'footnotes')))
  return { format: 'wordpress', value, ...picturesOfText(value, element, library, losses) }
}
