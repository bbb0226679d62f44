import { join } from 'node:path'
import { decodedFile } from '../decoded.ts'
import type { Loss } from '../losses.ts'
import { type Dates, datesOf } from './dates-of.ts'
import type { DefaultsOf } from './defaults-of.ts'
import { fieldsOf } from './fields.ts'
import type { Folder } from './folder.ts'
import { categoriesOf } from './labels-of.ts'
import type { OldPage } from './old-page.ts'
import { readMatter } from './read-matter.ts'
import type { Refused } from './read-values.ts'
import { sourceFileOf } from './source-file.ts'
import type { SplitText } from './split-matter.ts'
import { titleOf } from './title-of.ts'

/** A file that was read: what its address depends on, its dates and its text as written. */
export interface ReadPage extends OldPage {
  form: SplitText['form']
  dates: Dates
  /** Whether the file itself has a headline; otherwise its name became one. */
  isTitled: boolean
  body: string
  losses: Loss[]
}

/** Reads one file of a folder; why, when its frontmatter cannot be read. */
export async function readPage(
  path: string,
  folder: Folder,
  defaultsOf: DefaultsOf,
): Promise<ReadPage | Refused> {
  const { text, guessed } = await decodedFile(join(folder.root, path))
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const read = readMatter(plain, folder.generator === 'pelican')
  if ('refused' in read) return read
  const file = sourceFileOf(path, folder)
  const fields = fieldsOf(read.values, defaultsOf(file))
  const { title, isTold, body, losses } = titleOf(fields, file, read.body)
  const dates = datesOf(fields, file, folder)
  const categories = categoriesOf(fields, file, folder)
  return {
    ...{ file, fields, title, date: dates.date, categories, dates, body, form: read.form },
    isTitled: isTold,
    losses: [...readingLosses(guessed, read.mended), ...losses, ...dates.losses],
  }
}

function readingLosses(guessed: string | undefined, mended: readonly string[]): Loss[] {
  return [
    ...(guessed === undefined ? [] : [{ code: 'encoding-guessed' as const, detail: guessed }]),
    ...(mended.length === 0
      ? []
      : [{ code: 'frontmatter-mended' as const, detail: mended.join('; ') }]),
  ]
}
