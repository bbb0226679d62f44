import type { Article } from '../archive/article.ts'
import type { Moment } from '../archive/moment.ts'

/** When an article was last changed after it was published: what its author says, or its newest correction. */
export function lastChange({
  date,
  updated,
  corrections,
}: Pick<Article, 'date' | 'updated' | 'corrections'>): Moment | undefined {
  const changes = [...(updated ? [updated] : []), ...corrections.map(one => one.date)]
  return changes.reduce<Moment | undefined>(
    (last, one) => (one.instant > (last ?? date).instant ? one : last),
    undefined,
  )
}
