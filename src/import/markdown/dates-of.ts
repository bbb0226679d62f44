import { namesFor } from '../../archive/other-names.ts'
import { whenOf } from '../../archive/when.ts'
import type { Loss } from '../losses.ts'
import type { OldDate } from '../old-item.ts'
import type { Fields } from './fields.ts'
import { asksForFile, dateOfFile } from './file-dates.ts'
import type { Folder } from './folder.ts'
import type { SourceFile } from './source-file.ts'
import { textsOf } from './value.ts'

const published = ['date', ...namesFor('date')]
const changed = ['updated', ...namesFor('updated')]
/** When a text was taken from another site. */
const taken = ['retrieved', ...namesFor('retrieved')]

/** What is known of the dates of a file. */
export interface Dates {
  date?: OldDate | undefined
  updated?: OldDate | undefined
  retrieved?: OldDate | undefined
  losses: Loss[]
}

/**
 * The dates of a file: by its frontmatter, which may ask for those of the file itself; otherwise the day that its name or
 * its folders tell.
 */
export function datesOf(fields: Fields, file: SourceFile, folder: Folder): Dates {
  const losses: Loss[] = []
  const inFile = (written: string) => dateOfFile(written, file, folder)
  const told = firstDate(fields, published, losses, inFile)
  const date = told ?? (file.date === undefined ? undefined : { text: file.date })
  const updated = firstDate(fields, changed, losses, inFile)
  const retrieved = firstDate(fields, taken, losses, inFile)
  const isLater = updated !== undefined && updated.text !== date?.text
  return { date, updated: isLater ? updated : undefined, retrieved, losses }
}

/** The first of the fields that holds a date; those that hold none are told, switches aside. */
function firstDate(
  fields: Fields,
  names: readonly string[],
  losses: Loss[],
  inFile: (written: string) => OldDate | undefined,
): OldDate | undefined {
  for (const name of names) {
    const [written] = textsOf(fields.peek(name))
    if (written === undefined || /^(?:true|false|yes|no)$/i.test(written)) continue
    fields.take(name)
    if (asksForFile(written)) return inFile(written)
    const date = name === 'date' ? withTime(written, fields) : dateIn(written)
    if (date) return date
    losses.push({ code: 'field-left', detail: `${name}: ${written}` })
  }
  return undefined
}

/** A day, with the time that another field tells. */
function withTime(written: string, fields: Fields): OldDate | undefined {
  const [time] = textsOf(fields.peek('time'))
  const joined = time === undefined ? undefined : dateIn(`${written} ${time}`)
  if (joined) fields.take('time')
  return joined ?? dateIn(written)
}

/** A date in any form; of one with words after it, the date alone. */
function dateIn(written: string): OldDate | undefined {
  const seconds = /^\d{10}(?:\d{3})?$/.test(written) ? whenOf(Number(written)) : undefined
  const beheaded = written
    .replace(/\s*(?:#|\/\/).*$/, '')
    .replace(/\s+[A-Z][A-Za-z]+\/[A-Za-z_]+$/, '')
  return seconds ?? whenOf(beheaded)
}

/** Whether the frontmatter says when the text was taken from another site. */
export function isTaken(fields: Fields): boolean {
  return fields.peek(...taken) !== undefined
}
