import type { OldDate } from '../old-item.ts'
import type { Fields } from './fields.ts'
import type { SourceFile } from './source-file.ts'

/** A text as far as its address depends on it. */
export interface OldPage {
  file: SourceFile
  fields: Fields
  title?: string | undefined
  date?: OldDate | undefined
  categories: string[]
}

/**
 * The day and time by which an address is made: those of the frontmatter as written. Where they have an offset, and the
 * name of the file tells a day just beside, that one: the offset is not that of the site.
 */
export function addressDate({ file, date }: OldPage): string | undefined {
  if (!date || !file.date || !/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(date.text))
    return date?.text ?? file.date
  const apart = Math.abs(Date.parse(date.text.slice(0, 10)) - Date.parse(file.date))
  return apart <= 86_400_000 ? file.date + date.text.slice(10) : date.text
}
