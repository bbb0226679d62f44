import type { Article } from '../archive/article.ts'
import { digestOf } from '../archive/digest.ts'
import type { Plan, PlannedEdition, PlannedIn } from './plan.ts'

/*
 * Lists, feeds, sitemaps and the catalogue go through the articles of all years. What such a page is made from is compared
 * by a mark of its own: a digest of the marks of its articles (`article-marks.ts`), of all else that it is made from, and
 * of what decides the bytes of all pages. Where it is what it was, so is the page's fingerprint, and the page is not
 * planned in full. It may hold more than the page shows; it must not hold less.
 */

/** The mark of what a page is made from; undefined of one that does not say it. */
export function pageMarks(
  plan: Plan,
  groundOf: (within: PlannedEdition) => string,
  markOf: (article: Article) => string,
): (page: PlannedIn) => string | undefined {
  return page => {
    const { kind, address, within, madeFrom } = page
    if (!madeFrom) return undefined
    const { articles, told } = madeFrom()
    const own = JSON.stringify([groundOf(within), kind, address, told, ...plan.elsewhere(page)])
    return digestOf(articles.map(markOf).join('') + own)
  }
}
