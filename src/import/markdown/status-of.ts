import type { Loss } from '../losses.ts'
import type { Status } from '../old-item.ts'
import { ownEntry } from '../own-entry.ts'
import type { Fields } from './fields.ts'
import type { SourceFile } from './source-file.ts'
import { isEmpty, isGroup, isOff, isOn, textsOf } from './value.ts'

/** Statuses by their words; the words of a phrase count one by one. */
const byWord: Record<string, Status> = {
  ...{ draft: 'draft', drafts: 'draft', drafted: 'draft', pending: 'draft', unpublished: 'draft' },
  ...{ skip: 'draft', wip: 'draft', progress: 'draft', review: 'draft', unfinished: 'draft' },
  ...{ idea: 'draft', todo: 'draft', embargoed: 'draft', embargo: 'draft', rejected: 'draft' },
  ...{ hidden: 'private', private: 'private', unlisted: 'private', internal: 'private' },
  ...{ trash: 'trash', trashed: 'trash', deleted: 'trash' },
  ...{ scheduled: 'scheduled', future: 'scheduled' },
}

/** What fields about who may read a text say when everyone may. */
const everyone =
  /^(?:public|publish(?:ed)?|every(?:one|body)|any(?:one|body)|all|open|free|world|visible|listed|live|true|yes|on|1)$/i

/** Words for those who may read a text when not everyone may. */
const someOnly =
  /(?<![a-z])(?:members?|paid|paying|subscribers?|premium|private|log-?in|restricted|internal|staff|admins?|registered)(?![a-z])/i

/** Switches that hold a text back when they are on, and such as do so when they are off. */
const holding: Record<string, Status> = {
  ...{ draft: 'draft', drafts: 'draft', isDraft: 'draft', wip: 'draft', unpublished: 'draft' },
  ...{ embargoed: 'draft', private: 'private', unlisted: 'private', hidden: 'private' },
  ...{ hide: 'private', isHidden: 'private', isPrivate: 'private', membersOnly: 'private' },
  ...{ subscribersOnly: 'private', premium: 'private', paid: 'private', paywall: 'private' },
  ...{ paywalled: 'private', protected: 'private', loginRequired: 'private' },
}
const showing = [
  ...['published', 'publish', 'public', 'isPublished', 'isPublic', 'visible', 'listed'],
  'dg-publish',
]

/** Folders that hold what is not published, and names of such files. */
const heldFolder = /^_?(?:drafts?|unpublished|private|trash|deleted|wip|embargoed)$/i
const heldName = /^draft[_.]|[_.]draft$/i

/** How far a file was published, and what goes with that: a password, a place at the top. */
export function statusOf(fields: Fields, file: SourceFile): { status: Status; losses: Loss[] } {
  const losses: Loss[] = []
  if (!isEmpty(fields.take('password'))) losses.push({ code: 'password-left', detail: 'password' })
  const pinned = ['sticky', 'pin', 'pinned', 'top'].filter(name => isPinned(fields, name))
  if (pinned[0] !== undefined) losses.push({ code: 'sticky-left', detail: pinned[0] })
  const told = toldStatus(fields, file)
  return { status: losses[0]?.code === 'password-left' ? 'draft' : told, losses }
}

/** The strictest of all that a file says. */
function toldStatus(fields: Fields, { folders, stem }: SourceFile): Status {
  const names = folders.some(name => heldFolder.test(name)) || heldName.test(stem)
  const found = new Set<Status | undefined>([
    ...words(fields),
    ...Object.keys(holding).map(name => (isSet(fields, name) ? holding[name] : undefined)),
    ...showing.map(name => (isOff(fields.peek(name)) ? 'draft' : undefined)),
    ...readers(fields),
    names ? 'draft' : undefined,
  ])
  const strictest: Status[] = ['trash', 'private', 'draft', 'scheduled']
  return strictest.find(status => found.has(status)) ?? 'published'
}

/** `draft: maybe` is a draft too; `protected: 3` and the like say something else. */
function isSet(fields: Fields, name: string): boolean {
  const value = fields.peek(name)
  if (value === undefined || isEmpty(value) || isOff(value)) return false
  if (isOn(value)) fields.take(name)
  return isOn(value) || /^drafts?$/.test(name)
}

function words(fields: Fields): (Status | undefined)[] {
  return ['status', 'post_status', 'state', 'publish_status', 'published', 'publish']
    .flatMap(name => textsOf(/status$/.test(name) ? fields.take(name) : fields.peek(name)))
    .flatMap(text => text.toLowerCase().split(/[^\p{L}]+/u))
    .map(word => ownEntry(byWord, word))
}

/** What `visibility` and the like say of those who may read a text. */
function readers(fields: Fields): (Status | undefined)[] {
  const isShut = textsOf(fields.take('visibility')).some(text => !everyone.test(text.trim()))
  const names = ['access', 'audience']
    .map(name => fields.peek(name))
    .flatMap(value => (isGroup(value) ? Object.keys(value) : textsOf(value)))
  return [isShut || names.some(name => someOnly.test(name)) ? 'private' : undefined]
}

function isPinned(fields: Fields, name: string): boolean {
  const value = fields.take(name)
  return isOn(value) || (typeof value === 'string' && Number(value) > 0)
}
