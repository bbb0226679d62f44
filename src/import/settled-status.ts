import { momentOf } from '../archive/moment.ts'
import type { Loss } from './losses.ts'
import type { WrittenFile } from './memory.ts'
import type { OldItem, Status } from './old-item.ts'

/**
 * The status of an item, once its date is settled. A scheduled item stays scheduled while its day is to come; one whose
 * day is over becomes a draft, since nothing in the source says that it was ever published. One that an earlier import
 * put under embargo keeps it: its keeper has published it by now.
 */
export function settledStatus(
  { status, date }: Pick<OldItem, 'status' | 'date'>,
  timeZone: string,
  before: WrittenFile | undefined,
  losses: Loss[],
  now = Date.now(),
): Status {
  if (status !== 'scheduled' || before?.status === 'scheduled') return status
  if (date !== undefined && momentOf(date.text, timeZone).instant > now) return status
  const detail = `it was scheduled for ${date?.text ?? 'no day'}; that it was published is not known`
  losses.push({ code: 'private-as-draft', detail })
  return 'draft'
}
