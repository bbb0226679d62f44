import type { Tag } from './replace-tags.ts'
import { wordsOf } from './tag-words.ts'
import type { TagNotes } from './text-context.ts'

/** What themes and plugins call a note that stands below the text or beside it. */
const note = /^(?:fn|(?:foot|side|margin|end)[-_]?notes?)$/i

/** Gathers the notes of one text, as Markdown or as HTML. */
export function tagNotes(isHtml: boolean): TagNotes {
  const notes: string[] = []
  return {
    mark: tag => {
      if (!note.test(tag.name.split('/').at(-1) ?? '')) return undefined
      const inner = tag.inner?.trim() ?? ''
      const text = inner === '' ? textIn(tag) : inner
      if (text === '') return undefined
      const number = notes.push(text)
      // Words beside an inner text are those of the sentence that the note belongs to.
      const words = inner === '' ? '' : wordsOf(tag).text
      const mark = isHtml
        ? `<sup id="note-${number}-mark"><a href="#note-${number}">${number}</a></sup>`
        : `[^note-${number}]`
      return words + mark
    },
    below: () => notes.map((text, at) => (isHtml ? asHtml : asMarkdown)(text, at + 1)).join(''),
  }
}

/** The note among the arguments of a tag: its words, or the last of several, before which its name stands. */
function textIn({ named, given }: Tag): string {
  return (
    named.text ?? named.note ?? named.content ?? given.findLast(one => /\p{L}/u.test(one)) ?? ''
  )
}

function asMarkdown(text: string, number: number): string {
  return `\n\n[^note-${number}]: ${text.replaceAll(/\n(?=[^\n])/g, '\n    ')}`
}

function asHtml(text: string, number: number): string {
  return `\n<ol><li id="note-${number}">${text} <a href="#note-${number}-mark">↩︎</a></li></ol>`
}
