import type { Article } from './article.ts'
import type { Entry } from './entry.ts'
import type { GoneEntry } from './gone.ts'
import { idOfFile } from './id-of-file.ts'
import type { Material } from './material.ts'
import { momentOf } from './moment.ts'
import type { Place, Problem } from './problem.ts'
import { goneFile } from './settings-files.ts'
import { nearest } from './suggest.ts'

/** What is asked of the archive: its articles, and the ids of those that are withdrawn. */
interface Known {
  byId: ReadonlyMap<string, Article>
  withdrawn: ReadonlySet<string>
}

/**
 * Withdrawals that cannot be meant, in articles that are shown and in `gone.yaml`: replaced by an article that is not
 * there, under the id of one that is, with a text left that must go, before the article was published, to come, or to be
 * looked at again by now.
 */
export function checkWithdrawals(shown: readonly Entry[], from: Material, known: Known): Problem[] {
  const isThere = (id: string) => from.entries.some(entry => idOf(entry) === id)
  const entries = shown.flatMap(({ file, fields }): Problem[] => {
    const { withdrawn } = fields
    if (!withdrawn) return []
    const at = { file, at: 'withdrawn' }
    return [
      ...checkKept(fields, file),
      ...checkDate(fields, from, file),
      ...checkReplacement(withdrawn, { ...at, id: idOf({ file, fields }) }, known, isThere),
      ...checkMoments(withdrawn, at, from),
    ]
  })
  const gone = (from.gone ?? []).flatMap((entry, i): Problem[] => {
    const at = { file: goneFile, at: String(i) }
    return [
      ...checkId(entry, at, known),
      ...checkReplacement(entry, at, known, isThere),
      ...checkMoments(entry, at, from),
    ]
  })
  return [...entries, ...gone]
}

type At = Place & { at: string }
type Fields = Entry['fields']

function idOf({ fields, file }: Pick<Entry, 'fields' | 'file'>): string {
  return fields.id ?? idOfFile(file)
}

/** The text is left of what was retracted alone, and then readers are told why. */
function checkKept({ withdrawn }: Fields, file: string): Problem[] {
  if (!withdrawn?.keep) return []
  const { reason, text } = withdrawn
  if (reason !== 'retracted')
    return [{ code: 'withdrawn-kept', file, at: 'withdrawn.keep', reason }]
  if (text !== undefined) return []
  const key = 'withdrawn.text'
  const hint = 'Add “text:” and what readers have to know: what was wrong.'
  return [{ code: 'key-missing', file, at: key, key, hint }]
}

function checkDate({ withdrawn, date }: Fields, { site }: Material, file: string): Problem[] {
  if (!withdrawn || withdrawn.keep) return []
  const [taken, published] = [withdrawn.date, date].map(text => momentOf(text, site.timeZone).day)
  if (taken === undefined || published === undefined || taken >= published) return []
  const key = 'withdrawn.date'
  return [{ code: 'date-order', file, at: key, key, text: taken, date: published }]
}

/** Feeds would tell subscribers that an article is gone which is there. */
function checkId({ id }: Pick<GoneEntry, 'id'>, { file, at }: At, { byId }: Known): Problem[] {
  const other = id === undefined ? undefined : byId.get(id)?.file
  return id === undefined || other === undefined
    ? []
    : [{ code: 'id-taken', file, at: `${at}.id`, id, other }]
}

function checkReplacement(
  { by }: Pick<GoneEntry, 'by'>,
  { file, at, id }: At & { id?: string },
  { byId, withdrawn }: Known,
  isThere: (id: string) => boolean,
): Problem[] {
  if (by === undefined || (by !== id && byId.has(by))) return []
  const place = { file, at: `${at}.by`, id: by }
  if (by === id || withdrawn.has(by)) return [{ code: 'withdrawn-by', ...place, is: 'withdrawn' }]
  if (isThere(by)) return [{ code: 'withdrawn-by', ...place, is: 'held back' }]
  const near = nearest(by, [...byId.keys()])
  return [{ code: 'withdrawn-by', ...place, ...(near ? { nearest: near } : {}) }]
}

/** A withdrawal holds at once, and what is to be looked at again is told from its moment on. */
function checkMoments(
  { date, until }: Pick<GoneEntry, 'date' | 'until'>,
  { file, at }: At,
  { site, now }: Material,
): Problem[] {
  const [taken, again] = [date, until].map(text => text && momentOf(text, site.timeZone))
  return [
    ...(taken && taken.instant > now
      ? [{ code: 'withdrawn-future', file, at: `${at}.date`, text: taken.day } as const]
      : []),
    ...(again && again.instant <= now
      ? [{ code: 'withdrawn-until', file, at: `${at}.until`, text: again.day } as const]
      : []),
  ]
}
