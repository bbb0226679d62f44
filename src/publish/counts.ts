import { imagesIn } from '../plan/image-files.ts'
import { kindOf } from '../plan/kinds.ts'
import type { Counts } from '../terminal/summary.ts'
import type { Opened } from './open.ts'

/** How much of everything the site of a plan has. */
export function countsOf({ plan, archive }: Opened): Counts {
  const count = (as: 'list' | 'feed') =>
    plan.pages.filter(({ kind }) => kindOf(kind).countedAs === as).length
  return {
    articles: archive.articles.length,
    heldBack: archive.heldBack,
    withdrawn: plan.of('gone').length,
    lists: count('list'),
    feeds: count('feed'),
    images: imagesIn(plan.images).length,
    pages: plan.pages.length,
    isPreview: archive.site.isPreview,
    parts: plan.editions.reduce((sum, { segments }) => sum + segments.length + 1, 0),
  }
}
