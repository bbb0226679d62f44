import type { Span } from './running-text.ts'

/**
 * What two percent signs in a running text may do in Obsidian, which hides everything from one `%%` to the next.
 * Elsewhere they are percents that were typed twice.
 */
export interface PercentComments {
  /** What is meant to be hidden, beyond doubt. */
  comments: Span[]
  /** All other marks, any of which could begin or end a comment. */
  doubtful: Span[]
}

/** A mark: where it is, its block, and whether it can begin or end a comment beyond doubt. */
interface Mark extends Span {
  block: number
  /** The line that it stands on, counted from 0. */
  line: number
  atStart: boolean
  begins: boolean
  atEnd: boolean
  ends: boolean
  /** Whether it ends what a mark at the start of its line begins. */
  endsLine: boolean
}

/**
 * Tells comments of Obsidian from percents in a text whose blocks are parted by blank lines. Beyond doubt are: a mark at
 * the start of a line with one at an end of a line; and, within a block, a mark that clings to what follows with one
 * that clings to what stands before it, or two that each follow the end of a sentence. Behind a figure, a mark is a percent.
 */
export function percentComments(text: string): PercentComments {
  const marks = marksIn(text)
  const next = nearestEnds(marks)
  const comments: Span[] = []
  const doubtful: Span[] = []
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at] as Mark
    const end = endOf(marks, next, at)
    if (end === undefined) doubtful.push({ start: mark.start, end: mark.end })
    else {
      comments.push({ start: mark.start, end: (marks[end] as Mark).end })
      at = end
    }
  }
  return { comments, doubtful }
}

/** For each place in the marks, the nearest one from there on that can end a comment, and that is at a line's end too. */
interface NearestEnds {
  any: number[]
  atEdge: number[]
}

function nearestEnds(marks: readonly Mark[]): NearestEnds {
  const [any, atEdge] = [Array<number>(marks.length), Array<number>(marks.length)]
  let [ending, edge] = [marks.length, marks.length]
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const mark = marks[at] as Mark
    if (mark.ends) ending = at
    if (mark.ends && mark.atEnd) edge = at
    any[at] = ending
    atEdge[at] = edge
  }
  return { any, atEdge }
}

/** Which mark ends, beyond doubt, the comment that another begins. */
function endOf(marks: readonly Mark[], next: NearestEnds, at: number): number | undefined {
  const mark = marks[at] as Mark
  if (!mark.begins) return undefined
  const following = marks[at + 1]
  if (mark.atStart && following?.endsLine && following.line === mark.line) return at + 1
  const within = next.any[at + 1] ?? marks.length
  if (marks[within]?.block === mark.block) return within
  const edge = next.atEdge[at + 1] ?? marks.length
  return mark.atStart && edge < marks.length ? edge : undefined
}

function marksIn(text: string): Mark[] {
  let [block, line, from] = [0, 0, 0]
  return [...text.matchAll(/%{2,}/g)].map(({ 0: { length }, index }) => {
    const between = text.slice(from, index)
    block += between.split(/\n[^\S\n]*\n/).length - 1
    line += between.split('\n').length - 1
    from = index + length
    return { start: index, end: from, block, line, ...sidesOf(text, index, from) }
  })
}

const endOfSentence = /[\p{STerm}…]["'\p{Pe}\p{Pf}]*\s$/u

/** So much of a text before a mark decides what it is. */
const reach = 20

/** What a mark can be, by what stands on both of its sides; nothing where it is more than two signs, or is quoted. */
function sidesOf(text: string, start: number, end: number) {
  const before = text.slice(Math.max(0, start - reach), start)
  const behind = text.slice(end, end + reach)
  const atStart = /(?:^|\n)[^\S\n]*$/.test(before)
  const atEnd = /^[^\S\n]*(?:\n|$)/.test(behind)
  const [last, first] = [/.$/su.exec(before)?.[0] ?? ' ', /^./su.exec(behind)?.[0] ?? ' ']
  const isQuoted = /["'`\p{Ps}\p{Pi}]/u.test(last) && /["'`\p{Pe}\p{Pf}]/u.test(first)
  const isMark = end - start === 2 && !isQuoted
  const isBehindSentence = endOfSentence.test(before) && isBlank(first)
  const clingsOn = !isBlank(first) && (isBlank(last) || /[\p{P}\p{S}]/u.test(last))
  const clingsBack = !isBlank(last) && !/[\p{L}\p{N}]/u.test(first)
  return {
    atStart,
    begins: isMark && (atStart || clingsOn || isBehindSentence),
    atEnd,
    ends: isMark && !/\p{N}/u.test(last) && (atEnd || clingsBack || isBehindSentence),
    endsLine: isMark && (atEnd || (!clingsOn && !/\p{N}\s*$/u.test(before))),
  }
}

const isBlank = (sign: string) => /\s/.test(sign)
