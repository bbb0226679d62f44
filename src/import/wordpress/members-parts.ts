import { lineOf } from '../clean-text.ts'
import type { Loss } from '../losses.ts'
import { withoutShortcodes } from './shortcodes.ts'

/** Names of shortcodes around what some readers saw only: `[members_only]`, `[restrict]`, `[is_logged_in]`. */
const gate =
  /(?:^|[_-])(?:members?|membership|private|restrict(?:ed)?|logged_?in|loggedin|subscribers?|premium|paid|paywall|protect(?:ed|or)?|passster|hide-content|s2if|wlm)(?:[_-]|$)/i

/** Names of those around what all others saw. */
const others = /(?:^|[_-])(?:non|not|un|visitors?|guests?|logged_?out|loggedout)/i

const block =
  /<!--\s*wp:premium-content\/subscriber-view\b[\s\S]*?<!--\s*\/wp:premium-content\/subscriber-view\s*-->/g

/**
 * A public text of WordPress without the parts that only members, subscribers or payers saw. Each is told as a loss, with its
 * words: it must not become public by being imported.
 */
export function withoutMembersParts(text: string, losses: Loss[]): string {
  const out = (part: string) => {
    losses.push({ code: 'members-part', detail: lineOf(part).slice(0, 200) })
    return ''
  }
  const open = text.replaceAll(block, part => out(part))
  const names = [...open.matchAll(/\[\/([a-zA-Z][\w-]*)\s*\]/g)].map(([, name = '']) => name)
  if (!names.some(isGate)) return open
  return withoutShortcodes(open, ({ name, inner }) =>
    inner !== undefined && isGate(name) ? out(inner) : undefined,
  )
}

function isGate(name: string): boolean {
  return gate.test(name) && !others.test(name)
}
