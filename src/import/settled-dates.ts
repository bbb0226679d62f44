import type { ImportOptions } from './import-options.ts'
import type { WrittenFile } from './memory.ts'
import type { OldDate, OldItem } from './old-item.ts'

/** The dates of an item that are in question. */
type Dates = Pick<OldItem, 'date' | 'retrieved'>

/**
 * The dates of an item: its own; the one that the keeper gave for all that have none but that of their files; and where
 * dates rest on when a file was changed, what an earlier import told, since any copy of the file changes that. An article
 * that an earlier import scheduled keeps that day when it is over.
 */
export function settledDates(
  { date, retrieved, status, release }: Dates & Pick<OldItem, 'status' | 'release'>,
  { date: given }: Pick<ImportOptions, 'date'>,
  before: WrittenFile | undefined,
): Dates {
  if (before?.status === 'scheduled' && release && before.date === release.text)
    return { date: release, retrieved }
  if ((date === undefined || date.byFile) && given !== undefined && status !== 'trash') {
    const guess = 'it had no date: this one was given for all that have none'
    return { date: { text: given, guess }, retrieved }
  }
  if (!date?.byFile || before?.date === undefined) return { date, retrieved }
  return { date: asBefore(date, before.date), retrieved: asBefore(retrieved, before.retrieved) }
}

function asBefore(date: OldDate | undefined, told: string | undefined): OldDate | undefined {
  if (told === undefined || date?.text === told) return told === undefined ? undefined : date
  return { text: told, guess: 'as at the import before; its file was changed or copied since' }
}
