import type { Loss } from '../losses.ts'
import type { Status } from '../old-item.ts'
import { ownEntry } from '../own-entry.ts'
import type { Fields } from './fields.ts'
import type { SourceFile } from './source-file.ts'
import { isEmpty, isOff, isOn, textsOf } from './value.ts'

const byWord: Record<string, Status> = {
  ...{ draft: 'draft', drafts: 'draft', pending: 'draft', unpublished: 'draft', skip: 'draft' },
  ...{
    hidden: 'private',
    private: 'private',
    unlisted: 'private',
    trash: 'trash',
    deleted: 'trash',
  },
  ...{ scheduled: 'scheduled', future: 'scheduled' },
}

/** How far a file was published, and what goes with that: a password, a place at the top. */
export function statusOf(fields: Fields, file: SourceFile): { status: Status; losses: Loss[] } {
  const losses: Loss[] = []
  if (!isEmpty(fields.take('password'))) losses.push({ code: 'password-left', detail: 'password' })
  const pinned = ['sticky', 'pin', 'pinned', 'top'].filter(name => isPinned(fields, name))
  if (pinned[0] !== undefined) losses.push({ code: 'sticky-left', detail: pinned[0] })
  return { status: losses[0]?.code === 'password-left' ? 'draft' : told(fields, file), losses }
}

function told(fields: Fields, file: SourceFile): Status {
  const words = textsOf(fields.take('status', 'post_status', 'visibility')).map(word =>
    word.toLowerCase(),
  )
  const said = words.map(word => ownEntry(byWord, word)).find(Boolean)
  if (said) return said
  const isHidden = ['private', 'unlisted', 'hidden'].some(name => isOn(fields.take(name)))
  if (isHidden) return 'private'
  const isDraft = isOn(fields.take('draft')) || file.folders.some(name => /^_?drafts$/.test(name))
  return isDraft || isOff(fields.peek('published')) || isOff(fields.peek('publish'))
    ? 'draft'
    : 'published'
}

function isPinned(fields: Fields, name: string): boolean {
  const value = fields.take(name)
  return isOn(value) || (typeof value === 'string' && Number(value) > 0)
}
