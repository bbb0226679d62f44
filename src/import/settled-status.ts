import { momentOf } from '../archive/moment.ts'
import type { Loss } from './losses.ts'
import type { WrittenFile } from './memory.ts'
import type { OldItem, Status } from './old-item.ts'

/**
 * The status of an item, once its date is settled. Where only time has passed since an earlier import, what that import
 * made of the item stays: an article under embargo keeps its embargo, one that was published is not withdrawn since it
 * has expired. At a first import, an item that was scheduled for a day that is over becomes a draft, since nothing in the
 * source says that it was ever published, and so does one that has expired.
 */
export function settledStatus(
  { status, date, expired }: Pick<OldItem, 'status' | 'date' | 'expired'>,
  timeZone: string,
  before: WrittenFile | undefined,
  losses: Loss[],
  now = Date.now(),
): Status {
  const isOver = date === undefined || momentOf(date.text, timeZone).instant <= now
  const was = before?.status
  if (expired !== undefined) {
    if (was === 'published' || was === 'scheduled') return was
    losses.push({ code: 'private-as-draft', detail: expired })
  }
  if (status === 'published' && was === 'scheduled' && before?.date === date?.text && isOver)
    return was
  if (status !== 'scheduled' || was === 'scheduled' || !isOver) return status
  const detail = `it was scheduled for ${date?.text ?? 'no day'}; that it was published is not known`
  losses.push({ code: 'private-as-draft', detail })
  return 'draft'
}
