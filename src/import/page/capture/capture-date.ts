import type { OldDate } from '../../old-item.ts'
import { whenOf } from '../../when.ts'
import { dateIn } from '../date-in-text.ts'
import type { CaptureLine } from './capture-line.ts'
import { dateOfAgo } from './relative-date.ts'

/** When a page was copied, and how that is known. */
export interface Captured {
  day: string
  how: string
}

/**
 * When the article of a copied page was published: by a line that is a date; or counted back from when it was copied, by
 * how long ago the page says it was; or by the year of the line about rights. Each is a guess that tells how it was
 * worked out and how wide it is. Dates within sentences are of events and are not taken.
 */
export function captureDate(
  lines: readonly CaptureLine[],
  captured: Captured,
): OldDate | undefined {
  const line = lines.find(({ kind }) => kind === 'date')
  if (line?.kind === 'date')
    return { text: line.date, guess: `read from the line “${line.text}”, ± 1 day` }
  for (const one of lines) {
    const ago = one.kind === 'tags' || one.kind === 'ago' ? one.ago : undefined
    const date = ago && dateOfAgo(ago, captured.day)
    if (date) return { ...date, guess: `${date.guess}, counted from ${captured.how}` }
  }
  const rights = lines.find(one => one.kind === 'rights' && one.year !== undefined)
  if (rights?.kind !== 'rights' || rights.year === undefined) return undefined
  return {
    text: `${rights.year}-07-01`,
    guess: `the middle of ${rights.year}, the year of “${rights.text}”: ± 6 months, and earlier if that is the year of the copy`,
  }
}

const saved = /^(?:captured|saved|copied|retrieved|archived|accessed)(?: on| at)?\s*:\s*(.+)$/im

/** When a page was copied: by what the text says of it, by the name of its file, or by when the file was changed. */
export function capturedOn(text: string, name: string, modified: Date): Captured {
  const told = whenOf(saved.exec(text)?.[1])
  if (told)
    return { day: told.text.slice(0, 10), how: 'the day that the text tells of its capture' }
  const named =
    dateIn(name.replaceAll('_', '-')) ??
    dateIn(name.replaceAll(/(\d{4})(\d{2})(\d{2})/g, '$1-$2-$3'))
  if (named) return { day: named.date.text.slice(0, 10), how: 'the day in the name of the file' }
  return { day: modified.toISOString().slice(0, 10), how: 'the day when the file was last changed' }
}
