import { senseOf } from '../../archive/holding-words.ts'
import { holdsBack } from '../../archive/holds-back.ts'
import { ownName } from '../../archive/other-names.ts'
import type { Loss } from '../losses.ts'
import type { Status } from '../old-item.ts'
import { ownEntry } from '../own-entry.ts'
import { type Fields, foldedKey } from './fields.ts'
import { isExpiry } from './release-times.ts'
import type { SourceFile } from './source-file.ts'
import { isEmpty, isGroup, isOff, isOn, textsOf, type Value } from './value.ts'

/** Words of a status that hold a text back in a way of their own. */
const byWord: Record<string, Status> = {
  ...{ trash: 'trash', trashed: 'trash', deleted: 'trash' },
  ...{ scheduled: 'scheduled', future: 'scheduled' },
}

/** What fields about who may read a text say when everyone may. */
const everyone =
  /^(?:public(?:ly)?|publish(?:ed)?|every(?:one|body)|any(?:one|body)|all|open|free|world|visible|listed|live|true|yes|on|1)$/i

/** Words for texts that only some readers saw, or that no list led to. */
const someOnly =
  /(?<![a-z])(?:members?|paid|paying|subscribers?|premium|paywall|private|hidden|hide|unlisted|log-?in|restricted|protected|internal|staff|admins?|registered|confidential|secret)(?![a-rt-z])/i

/** The switch of a plugin for gardens of notes, which publishes what it is on for. */
const gardenSwitch = 'dgpublish'

/** Switches of publishing systems for paying or registered readers. */
const forSome = /^(?:is)?(?:premium|paid|loginrequired|requireslogin|requirelogin)(?:only)?$/

/** Folders that hold what is not published, and names of such files. */
const heldFolder = /^_?(?:drafts?|unpublished|private|trash|deleted|wip|embargoed)$/i
const heldName = /^draft[_.]|[_.]draft$/i

/** Keys that other steps read, and those of the article's own words: a text may be headed “Private”. */
const readElsewhere =
  /^(?:draft|password|title|updated|retrieved|originalUrl|description|lang|license|source|section|tags|authors|region|cover|image|slug|permalink|layout|aliases|cascade)$/

/** How far a file was published, and what goes with that: a password, a place at the top. */
export function statusOf(fields: Fields, file: SourceFile): { status: Status; losses: Loss[] } {
  const losses: Loss[] = []
  if (!isEmpty(fields.take('password'))) losses.push({ code: 'password-left', detail: 'password' })
  const isLocked = losses.length > 0
  const pinned = ['sticky', 'pin', 'pinned', 'top'].filter(name => isPinned(fields, name))
  if (pinned[0] !== undefined) losses.push({ code: 'sticky-left', detail: pinned[0] })
  const told = toldStatus(fields, file, losses)
  return { status: isLocked ? 'draft' : told, losses }
}

/** The strictest of all that a file says. */
function toldStatus(fields: Fields, { folders, stem }: SourceFile, losses: Loss[]): Status {
  const isHeld = folders.some(name => heldFolder.test(name)) || heldName.test(stem)
  const found = new Set<Status | undefined>([
    isHeld || isDraft(fields) ? 'draft' : undefined,
    ...words(fields),
    ...Object.entries(fields.all()).map(([key, value]) => saidBy(key, value, fields, losses)),
  ])
  const strictest: Status[] = ['trash', 'private', 'draft', 'scheduled']
  return strictest.find(status => found.has(status)) ?? 'published'
}

/** `draft: maybe` is a draft too. */
function isDraft(fields: Fields): boolean {
  const value = fields.peek('draft')
  return value !== undefined && !isEmpty(value) && !isOff(value)
}

function words(fields: Fields): (Status | undefined)[] {
  return ['status', 'post_status', 'state', 'publish_status', 'published', 'publish']
    .flatMap(name => textsOf(/status$/.test(name) ? fields.take(name) : fields.peek(name)))
    .flatMap(text => text.toLowerCase().split(/[^\p{L}]+/u))
    .map(word => ownEntry(byWord, word))
}

/**
 * What one field says, by the rules by which an archive refuses such keys. One that may hold the text back, in words
 * that are not known, does so, and is reported.
 */
function saidBy(key: string, value: Value, fields: Fields, losses: Loss[]): Status | undefined {
  if (isEmpty(value) || readElsewhere.test(ownName(key) ?? key) || isExpiry(key)) return undefined
  const sense = senseOf(key)
  if (sense.isWhole && sense.has('firmState')) {
    if (wordsIn(value).every(word => everyone.test(word.trim()))) return undefined
    fields.take(key)
    if ([value].flat().some(isGroup)) return 'private'
  }
  const folded = foldedKey(key)
  if (folded === gardenSwitch && isOff(value)) return 'draft'
  if (forSome.test(folded) && isOn(value)) {
    fields.take(key)
    return 'private'
  }
  const [problem] = holdsBack({ [key]: value }, nothing, '').problems
  if (problem?.code === 'key-may-hold-back') {
    fields.take(key)
    losses.push({ code: 'private-as-draft', detail: problem.written })
    return 'draft'
  }
  if (problem?.code !== 'key-holds-back') return undefined
  fields.take(key)
  return someOnly.test(problem.written.replaceAll(/\p{Lu}/gu, ' $&')) ? 'private' : 'draft'
}

const nothing: ReadonlySet<string> = new Set()

/** All names and texts within a value. */
function wordsIn(value: Value): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsIn(inner)])
}

function isPinned(fields: Fields, name: string): boolean {
  const value = fields.take(name)
  return isOn(value) || (typeof value === 'string' && Number(value) > 0)
}
