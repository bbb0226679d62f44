import { lineOf } from '../clean-text.ts'
import type { Loss } from '../losses.ts'
import { textsIn } from './kept-texts.ts'
import { type Shortcode, withoutShortcodes } from './shortcodes.ts'

/** Names of shortcodes around what some readers saw only: `[members_only]`, `[restrict]`, `[is_logged_in]`. */
const gate =
  /(?:^|[_-])(?:members?|membership|private|restrict(?:ed|ion)?|logged_?in|loggedin|login|registered|subscribers?|premium|paid|paywall|protect(?:ed|or)?|passster|hide-content|s2if|wlm|mepr-show|access|locked|locker|user_?can|visibility|patrons?|exclusive)(?:[_-]|$)/i

/** Names of those around what all others saw. */
const others = /(?:^|[_-])(?:non|not|un|visitors?|guests?|logged_?out|loggedout)(?:[_-]|$)/i

/** Arguments that name the readers of a part, whatever its shortcode is called. */
const readers =
  /^(?:(?:user|member|membership|access|min|required?)?[_-]?(?:roles?|capabilit(?:y|ies)|caps?|levels?|plans?|tiers?)|memberships?|logged_?in|is_?logged_?in|current_user_can.*)$/i

/** Values of those arguments for all readers, and roles of HTML. */
const openTo =
  /^(?:all|any|every(?:one|body)|public|visitors?|guests?|logged_?out|no|none|false|0|alert|article|banner|button|complementary|dialog|figure|group|heading|img|link|list|listitem|main|menu(?:item)?|navigation|note|presentation|region|row|search|separator|status|tab(?:list|panel)?|table|text(?:box)?)$/i

/** Names of shortcodes whose levels are those of headings, lists and gauges. */
const ranked =
  /head|title|toc|list|accordion|tab|progress|skill|bar|rating|item|nav|menu|tree|outline|indent|chart|^h\d$/i

const blockMark = /<!--\s*(\/?)wp:([a-z][\w/-]{0,100})\s([^>]{0,4000}?)-->/g

/** Attributes by which plugins and WordPress itself show a block to some readers, or to nobody. */
const hiddenBlock =
  /"blockVisibility"\s*:\s*false|"hideBlock"\s*:\s*true|"visibilityByRole"\s*:\s*"(?!all"|logged-out")|"(?:user_?|restricted_?|visible_?|membership_?)?(?:roles?|levels)"\s*:\s*\[\s*"(?!all"|public")/i

/** Whether a block encloses what some readers saw only. Of premium content the view for others is public. */
function isGatedBlock(name: string, attributes: string): boolean {
  if (name.startsWith('premium-content/')) return name === 'premium-content/subscriber-view'
  const plain = name.replaceAll('/', '_')
  return (gate.test(plain) && !others.test(plain)) || hiddenBlock.test(attributes)
}

/**
 * A public text of WordPress without the parts that only members, subscribers or payers saw. Each is reported with its
 * words: it must not become public by being imported.
 */
export function withoutMembersParts(text: string, losses: Loss[]): string {
  const out = (part: string) => {
    losses.push({ code: 'members-part', detail: lineOf(part).slice(0, 200) })
    return ''
  }
  const open = withoutBlocks(text, out)
  let isGated = false
  if (!/\[\/[a-zA-Z]/.test(open)) return open
  withoutShortcodes(open, shortcode => {
    isGated ||= isGate(shortcode)
    return undefined
  })
  if (!isGated) return open
  return withoutShortcodes(open, shortcode =>
    isGate(shortcode) ? out(shortcode.inner ?? '') : undefined,
  )
}

/** A text without the blocks for subscribers; one that is not closed reaches to the end, as WordPress reads it. */
function withoutBlocks(text: string, out: (part: string) => string): string {
  const kept: string[] = []
  let [depth, from, gated] = [0, 0, '']
  for (const { 0: mark, 1: slash, 2: name = '', 3: rest = '', index } of text.matchAll(blockMark)) {
    const isGate = depth === 0 ? !slash && isGatedBlock(name, rest) : name === gated
    if (!isGate) continue
    if (!slash && rest.trimEnd().endsWith('/')) {
      if (depth > 0) continue
      kept.push(text.slice(from, index))
      from = index + mark.length
      out(textsIn(rest.replace(/\/\s*$/, '')).join(' ') || name)
      continue
    }
    gated = name
    if (depth === 0) kept.push(text.slice(from, slash ? index + mark.length : index))
    else if (depth === 1 && slash) out(text.slice(from, index))
    if (depth === 0 || (depth === 1 && slash)) from = index + mark.length
    depth = Math.max(0, depth + (slash ? -1 : 1))
  }
  if (depth > 0) out(text.slice(from))
  else kept.push(text.slice(from))
  return kept.join('')
}

/** Whether a shortcode encloses what some readers saw only, by its name or by the readers that its arguments name. */
function isGate({ name, inner, attributes, values }: Shortcode): boolean {
  if (inner === undefined || others.test(name)) return false
  if (gate.test(name)) return true
  const named = Object.entries(attributes).some(
    ([key, value]) =>
      readers.test(key) &&
      value.split(/[\s,|]+/).some(one => one !== '' && !openTo.test(one)) &&
      !(ranked.test(name) && /level/i.test(key)),
  )
  return named || values.some(value => /^(?:is_?)?logged_?in$|^current_user_can/i.test(value))
}
