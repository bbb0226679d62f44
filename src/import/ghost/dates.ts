import { whenOf } from '../../archive/when.ts'
import type { OldDate } from '../old-item.ts'
import { type Row, textIn } from './rows.ts'

/**
 * When a post appeared, in UTC, as exports count. A draft has no such date: that of its creation is taken, as a guess.
 */
export function publishedOf(post: Row): OldDate | undefined {
  const date = utc(post.published_at)
  if (date) return date
  const created = utc(post.created_at)
  return created && { ...created, guess: 'there is no date of publication: it was begun then' }
}

/** When it was changed after it had appeared. Publishing itself changes a post: the first minute does not count. */
export function updatedOf(post: Row, published: OldDate | undefined): OldDate | undefined {
  const updated = utc(post.updated_at)
  if (!updated || !published) return updated
  return millisecondsOf(updated) - millisecondsOf(published) >= 60_000 ? updated : undefined
}

function utc(value: unknown): OldDate | undefined {
  const written = textIn({ value }, 'value')?.trim()
  if (written === undefined) return undefined
  const date = /^-?\d+$/.test(written) ? counted(Number(written)) : whenOf(written)
  const bare = date && /T[\d:]+$/.test(date.text)
  return bare ? { ...date, text: `${date.text}+00:00` } : date
}

/** Milliseconds since 1970; programs that write exports count seconds, too. */
function counted(count: number): OldDate | undefined {
  const date = whenOf(count) ?? whenOf(new Date(count))
  return date && /^\d{4}-/.test(date.text) ? date : undefined
}

function millisecondsOf({ text }: OldDate): number {
  return Date.parse(text)
}
