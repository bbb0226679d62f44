import { fold } from './fold.ts'
import { type Sense, senseOf } from './holding-words.ts'
import { type otherNames, ownName } from './other-names.ts'
import type { Problem } from './problem.ts'
import { nearest } from './suggest.ts'
import { whenOf } from './when.ts'

/** A moment in a key that Backfile does not know, before or after which other systems hold a text back. */
export interface Release {
  /** The path of the key. */
  at: string
  /** The moment, as the article format writes it. */
  moment: string
  /** Whether it ends the time in which readers see the text, rather than beginning it. */
  ends?: true
}

/** What frontmatter says of holding a text back in words that are not Backfile’s. */
interface Foreign {
  problems: Problem[]
  releases: Release[]
  /** The frontmatter without the keys that the problems and releases name. */
  rest: unknown
}

/**
 * Finds the keys that hold a text back in other systems or by another spelling (`published: false`, `status: draft`,
 * `darft: true`): ignoring them would publish what its author holds back. `known` are the keys that Backfile knows.
 */
export function holdsBack(data: unknown, known: ReadonlySet<string>, file: string): Foreign {
  const found: Foreign = { problems: [], releases: [], rest: data }
  if (!isGroup(data) || data.draft === true) return found
  found.problems.push(...leftOpen(data, file))
  const rest = Object.entries(data).filter(
    ([key, value]) => known.has(key) || !judge(key, value, { file, at: key, found }),
  )
  return { ...found, rest: Object.fromEntries(rest) }
}

/** What the keys that hold a text back or take it away have after them. */
const expectedAfter = {
  draft: 'true or false',
  embargo: 'a moment such as 2031-05-04T07:00',
  withdrawn: 'a group of keys, with “reason” and “date”',
} as const

/** These keys with nothing after them: whoever wrote one was about to hold the text back, or to take it away. */
function leftOpen(data: Record<string, unknown>, file: string): Problem[] {
  return Object.entries(expectedAfter)
    .filter(([key]) => data[key] === null)
    .map(([key, expected]) => ({
      ...{ code: 'key-mistyped', file, at: key, key, expected, got: 'empty' },
    }))
}

/** A release that holds nothing back: a key that has no effect, often of the date of publication. */
export function withoutEffect({ at }: Release, file: string): Problem {
  const own = ownName(at)
  return { code: 'key-unknown', file, at, key: at, ...(own ? { nearest: own } : {}) }
}

interface Place {
  file: string
  at: string
  found: Foreign
}

/** Notes what a key says; whether it said anything that was noted. */
function judge(key: string, value: unknown, { file, at, found }: Place): boolean {
  if (nearest(fold(key), ['withdrawn', 'withdrawal']) !== undefined) {
    const written = `${key}: ${shown(value)}`
    const remedy = holdingRemedies.withdrawn
    found.problems.push({ code: 'key-holds-back', file, at, written, remedy })
    return true
  }
  const sense = senseOf(key)
  const groups = [value].flat().filter(isGroup)
  if (groups.length > 0) {
    const inner = sense.isWhole ? groups.flatMap(group => Object.entries(group)) : []
    const noted = inner.map(([name, held]) =>
      judge(name, held, { file, at: `${at}.${name}`, found }),
    )
    return noted.some(Boolean)
  }
  if (isNotSet(value) && !isLeftOpen(key, value)) return false
  const said = isFreeText(key, sense) ? undefined : verdict(sense, value)
  const written = `${key}: ${shown(value)}`
  if (said === undefined) return false
  if (typeof said === 'object') found.releases.push({ at, ...said })
  else if (said === 'shown')
    found.problems.push({ code: 'key-unknown', file, at, key: at, hint: open })
  else if (said === 'unclear') found.problems.push({ code: 'key-may-hold-back', file, at, written })
  else
    found.problems.push({
      code: 'key-holds-back',
      file,
      at,
      written,
      remedy: holdingRemedies[said],
    })
  return true
}

const open = 'Everything is published that has neither “draft: true” nor an “embargo”.'

/** What to write instead of a key that holds a text back. */
export const holdingRemedies = {
  hidden: 'Write “draft: true” instead, or remove the key to publish.',
  waiting: 'Write “embargo:” and the moment, as in “embargo: 2031-05-04T07:00”, or “draft: true”.',
  ended:
    'Nothing that is published goes away by itself: write “draft: true” to take it down, or remove the key.',
  withdrawn:
    'An article is withdrawn by “withdrawn:” with a “reason” and a “date”; for a standing page, remove its file and name its address in gone.yaml.',
} as const

/** A value that says a state is short; of a longer one the beginning is judged. */
const longestState = 60

type Verdict = keyof typeof holdingRemedies | 'shown' | 'unclear' | Omit<Release, 'at'>

