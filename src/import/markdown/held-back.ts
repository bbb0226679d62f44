import { momentOf } from '../../archive/moment.ts'
import { isTimeZone } from '../../archive/time-zone.ts'
import type { Loss } from '../losses.ts'
import type { OldDate, Status } from '../old-item.ts'
import type { Folder } from './folder.ts'
import { sectionHeldBack } from './hugo-cascade.ts'
import { collectionOf } from './jekyll-address.ts'
import type { OldPage } from './old-page.ts'
import { expiriesOf, releasesOf } from './release-times.ts'
import { isOff, isOn, textAt, textsOf, valueAt } from './value.ts'

/** What keeps, or kept, readers from a text that is not a draft by its own words. */
interface HeldBack {
  status: Status
  /** The day on which it is to come, where that is not its own. */
  date?: OldDate | undefined
  /** The day on which it came, if such a day is over. */
  release?: OldDate | undefined
  /** Why it is held back since a day is over. */
  expired?: string | undefined
  losses: Loss[]
}

/**
 * What keeps a finished text from readers: a day to come or one that is over, a section, collection or address that is
 * switched off, or a name that its generator passes over. Undefined when nothing does.
 */
export function heldBack(page: OldPage, folder: Folder): HeldBack | undefined {
  const { fields } = page
  const { now } = folder
  const why = byGenerator[folder.generator]?.(page, folder)
  if (why !== undefined) return unseen(why)
  const expired = expiriesOf(fields).find(
    ({ date }) => date === undefined || instantOf(date, folder) <= now,
  )
  if (expired !== undefined) {
    fields.take(expired.key)
    const written = `${expired.key}: ${expired.text}`
    if (expired.date === undefined) return unseen(written)
    return { status: 'draft', expired: `it expired: ${expired.text}`, losses: [] }
  }
  if (heedsAnyDay(page, folder)) return undefined
  const releases = releasesOf(fields, folder.generator === 'hugo' ? ['pubDate', 'published'] : [])
  const dates = [...releases, ...(heedsDate(page, folder) && page.date ? [page.date] : [])]
  const last = dates.toSorted((a, b) => instantOf(b, folder) - instantOf(a, folder))[0]
  if (last === undefined) return undefined
  return instantOf(last, folder) > now
    ? { status: 'scheduled', date: last, losses: [] }
    : { status: 'published', release: last, losses: [] }
}

/** Whether the settings publish what is dated to come. */
function heedsAnyDay(page: OldPage, { generator, settings }: Folder): boolean {
  if (generator === 'hugo') return isOn(valueAt(settings, 'buildFuture'))
  return generator === 'jekyll' && collectionOf(page) === 'posts' && isOn(settings.future)
}

/** Whether the date of a text itself keeps it back while it is to come. */
function heedsDate(page: OldPage, { generator, settings }: Folder): boolean {
  if (generator === 'pelican') return isOff(valueAt(settings, 'WITH_FUTURE_DATES'))
  if (generator === 'hexo') return isOff(valueAt(settings, 'future'))
  return generator === 'hugo' || (generator === 'jekyll' && collectionOf(page) === 'posts')
}

/** Why a generator shows a text on no page, or on no list, by its own rules. */
const byGenerator: Partial<
  Record<Folder['generator'], (page: OldPage, folder: Folder) => string | undefined>
> = {
  eleventy: ({ fields }) => {
    if (isOff(fields.peek('permalink'))) return 'permalink: false'
    const name = 'eleventyExcludeFromCollections'
    return isOn(fields.peek(name)) ? `${name}: true` : undefined
  },
  jekyll: (page, folder) => {
    const collection = collectionOf(page)
    if (isHiddenCollection(collection, folder)) return `_${collection} was not shown`
    const isPost = page.file.folders.includes('_posts')
    if (isPost && page.file.date === undefined) return 'the name of its file has no date'
    return /^[_#~]/.test(page.file.stem) ? underlined : undefined
  },
  hugo: ({ fields }) => {
    const builds = ['_build', 'build'].map(name => fields.peek(name))
    const section = textAt(fields.peek(sectionHeldBack))
    if (isOn(fields.peek('headless'))) return 'headless: true'
    const off = builds.flatMap(build => [
      isShut(textAt(build, 'render')) ? ['build.render: never'] : [],
      isShut(textAt(build, 'list')) ? ['build.list: never'] : [],
    ])
    return section ?? off.flat()[0]
  },
  hexo: ({ file, fields }, { settings }) => {
    const isOwn = file.folders.some(name => /^_(?!posts$|drafts$)/.test(name))
    const locked = valueAt(settings, 'encrypt', 'tags')
    const tags = textsOf(fields.peek('tags')).filter(tag => textsOf(locked).includes(tag))
    if (tags[0] !== undefined) return `its tag “${tags[0]}” was behind a password`
    return isOwn || file.stem.startsWith('_') ? underlined : undefined
  },
  astro: ({ file }) =>
    [...file.folders, file.stem].some(name => name.startsWith('_')) ? underlined : undefined,
  none: ({ file }) => (/^_(?!index$)/.test(file.stem) ? underlined : undefined),
}

const underlined = 'its name begins with a sign that leaves it out'

function isShut(value: string | undefined): boolean {
  return value === 'never' || value === 'link' || isOff(value)
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
