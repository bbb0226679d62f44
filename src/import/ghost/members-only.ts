import { lineOf } from '../clean-text.ts'
import type { Loss } from '../losses.ts'

const marker = /<!--\s*members-only\s*-->/g
/** Where cards begin and end: the editor wants to know. */
const edge = /<!--\s*kg-card-(?:begin|end)\b[^<>]*-->/g
const loose = /<!--\s+kg-gated-block:(begin|end)/g
const begin = '<!--kg-gated-block:begin'
const end = '<!--kg-gated-block:end'

/**
 * The text of a post, without the comments by which Ghost decided who saw what of it.
 *
 * Of a public post, parts that only members saw are taken out, and told as losses with their words: they must not
 * become public by being imported. The mark of where a preview ends means nothing there, since Ghost showed all.
 * A post that was not public stays a draft: its text stays whole, so that nothing is lost; how far the preview went
 * that everyone could read is told.
 */
export function asReadersSaw(html: string, isPublic: boolean, losses: Loss[]): string {
  if (!isPublic) tellPreview(html, losses)
  const written = html.replaceAll(loose, '<!--kg-gated-block:$1')
  return withoutGates(written, isPublic, losses).replaceAll(marker, '').replaceAll(edge, '')
}

function tellPreview(html: string, losses: Loss[]): void {
  const at = html.search(marker)
  if (at < 0) return
  const words = lineOf(html.slice(0, at)).slice(-80)
  losses.push({ code: 'members-preview', detail: `it ended after “${words}”` })
}

/** Walks from gate to gate; one that is never closed is none, as it was for Ghost. */
function withoutGates(html: string, isPublic: boolean, losses: Loss[]): string {
  let written = ''
  let rest = 0
  for (let at = html.indexOf(begin); at >= 0; at = html.indexOf(begin, rest)) {
    const [opened, closed] = [html.indexOf('-->', at), html.indexOf(end, at)]
    const past = html.indexOf('-->', closed)
    if (opened < 0 || closed < opened || past < 0) break
    const inside = html.slice(opened + 3, closed)
    const hidden = isPublic && !/nonMember:\s*true/.test(html.slice(at, opened))
    written += html.slice(rest, at) + (hidden ? '' : inside)
    if (hidden) losses.push({ code: 'members-part', detail: lineOf(inside).slice(0, 200) })
    rest = past + 3
  }
  return written + html.slice(rest)
}
