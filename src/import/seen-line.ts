import { lineOf } from './clean-text.ts'
import type { Loss } from './losses.ts'
import { seenInHtml } from './seen-html.ts'
import { withoutComments } from './text/hidden.ts'

/**
 * A headline, a standfirst or a caption as readers saw it, on one line: as `lineOf`, and without comments of other
 * systems. What was hidden is noted, as it is for a text.
 */
export function seenLine(markup: string, losses: Loss[]): string {
  const { text, hidden } = seenInHtml(markup)
  const open = withoutComments(text)
  for (const words of [...hidden, ...open.comments].map(lineOf))
    if (/[\p{L}\p{N}]/u.test(words))
      losses.push({ code: 'remark-removed', detail: words.slice(0, 100) })
  return lineOf(open.text)
}
