import type { Element } from 'domhandler'
import { textContent } from 'domutils'
import type { Loss } from '../losses.ts'
import type { Status } from '../old-item.ts'
import { childrenNamed, textOf } from '../xml-records.ts'
import { metasOf } from './post-meta.ts'

const stages: Record<string, Status> = {
  ...{ publish: 'published', future: 'scheduled', private: 'private' },
  ...{ trash: 'trash', 'auto-draft': 'trash' },
}

/** The status of an item as WordPress names it; where an export names none at all, everything in it is public. */
export function toldStatus(element: Element): string {
  const [told] = childrenNamed(element, 'wp:status')
  return told === undefined ? 'publish' : textContent(told).trim()
}

/**
 * How far an item was published. Only what WordPress shows everyone is: a status that a plugin made, a password, or the
 * mark of a plugin that shows the item to some readers only holds it back.
 */
export function statusOf(element: Element, losses: Loss[]): Status {
  const status = toldStatus(element)
  const isAttached = status === 'inherit' && textOf(element, 'wp:post_type') === 'attachment'
  const stage = isAttached
    ? 'published'
    : Object.hasOwn(stages, status)
      ? stages[status]
      : undefined
  if (textOf(element, 'wp:post_password')) {
    losses.push({ code: 'password-left', detail: status })
    return 'private'
  }
  const gate = stage === 'trash' ? undefined : gateOf(element)
  if (gate !== undefined) losses.push({ code: 'private-as-draft', detail: gate })
  else if (stage === undefined || stage === 'private')
    losses.push({ code: 'private-as-draft', detail: status || 'no status' })
  return gate === undefined ? (stage ?? 'draft') : 'private'
}

/** Fields by which plugins show an item to members, subscribers or payers only, and what of them lets everyone in. */
const gates: Record<string, RegExp> = {
  _jetpack_newsletter_access: /^(?:everybody)?$/,
  _members_access_role: /^$/,
  _members_access_all_logged_in: /^(?:0|false)?$/,
  _wpmem_block: /^[0]?$/,
  rcp_access_level: /^(?:0|none|all)?$/i,
  rcp_user_level: /^(?:none|all)?$/i,
  rcp_subscription_level: /^(?:none|all|a:0:\{\})?$/i,
  _is_paid: /^(?:0|false)?$/,
  'pms-content-restrict-user-status': /^(?:default|loggedout)?$/,
  'pms-content-restrict-subscription-plan': /^$/,
  um_content_restriction: /^$|"_um_accessible";(?:s:1:"[01]"|i:[01])/,
  'groups-read': /^$/,
  'groups-groups_read_post': /^$/,
  _groups_read_post: /^$/,
  ihc_mb_who: /^(?:all|unreg)?$/,
  _issuem_leaky_paywall_visibility: /"(?:visibility_type|type)";s:\d+:"(?:default|always)"|^$/,
}

/** The mark by which an item was for some readers only; undefined when everyone could read it. */
function gateOf(element: Element): string | undefined {
  const marks = Object.entries(gates).map(([key, open]) => {
    const shut = metasOf(element, key).find(value => !open.test(value))
    return shut === undefined ? undefined : `${key}: ${shut.slice(0, 60)}`
  })
  const isWalled = /<!--\s*wp:jetpack\/paywall\b/.test(textOf(element, 'content:encoded') ?? '')
  const isOpen = metasOf(element, '_jetpack_newsletter_access').includes('everybody')
  return marks.find(Boolean) ?? (isWalled && !isOpen ? 'a paywall' : undefined)
}
