import type { Article } from './article.ts'
import type { Entry } from './entry.ts'
import type { Material } from './material.ts'
import type { Moment } from './moment.ts'
import type { Problem } from './problem.ts'

/** Dates that are possible and hardly meant: in the future, or before the article they belong to. */
export function checkDates(articles: readonly Article[], { now, entries }: Material): Problem[] {
  let fields: Map<string, Entry['fields']> | undefined
  const writtenIn = (file: string) => {
    fields ??= new Map(entries.map(entry => [entry.file, entry.fields]))
    return fields.get(file)
  }
  return articles.flatMap(article => {
    const { file, date, withheld } = article
    const early = laterDates(article).filter(({ moment }) => isBefore(moment, date))
    const isFuture = date.instant > now && !withheld
    if (early.length === 0 && !isFuture) return []
    const written = writtenIn(file)
    const problems = early.map(({ at: place, moment }): Problem => {
      const at = place === lastOf(written) ? 'withdrawn.date' : place
      return { code: 'date-order', file, at, key: at, text: moment.day, date: date.day }
    })
    return isFuture && written?.embargo === undefined
      ? [...problems, { code: 'date-future', file, at: 'date', text: written?.date ?? date.iso }]
      : problems
  })
}

/** The place of the retraction that `withdrawn` makes of an article whose text is left: after all that are written. */
function lastOf(written: Entry['fields'] | undefined): string {
  return `corrections.${written?.corrections.length}.date`
}

/** The dates of what happened to an article after its publication. */
function laterDates({ updated, corrections }: Article): { at: string; moment: Moment }[] {
  return [
    ...(updated ? [{ at: 'updated', moment: updated }] : []),
    ...corrections.map(({ date }, i) => ({ at: `corrections.${i}.date`, moment: date })),
  ]
}

/** Whether one moment is before another; of a day alone only the day counts. */
function isBefore(one: Moment, other: Moment): boolean {
  const isWholeDay = !one.iso.includes('T') || !other.iso.includes('T')
  return isWholeDay ? one.day < other.day : one.instant < other.instant
}
