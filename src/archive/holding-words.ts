import { fold } from './fold.ts'
import { nearest } from './suggest.ts'

/** What a word of a key or a value says about whether readers may see a text. */
type Role =
  | 'hides'
  | 'draft'
  | 'mayHide'
  | 'hidesThis'
  | 'hidesAsState'
  | 'shows'
  | 'showsThis'
  | 'showsAsState'
  | 'ends'
  | 'waits'
  | 'state'
  | 'firmState'
  | 'until'
  | 'time'
  | 'not'
  | 'this'
  | 'around'
  | 'robots'
  | 'manner'

/**
 * The words by which publishing systems say who may see a text, and when. Words of roles that end in `This` are
 * also said of parts of a page (`hideMeta`), so they count only beside names of the page itself; those that end in
 * `AsState` are values only (`status: review`), as are those of manner (`status: in review`).
 */
const lexicon: Record<Role, string> = {
  hides: `draft drafts drafted embargo embargos embargoed unlisted unlist unpublish unpublished private privately
    withheld withhold confidential secret invisible password passwords passphrase brouillon entwurf borrador
    rascunho bozza taslak konsep черновик 草稿 下書き مسودة טיוטה brouillons entwürfe borradores rascunhos bozze
    taslaklar черновики مسودات טיוטות`,
  draft: 'draft drafts drafted embargo embargoed unpublished withheld wip',
  mayHide: `wip protected restricted members subscribers paywall paywalled deleted removed trash trashed suppress
    suppressed retracted withdrawn inactive offline internal pending scheduled schedule hold held unfinished`,
  hidesThis: 'hide hidden skip skipped ignore ignored exclude excluded disable disabled',
  robots: 'robots noindex',
  hidesAsState: 'review todo idea future paid tiers staff nobody none',
  shows: `publish published publishing pub public publicly everyone everybody publie publicado pubblicato
    veroffentlicht yayınlandı опубликовано 公開 发布`,
  showsThis: `visible show shown display displayed render rendered list listed output enable enabled active ready
    approved online live release released publication`,
  showsAsState: 'free open final finished complete completed done all anyone world',
  ends: 'expire expires expired expiry expiration unpublish sunset takedown',
  waits: 'embargo embargos embargoed scheduled schedule hold held',
  state: 'state stage phase lifecycle permission permissions availability',
  firmState: 'status visibility access workflow audience privacy',
  until: 'until till through',
  time: 'date dates time day datetime at on from after before since start end gmt utc when',
  not: 'no not never dont non un',
  this: 'is be it this me do should can may post page article entry story document doc go',
  around: `the a item content file meta metadata param params options settings config extra custom data build cascade
    attributes frontmatter seo wp wordpress ghost jekyll hugo hexo drupal cms blog site web website mode
    flag only to for yet now current my our old`,
  manner: `in needs awaiting waiting under being work progress version first second third rough early still approval
    approved editor editors legal auto by of and or please see with v`,
}

const rolesOf = new Map<string, Role[]>()
for (const [role, list] of Object.entries(lexicon) as [Role, string][]) {
  for (const word of list.split(/\s+/).map(fold)) {
    rolesOf.set(word, [...(rolesOf.get(word) ?? []), role])
  }
}

/** Words that a slip of the finger is looked for in: long ones that hide, and those that publish. */
const oftenMistyped = [
  ...lexicon.hides.split(/\s+/),
  ...['hidden', 'publish', 'published', 'visible', 'visibility', 'status', 'password'],
]
  .map(fold)
  .filter(word => word.length > 4)

/** What the words of a key or a value say, all together. */
export interface Sense {
  has: (...roles: Role[]) => boolean
  /** Whether every word is known. */
  isWhole: boolean
  /** Whether every word is known, or is one that values have besides (`in review`, `draft 2`). */
  isWholeValue: boolean
  /** Whether none of them is another word perhaps, such as `publisher`, that is `published` but for its end. */
  isSure: boolean
  /** Whether they say that readers do not see the text (true), or that they do (false). */
  hides: boolean | undefined
}

/** A name longer than this is not one that publishing systems use. */
const longestName = 60

/** What a key (`isDraft`, `publish_date`, `darft`) or the text of a value (`not published`) says. */
export function senseOf(text: string): Sense {
  const words = wordsIn(text.slice(0, longestName))
  const found = words.map(({ meant }) => rolesOf.get(meant))
  const roles = new Set(found.flatMap(list => list ?? []))
  const has = (...some: Role[]) => some.some(role => roles.has(role))
  const isNegated = found.filter(list => list?.includes('not')).length % 2 === 1
  const plain =
    has('hides', 'mayHide', 'hidesThis', 'hidesAsState') ||
    (has('shows', 'showsThis', 'showsAsState') ? false : undefined)
  return {
    has,
    isWhole: found.every(list => list?.some(role => role !== 'manner')),
    isWholeValue: found.every(
      (list, i) => list !== undefined || /^\d+$/.test(words[i]?.meant ?? ''),
    ),
    isSure: words.every(
      ({ written, meant }) => !written.startsWith(meant.slice(0, -1)) || written === meant,
    ),
    hides: plain === undefined ? undefined : plain !== isNegated,
  }
}

/** A word as it is written, and without the slip of a finger. */
interface Word {
  written: string
  meant: string
}

/** The words of a name, however they are joined: `publishDate`, `publish_date`, `publishdate`. */
function wordsIn(text: string): Word[] {
  const whole = inKnownWords(fold(text))
  if (whole) return whole.map(asWritten)
  return text
    .normalize('NFC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(fold)
    .filter(word => word !== '')
    .flatMap(word => inKnownWords(word)?.map(asWritten) ?? [mended(word)])
}

/** A run of letters as known words, when it is nothing but such words. */
function inKnownWords(run: string): string[] | undefined {
  if (rolesOf.has(run)) return [run]
  if (run.length > 40) return undefined
  for (let end = run.length - 1; end > 0; end--) {
    const rest = rolesOf.has(run.slice(0, end)) ? inKnownWords(run.slice(end)) : undefined
    if (rest) return [run.slice(0, end), ...rest]
  }
  return undefined
}

function asWritten(word: string): Word {
  return { written: word, meant: word }
}

/** A word with a slip of the finger put right. Such slips rarely touch the first letter. */
function mended(written: string): Word {
  const alike = oftenMistyped.filter(known => known[0] === written[0])
  const meant = written.length < 4 ? undefined : nearest(written, alike)
  return { written, meant: meant ?? written }
}
