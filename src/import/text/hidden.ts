import type { Element, Root } from 'hast'
import { commentSpans, isHidden } from '../../intake/hidden-text.ts'
import { runningText, type Span } from '../../intake/running-text.ts'
import { elementsIn, type Placed } from '../../intake/walk.ts'
import { type Converting, lose } from './converting.ts'
import { lineIn, property, replace } from './elements.ts'

/**
 * Takes out of a tree what the old site showed to nobody: elements that an attribute hides, and comments of other
 * systems in running text. A build would refuse both. Code stays.
 */
export function dropHidden(tree: Root, converting: Converting): void {
  const hidden = new Set<Placed['parent']>()
  for (const held of elementsIn(tree)) {
    const isWithin = hidden.has(held.parent)
    if (!isWithin && !isHidden(held.node)) continue
    hidden.add(held.node)
    if (isWithin) continue
    replace(held)
    note(lineIn(held.node), [held.node], converting)
  }
  const { pieces, whole } = runningText(tree)
  const spans = apart(commentSpans(whole))
  let next = 0
  const gone: Element[] = []
  for (const { node, parent, start, end } of pieces) {
    while (spans[next] && (spans[next] as Span).end <= start) next += 1
    const span = spans[next]
    if (!span) break
    if (node.type === 'text') node.value = without(spans, next, node.value, start)
    else if (span.start < start && end < span.end) {
      replace({ node, parent })
      gone.push(node)
    }
  }
  note(spans.map(({ start, end }) => whole.slice(start, end)).join('\n'), gone, converting)
}

/** A plain text without comments of other systems, and these. */
export function withoutComments(text: string): { text: string; comments: string[] } {
  const spans = apart(commentSpans(text))
  const comments = spans.map(({ start, end }) => text.slice(start, end))
  return { text: without(spans, 0, text, 0), comments }
}

/** Spans in their order; those that overlap are one. */
function apart(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}

/** A text that begins at a place without what spans from the n-th on cover. */
function without(spans: readonly Span[], from: number, value: string, start: number): string {
  let [kept, at] = ['', 0]
  for (let n = from; n < spans.length; n += 1) {
    const span = spans[n] as Span
    if (span.start >= start + value.length) break
    kept += value.slice(at, Math.max(at, span.start - start))
    at = Math.max(at, span.end - start)
  }
  return kept + value.slice(at)
}

/** Notes what was taken out, which readers did not see: its words, links and pictures count as none of the old text. */
function note(words: string, gone: readonly Element[], converting: Converting): void {
  const inside = gone.flatMap(node => [node, ...elementsIn(node).map(one => one.node)])
  converting.unseen.words.push(words)
  converting.unseen.links += inside.filter(one => property(one, 'href')).length
  converting.unseen.images += inside.filter(({ tagName }) => tagName === 'img').length
  const line = words.replaceAll(/\s+/g, ' ').trim()
  if (/[\p{L}\p{N}]/u.test(line)) lose(converting, 'remark-removed', line.slice(0, 100))
  else if (inside.length > 0) lose(converting, 'html-removed', 'an element that was hidden')
}
