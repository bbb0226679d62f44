import type { Loss } from '../losses.ts'
import type { Status } from '../old-item.ts'
import { flagIn, type Row, textIn } from './rows.ts'
import type { Tables } from './tables.ts'

const stages: Record<string, Status> = {
  published: 'published',
  scheduled: 'scheduled',
  draft: 'draft',
  /** By mail only: it stood on no page that anyone could find. */
  sent: 'private',
}

/**
 * How far a post was published. What only members, payers or readers of a mail saw is private: it must not become
 * public by being imported. So is what is of a status that is not known, and all of a site behind a password.
 */
export function statusOf(
  post: Row,
  meta: Row | undefined,
  settings: Tables['settings'],
  losses: Loss[],
): Status {
  const status = textIn(post, 'status') ?? ''
  const stage = Object.hasOwn(stages, status) ? stages[status] : undefined
  const reason = reasonOf(post, meta, stage, status) ?? reasonOfSite(settings)
  if (reason === undefined) return stage ?? 'private'
  if (stage === 'draft') {
    losses.push({ code: 'field-left', detail: reason })
    return 'draft'
  }
  losses.push({ code: 'private-as-draft', detail: reason })
  return 'private'
}

/** Whether everyone could, or was to be able to, read a post. */
export function isPublic(post: Row): boolean {
  return (textIn(post, 'visibility') ?? 'public') === 'public'
}

/** Why nobody could read a whole site without its password. */
function reasonOfSite(settings: Tables['settings']): string | undefined {
  const isPrivate = /^(?:true|1)$/.test(settings.get('is_private') ?? '')
  return isPrivate ? 'the whole site was private' : undefined
}

function reasonOf(
  post: Row,
  meta: Row | undefined,
  stage: Status | undefined,
  status: string,
): string | undefined {
  if (!isPublic(post)) return `visibility: ${textIn(post, 'visibility')}`
  if (stage === 'private' || flagIn(meta, 'email_only')) return 'it was sent by mail only'
  return stage === undefined ? `status: ${status || 'none'}` : undefined
}