function verdict(key: Sense, value: unknown): Verdict | undefined {
  const text = [value].flat().map(String).join(' ').slice(0, longestState)
  const truth = truthOf(value)
  if (key.has('robots') && key.isWhole) return ofRobots(senseOf(text), truth)
  if (!isOfThePage(key)) {
    const strong = truth === undefined ? strength(key, senseOf(text)) : undefined
    if (strong) return strong
    return key.has('hides') && key.hides && truth === true ? 'unclear' : undefined
  }
  const when = truth === undefined && typeof value === 'string' ? whenOf(value)?.text : undefined
  if (when !== undefined) return ofMoment(key, when)
  if (truth === undefined && !key.isSure) return undefined
  return truth === undefined ? ofText(key, senseOf(text)) : ofTruth(key, truth)
}

/** Whether a key speaks of the whole page and of whether it is seen. */
function isOfThePage({ has, isWhole }: Sense): boolean {
  const speaks = has('hides', 'mayHide', 'shows', 'ends', 'state', 'firmState')
  if (!isWhole) return false
  return speaks || (has('hidesThis', 'showsThis') && !has('around'))
}

/**
 * What a value says by itself, whatever its key. In a key of publishing (`post: draft`), and as an order
 * (`note: do not publish`), it is clear; a word alone may be free text (`round: draft`).
 */
function strength(key: Sense, { has, hides, isWhole }: Sense): Verdict | undefined {
  if (!isWhole || !hides || has('time', 'until')) return undefined
  if (key.has('state', 'firmState')) return has('hides', 'shows') ? 'hidden' : undefined
  if (has('not') && has('shows')) return 'hidden'
  if (!has('draft')) return undefined
  return key.isWhole ? 'hidden' : 'unclear'
}

/** What search engines are asked for hides a page from them alone. */
function ofRobots(said: Sense, truth: boolean | undefined): Verdict | undefined {
  return truth === true || said.has('robots') ? 'unclear' : undefined
}

function ofMoment(key: Sense, moment: string): Verdict | undefined {
  if (key.has('state', 'firmState')) return undefined
  if (key.has('ends')) return { moment, ends: true }
  if (key.has('waits')) return { moment }
  if (key.hides) return key.has('until') ? { moment } : 'hidden'
  return key.has('until') ? { moment, ends: true } : { moment }
}

function ofTruth(key: Sense, truth: boolean): Verdict | undefined {
  if (key.has('ends')) return truth ? 'ended' : 'shown'
  if (key.hides === undefined) return truth || !key.has('firmState') ? undefined : 'hidden'
  if (key.has('time', 'until') && !key.has('hides', 'mayHide')) return undefined
  if (key.hides !== truth) return 'shown'
  return key.has('waits') ? 'waiting' : 'hidden'
}

function ofText(key: Sense, said: Sense): Verdict | undefined {
  const hidden = said.isWholeValue ? 'hidden' : 'unclear'
  if (key.has('state', 'firmState')) {
    if (said.hides) return hidden
    if (said.has('shows', 'showsAsState')) return 'shown'
    return key.has('firmState') ? 'unclear' : undefined
  }
  if (key.has('hides') && key.hides) return key.has('waits') ? 'waiting' : 'hidden'
  if (said.hides) return hidden
  return key.has('shows', 'waits') ? 'unclear' : undefined
}

/** Keys of the article format that hold words of the author’s own, with those that name where a page is. */
const ofWords: ReadonlySet<string | undefined> = new Set<keyof typeof otherNames>([
  ...(['title', 'description', 'authors', 'source', 'section', 'tags'] as const),
  ...(['originalUrl', 'lang', 'license'] as const),
])
const ownWords = new Set(
  'slug permalink path address series event topic subject theme kicker'.split(' '),
)

/** Whether a key holds words, labels or an address, in which `draft` says nothing of the page. */
function isFreeText(key: string, sense: Sense): boolean {
  return (ofWords.has(ownName(key)) && !isOfThePage(sense)) || ownWords.has(fold(key))
}

/** Whether a value says that a key is not set. */
function isNotSet(value: unknown): boolean {
  const values = [value].flat()
  return values.every(
    one =>
      one === null ||
      /^\s*(?:|n\/?a|n\.a\.|[-–—~]|null|nil|undefined|unset|not set)\s*$/i.test(String(one)),
  )
}

/** Whoever wrote `Draft:` and nothing after it was about to hold the text back. */
function isLeftOpen(key: string, value: unknown): boolean {
  return value === null && ['draft', 'embargo'].includes(fold(key))
}

/** Yes and no in the ways that people write them. */
function truthOf(value: unknown): boolean | undefined {
  const text = String(value).trim().toLowerCase()
  if (/^(?:true|yes|y|on|1|always)$/.test(text)) return true
  return /^(?:false|no|n|off|0|never|none)$/.test(text) ? false : undefined
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
