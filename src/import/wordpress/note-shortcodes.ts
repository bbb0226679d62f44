import type { Shortcode } from './shortcodes.ts'

/** What plugins call a footnote: `efn_note`, `mfn`, `ref`, `modern_footnote`, `sidenote` … */
const note = /(?:^|[-_])(?:e?fn|mfn|ref|(?:foot|side|margin|end)-?notes?)(?:[-_]|$)/

/** Where plugins put the list of the notes. */
const list =
  /^(?:efn_reference|reflist|(?:mfn[-_])?(?:footnotes?|notes)(?:[-_](?:list|container))?)$/

/** Footnotes of a text that were shortcodes. */
interface Notes {
  /** What stands for a shortcode in the text; undefined for one that is no note. */
  mark(shortcode: Shortcode): string | undefined
  /** The notes, as HTML that stands below the text. */
  below(): string
}

/** Gathers the footnotes of one text, each of which is known again by its name (`[ref name="a" /]`). */
export function noteShortcodes(): Notes {
  const notes: string[] = []
  const named = new Map<string, number>()
  const markOf = (number: number) =>
    `<sup id="note-${number}-mark"><a href="#note-${number}">${number}</a></sup>`
  return {
    mark: ({ name, attributes, values, inner }) => {
      const known = named.get(attributes.name ?? '')
      const isNote = note.test(name)
      const text = (inner ?? attributes.text ?? attributes.note ?? '').trim()
      if (isNote && text !== '') {
        const number = notes.push(text)
        if (attributes.name) named.set(attributes.name, number)
        return markOf(number)
      }
      if (isNote && known !== undefined) return markOf(known)
      return list.test(name) && inner === undefined && values.length === 0 && notes.length > 0
        ? ''
        : undefined
    },
    below: () => {
      const items = notes.map(
        (text, at) => `<li id="note-${at + 1}">${text} <a href="#note-${at + 1}-mark">↩︎</a></li>`,
      )
      return items.length === 0 ? '' : `\n\n<ol class="footnotes">${items.join('')}</ol>`
    },
  }
}
