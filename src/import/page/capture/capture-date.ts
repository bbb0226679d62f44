import { whenOf } from '../../../archive/when.ts'
import type { OldDate } from '../../old-item.ts'
import { dateIn } from '../date-in-text.ts'
import type { CaptureLine } from './capture-line.ts'
import { dateOfAgo } from './relative-date.ts'

/** When a page was copied, and how that is known. */
export interface Captured {
  day: string
  how: string
  /** Set when it rests on when its file was changed, which any copy of it changes. */
  byFile?: true
  /** Set when only the year is known, and the day is the middle of it. */
  onlyYear?: true
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
    if (date) {
      const guess = `${date.guess}, counted from ${captured.how}`
      return { ...date, guess, ...(captured.byFile && { byFile: true }) }
    }
  }
  const rights = rightsIn(lines)
  if (!rights) return undefined
  return {
    text: `${rights.year}-07-01`,
    guess: `the middle of ${rights.year}, the year of “${rights.text}”: ± 6 months, and earlier if that is the year of the copy`,
  }
}

const saved = /^(?:captured|saved|copied|retrieved|archived|accessed)(?: on| at)?\s*:\s*(.+)$/im

/**
 * When a page was copied: by what the text says of it, by the name of its file, or by when the file was changed; when
 * that is in another year than the line about rights, by that year, in which the page was still looked after.
 */
export function capturedOn(
  text: string,
  name: string,
  modified: Date,
  lines: readonly CaptureLine[],
): Captured {
  const told = whenOf(saved.exec(text)?.[1])
  if (told)
    return { day: told.text.slice(0, 10), how: 'the day of its capture that the text gives' }
  const named =
    dateIn(name.replaceAll('_', '-')) ??
    dateIn(name.replaceAll(/(\d{4})(\d{2})(\d{2})/g, '$1-$2-$3'))
  if (named) return { day: named.date.text.slice(0, 10), how: 'the day in the name of the file' }
  const day = modified.toISOString().slice(0, 10)
  const rights = rightsIn(lines)
  if (!rights || String(rights.year) === day.slice(0, 4)) {
    return { day, how: 'the day when the file was last changed', byFile: true }
  }
  const how = `the middle of ${rights.year}, the year of “${rights.text}”, since the file was changed in another year: up to 6 months more`
  return { day: `${rights.year}-07-01`, how, byFile: true, onlyYear: true }
}

/** The line about rights that names a year. */
function rightsIn(lines: readonly CaptureLine[]): { text: string; year: number } | undefined {
  for (const line of lines) {
    if (line.kind === 'rights' && line.year !== undefined)
      return { text: line.text, year: line.year }
  }
  return undefined
}
