import { isScalar, parseDocument } from 'yaml'
import type { Problem } from '../archive/problem.ts'
import { needsQuotation, quoted, type Repair, repairsOf } from './yaml-repairs.ts'

/** A mistake of YAML: its line, counted from 0, and how to put it right, where that is known. */
interface YamlMistake extends Partial<Repair> {
  line: number
}

/** Mistakes are looked for in texts up to this length, so many of them, and so many lines before the parser's place. */
const longest = 20_000
const most = 10
const before = 30

/**
 * The problems of a YAML text that cannot be read, which begins at a line of its file: what authors can put right,
 * otherwise what the parser said, `parsed`.
 */
export function brokenYaml(
  text: string,
  place: { file: string; firstLine: number },
  parsed: readonly Problem[],
): Problem[] {
  const lines = text.split('\n')
  const { file, firstLine } = place
  const found = yamlMistakes(text).map(({ line, reason, should = '' }): Problem | undefined => {
    const column = (lines[line] ?? '').search(/\S/) + 1
    if (reason === undefined) return undefined
    return { code: 'yaml-broken', file, line: line + firstLine, column, reason, should }
  })
  const [first] = parsed
  const known = found.filter(problem => problem !== undefined)
  if (known.length > 0) return known
  return found.length > 0 && first
    ? [first]
    : parsed.map(problem => withMark(problem, lines, firstLine))
}

/** A problem of a text that begins with a mark of YAML, such as “*” or “!”, is that it has no quotation marks. */
function withMark(problem: Problem, lines: readonly string[], firstLine: number): Problem {
  const line = lines[(problem.line ?? 0) - firstLine] ?? ''
  const should = /:\s+[!*&]|-\s+[!*&]/.test(line) ? quoted(line) : undefined
  if (problem.code !== 'yaml-broken' || should === undefined) return problem
  return { ...problem, reason: needsQuotation(line), should }
}

/**
 * What is wrong with a YAML text that cannot be read, as authors see it: one mistake after the other, each shown to
 * be one since its repair lets the parser get further.
 */
function yamlMistakes(text: string): YamlMistake[] {
  const found: YamlMistake[] = []
  let lines = text.split('\n')
  for (let fault = faultOf(lines); fault; fault = faultOf(lines)) {
    const known = text.length <= longest && found.length < most
    const best = known ? bestRepair(lines, fault) : undefined
    if (!best) return found.length > 0 ? found : [{ line: fault.line }]
    const { line, reason, should, withAbove } = best
    found.push({ line: withAbove ? line - 1 : line, reason, should: should.trimEnd() })
    lines = mended(lines, best.line, best)
  }
  return found
}

/** What the parser says of a text: how many faults, and the line of the first, counted from 0. */
interface Fault {
  count: number
  line: number
}

const none: Fault = { count: 0, line: Number.POSITIVE_INFINITY }

interface Tried extends Repair {
  line: number
  left: Fault
}

/** The repair of one line that leaves the fewest faults, if it leaves fewer at all or lets the parser get further. */
function bestRepair(lines: readonly string[], fault: Fault): Tried | undefined {
  let best: Tried | undefined
  const last = Math.min(fault.line + 1, lines.length - 1)
  for (let line = last; line >= Math.max(0, fault.line - before); line--) {
    for (const repair of repairsOf(lines[line] ?? '', lines.slice(0, line))) {
      const left = faultOf(mended(lines, line, repair)) ?? none
      if (isLess(left, best?.left ?? fault)) best = { ...repair, line, left }
    }
  }
  return best
}

function mended(lines: readonly string[], line: number, { should, withAbove }: Repair): string[] {
  const whole = lines.with(line, should)
  return withAbove ? whole.with(line - 1, '') : whole
}

function isLess(one: Fault, other: Fault): boolean {
  return one.count < other.count || (one.count === other.count && one.line > other.line)
}

/** The parser’s faults; text alone, where keys or a list should be, is one at its first line. */
function faultOf(lines: readonly string[]): Fault | undefined {
  const text = lines.join('\n')
  const { errors, contents } = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
  const first = errors.reduce((least, { pos }) => Math.min(least, pos[0]), text.length)
  if (errors.length > 0) return { count: errors.length, line: lineAt(text, first) }
  const isText = isScalar(contents) && contents.value !== null
  return isText ? { count: 1, line: lineAt(text, contents.range?.[0] ?? 0) } : undefined
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1
}
