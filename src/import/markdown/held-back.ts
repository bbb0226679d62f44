import { momentOf } from '../../archive/moment.ts'
import { isTimeZone } from '../../archive/time-zone.ts'
import { whenOf } from '../../archive/when.ts'
import type { Loss } from '../losses.ts'
import type { OldDate, Status } from '../old-item.ts'
import type { Folder } from './folder.ts'
import { collectionOf } from './jekyll-address.ts'
import type { OldPage } from './old-page.ts'
import { isOff, isOn, textAt, textsOf, valueAt } from './value.ts'

/** Why readers did not see a text that is no draft by its own words. */
interface HeldBack {
  status: Status
  /** The day on which it is to come, where that is not its own. */
  date?: OldDate | undefined
  losses: Loss[]
}

/**
 * What keeps a finished text from readers: a day to come or one that is over, where the generator heeds them, or its
 * collection or address being switched off. Undefined when nothing does.
 */
export function heldBack(
  page: OldPage,
  folder: Folder,
  now: number = Date.now(),
): HeldBack | undefined {
  const { fields } = page
  const isLater = (date: OldDate | undefined) => instantOf(date, folder) > now
  if (folder.generator === 'eleventy' && isOff(fields.peek('permalink')))
    return unseen('permalink: false')
  if (folder.generator === 'jekyll') {
    const collection = collectionOf(page)
    if (isHiddenCollection(collection, folder)) return unseen(`_${collection} was not shown`)
    const isPost = collection === 'posts' && !isOn(folder.settings.future)
    return isPost && isLater(page.date) ? { status: 'scheduled', losses: [] } : undefined
  }
  if (folder.generator !== 'hugo') return undefined
  const [expiry] = textsOf(fields.peek('expiryDate', 'unpublishDate'))
  if (expiry !== undefined && instantOf(whenOf(expiry), folder) <= now) {
    fields.take('expiryDate', 'unpublishDate')
    return unseen(`it expired: ${expiry}`)
  }
  if (isOn(valueAt(folder.settings, 'buildFuture'))) return undefined
  const told = whenOf(textsOf(fields.peek('publishDate', 'pubDate', 'published'))[0])
  const date = [told, page.date].find(isLater)
  return date && { status: 'scheduled', date, losses: [] }
}

function unseen(detail: string): HeldBack {
  return { status: 'draft', losses: [{ code: 'private-as-draft', detail }] }
}

/** Whether a collection of Jekyll had no pages; that of the posts always has. */
function isHiddenCollection(collection: string | undefined, { settings }: Folder): boolean {
  if (collection === undefined || collection === 'posts') return false
  return !isOn(valueAt(settings, 'collections', collection, 'output'))
}

/** Milliseconds since 1970, by the time zone of the site; not a number without a date. */
function instantOf(date: OldDate | undefined, { settings }: Folder): number {
  const zone = textAt(settings, 'timeZone') ?? textAt(settings, 'timezone') ?? 'UTC'
  return date ? momentOf(date.text, isTimeZone(zone) ? zone : 'UTC').instant : Number.NaN
}
