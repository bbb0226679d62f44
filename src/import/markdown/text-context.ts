import type { LossCode } from '../losses.ts'
import type { Fields } from './fields.ts'
import type { Folder } from './folder.ts'
import type { Tag } from './replace-tags.ts'
import type { SourceFile } from './source-file.ts'

/** Notes of a text that were tags. */
export interface TagNotes {
  /** What stands for a tag in the text; undefined for one that is no note. */
  mark(tag: Tag): string | undefined
  /** The notes, to stand below the text. */
  below(): string
}

/** What the steps that read a text share. */
export interface TextContext {
  folder: Folder
  file: SourceFile
  fields: Fields
  title?: string | undefined
  /** The address of another text of the folder by the way this one names it; undefined when there is none. */
  addressOf(written: string): string | undefined
  /** Sets a piece aside that no later step may touch, and gives what stands for it. */
  keep(piece: string): string
  notes: TagNotes
  /**
   * Leaves a template expression visible whose value is not known, and reports it; gives what stands for it.
   *
   * @param before what stands before it
   */
  leave(written: string, before: string): string
  /** Counts words of a template that are taken out, and for which readers saw what only the generator knew. */
  gone(words: string): void
  lose(code: LossCode, detail: string): void
}

/** Whether a text is HTML, in which the signs of Markdown mean nothing. */
export function isHtml({ file }: Pick<TextContext, 'file'>): boolean {
  return file.ending.startsWith('.htm')
}

/** Pieces of a text that were set aside. */
interface Kept {
  keep(piece: string): string
  /** The text with every piece in its place. */
  restore(text: string): string
}

const [before, after] = ['\uf8f0', '\uf8f1']

/** Whether pieces of a text are set aside. */
export function holdsKept(text: string): boolean {
  return text.includes(before)
}

/** An empty store of pieces, for one text. */
export function keeper(): Kept {
  const pieces: string[] = []
  const restore = (text: string): string =>
    text.replaceAll(/\uf8f0(\d+)\uf8f1/g, (_, number) => restore(pieces[Number(number)] ?? ''))
  return { keep: piece => `${before}${pieces.push(piece) - 1}${after}`, restore }
}
