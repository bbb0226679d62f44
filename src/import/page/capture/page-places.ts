import type { CaptureLine } from './capture-line.ts'
import type { Places } from './places.ts'

/** A paragraph has so many words, or ends like a sentence and has some. */
export const isParagraph = (line: CaptureLine | undefined): boolean =>
  line?.kind === 'dateline'
    ? line.rest !== ''
    : line?.kind === 'text' &&
      (line.words >= 18 || (line.words >= 8 && /[.!?؟。…"”»]$/u.test(line.text)))

/** The parts of an article among the lines of the whole page that it stood on. */
export function pagePlaces(
  lines: readonly CaptureLine[],
  isBlurb: (line: CaptureLine) => boolean,
): Places {
  const first = startOf(lines, isBlurb)
  const told = lines.findIndex(({ kind }) => kind === 'title')
  const head = told < 0 ? headlineAt(lines, first, isBlurb) : told
  const end = endOf(lines, first)
  const isNear = (at: number) => at < first && (head < 0 ? at === first - 1 : at > head)
  return {
    head,
    isBody: at => at >= first && at < end && at !== head && !isBlurb(lines[at] as CaptureLine),
    isLeft: at => {
      const line = lines[at]
      const isOutside = at !== head && (at < first || at >= end)
      return line?.kind === 'text' && isOutside && (line.words >= 8 || isNear(at))
    },
  }
}

/**
 * Where the text begins: at the dateline, or at the first paragraph with a headline before it that another paragraph
 * follows, or at the only one.
 */
function startOf(lines: readonly CaptureLine[], isBlurb: (line: CaptureLine) => boolean): number {
  const dateline = lines.findIndex(({ kind }) => kind === 'dateline')
  if (dateline >= 0) return dateline
  const further = lines.findIndex(({ kind }) => kind === 'further')
  const own = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line, at }) => isParagraph(line) && !isBlurb(line) && (further < 0 || at < further))
  const titled = own.filter(({ at }) => at === 0 || headlineAt(lines, at, isBlurb) >= 0)
  const all = titled.length > 0 ? titled : own
  const paired = all.find(
    ({ at }, index) => (all[index + 1]?.at ?? Number.POSITIVE_INFINITY) - at <= 3,
  )
  return (paired ?? all[0])?.at ?? (further < 0 ? lines.length : further)
}

/**
 * The headline: the line right above a dateline, of whatever length; otherwise the nearest line of several words before
 * the text, else the line behind a dateline on its own.
 */
function headlineAt(
  lines: readonly CaptureLine[],
  first: number,
  isBlurb: (line: CaptureLine) => boolean,
): number {
  const isHeadline = (line: CaptureLine | undefined) =>
    line?.kind === 'text' &&
    line.words >= 3 &&
    line.words <= 30 &&
    !isBlurb(line) &&
    !/[^.]\.$/.test(line.text)
  const above = lines[first - 1]
  const isDated = lines[first]?.kind === 'dateline'
  if (isDated && above?.kind === 'text' && above.words < 3 && !isBlurb(above)) return first - 1
  for (let at = first - 1; at >= Math.max(0, first - 8); at--) {
    if (isHeadline(lines[at])) return at
  }
  const start = lines[first]
  if (start?.kind === 'dateline' && start.rest === '' && isHeadline(lines[first + 1]))
    return first + 1
  return above?.kind === 'text' && !isBlurb(above) && first === 1 ? 0 : -1
}

/** Where the text ends: behind its last paragraph before tags, rights or other articles. */
export function endOf(lines: readonly CaptureLine[], first: number): number {
  const ends = ['tags', 'rights', 'further']
  const found = lines.findIndex(
    (line, at) => at > first + 1 && ends.includes(line.kind) && !isCredit(line, lines[at + 1]),
  )
  const source = lines.findIndex(({ kind }, at) => at > first && kind === 'source')
  if (found < 0) return source < 0 ? lines.length : source
  return source >= 0 && source < found && !lines.slice(source, found).some(isParagraph)
    ? source
    : found
}

/** Whether a line is `© Ada Berg` below a picture: without a year, right before a paragraph. */
function isCredit(line: CaptureLine, next: CaptureLine | undefined): boolean {
  const isNamed = line.kind === 'rights' && line.year === undefined && /^[©ⓒ(]/.test(line.text)
  return isNamed && isParagraph(next)
}
