import type { Element } from 'domhandler'
import { lineOf } from '../clean-text.ts'
import type { Loss } from '../losses.ts'
import { childrenNamed, textOf } from '../xml-records.ts'
import { metaOf } from './post-meta.ts'

const seoTitles = [
  '_yoast_wpseo_title',
  'rank_math_title',
  '_aioseop_title',
  '_seopress_titles_title',
  '_headspace_page_title',
]

/** What of an item has no place in the new archive, and what is broken of it. */
export function lossesOf(element: Element, fault: string | undefined): Loss[] {
  const losses: Loss[] = []
  const comments = childrenNamed(element, 'wp:comment').filter(
    one => textOf(one, 'wp:comment_approved') === '1',
  )
  if (comments.length > 0) losses.push({ code: 'comments-left', detail: String(comments.length) })
  if (textOf(element, 'wp:is_sticky') === '1')
    losses.push({ code: 'sticky-left', detail: 'sticky' })
  const title = lineOf(seoTitles.map(key => metaOf(element, key)).find(Boolean) ?? '')
  if (title !== '' && !title.includes('%') && title !== lineOf(textOf(element, 'title') ?? '')) {
    losses.push({ code: 'title-other', detail: title })
  }
  if (fault) losses.push({ code: 'source-broken', detail: fault })
  return losses
}
