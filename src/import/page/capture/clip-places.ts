import type { CaptureLine } from './capture-line.ts'
import { endOf } from './page-places.ts'
import type { Places } from './places.ts'

type TextLine = Extract<CaptureLine, { kind: 'text' }>

const sentenceEnd = /[^.]\.["”»’)]*$|[。]["”»’)]*$/u
const isSentence = ({ text, words }: TextLine) =>
  words >= 8 || (words >= 3 && /[.!?؟。…]["”»’)]*$/u.test(text))

/** `PORT ELLERY, March 4 (Bay News) –`, `Anstel (dpa) -`, `PORT ELLERY —` before the first sentence. */
const place =
  /^(?:\p{Lu}[\p{Lu}\p{M}\s.'’-]{2,40}(?:,\s[^()–—]{2,30})?(?:\s\([^)]{2,30}\))?|\p{Lu}[\p{L}\p{M}.'’ -]{1,40}(?:,\s[^()–—]{2,30})?\s\([^)]{2,30}\))\s*[–—-]{1,2}\s+/u

/** A text without the place and the agency that it begins with. */
export function withoutPlace(text: string): string {
  return text.replace(place, '')
}

/**
 * The parts of an article that was copied by itself: a headline, maybe, and below it nothing but its text and what says
 * where it is from. Undefined when the lines are of a whole page, with menus or other articles, or hold no sentence.
 */
export function clipPlaces(lines: readonly CaptureLine[]): Places | undefined {
  const texts = lines.flatMap((line, at) => (line.kind === 'text' ? [{ ...line, at }] : []))
  const last = texts.at(-1)?.at ?? -1
  const isPage = lines.some(
    ({ kind }, at) => kind === 'dateline' || kind === 'further' || (kind === 'button' && at < last),
  )
  const told = lines.findIndex(({ kind }) => kind === 'title')
  const above = aboveText(texts)
  const isMenu = told < 0 && above.length > mostAbove
  if (isPage || isMenu || !texts.some(isSentence)) return undefined
  const { head, byline, doubt } = partsOf(told, above, texts)
  const isText = (at: number) => lines[at]?.kind === 'text'
  const start = lines[head]?.kind === 'title' ? -1 : head
  const body = texts.find(({ at }) => at > start && at !== byline)?.at ?? 0
  const end = endOf(lines, body)
  const isBody = (at: number) => isText(at) && at >= body && at < end && at !== byline
  return {
    head,
    doubt,
    isBody,
    isLeft: at => {
      const line = lines[at]
      const isName = line?.kind === 'date' && line.others > 0
      return isName || (isText(at) && at !== head && !isBody(at))
    },
  }
}

type PlacedLine = TextLine & { at: number }

/** So many lines stand above a text: its headline, and names around that. More are a menu. */
const mostAbove = 4

/** The lines that can be headlines up to the first that cannot, or is as long as a sentence. */
function aboveText(texts: readonly PlacedLine[]): PlacedLine[] {
  const end = texts.findIndex(line => !canBeHeadline(line) || line.words >= 8)
  const next = texts[end]
  return end < 0 ? [...texts] : texts.slice(0, next && canBeHeadline(next) ? end + 1 : end)
}

/** Where the headline stands, unless it was told: it is the first line above the text that is no name, if there is one. */
function partsOf(
  told: number,
  above: readonly PlacedLine[],
  texts: readonly PlacedLine[],
): { head: number; byline?: number | undefined; doubt?: string } {
  if (told >= 0) return { head: told }
  const head = above.find(line => !isName(line)) ?? above[0]
  const [next, ...others] = texts.filter(({ at }) => head && at > head.at)
  if (!head || !next) return { head: -1 }
  return {
    head: head.at,
    byline: isName(next) && others.length > 0 ? next.at : undefined,
    ...(isName(head) && { doubt: `“${head.text}” may be a name and no headline` }),
  }
}

function canBeHeadline({ text, words }: TextLine): boolean {
  return words <= 30 && !sentenceEnd.test(text) && !place.test(text)
}

/** Whether a line is like the name of a person, a paper, an agency or a section: all of its longer words in capitals. */
function isName({ text }: TextLine): boolean {
  const words = text.split(/\s+/)
  const isLong = (word: string) => word.replaceAll(/\P{L}/gu, '').length > 3
  return (
    words.length <= 5 &&
    /^\p{Lu}/u.test(text) &&
    !/[.!?:,]$/.test(text) &&
    words.every(word => !isLong(word) || /^[^\p{L}]*\p{Lu}/u.test(word))
  )
}
