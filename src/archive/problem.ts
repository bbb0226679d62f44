import { explanations } from './explain.ts'
import type { Severity } from './explanation.ts'
import { byText } from './order.ts'

/** The name of a kind of mistake, such as `section-unknown`. */
type ProblemCode = keyof typeof explanations

/** Where a problem is: a file below the content folder, and the line and column, counted from 1. */
export interface Place {
  file: string
  line?: number | undefined
  column?: number | undefined
  /** The path of the frontmatter key (`gallery.0.src`), from which the line can be found later. */
  at?: string | undefined
}

type Details<Code extends ProblemCode> =
  Parameters<(typeof explanations)[Code]['say']> extends [infer D] ? D : unknown

/** A mistake as data: its code, its place, and what its explanation needs to be told. */
export type Problem = { [C in ProblemCode]: { code: C } & Place & Details<C> }[ProblemCode]

/** Whether the problem stops publication. */
export function severityOf(problem: Problem): Severity {
  return explanations[problem.code].severity
}

/** Whether the problem could mean that something is published that its author holds back. */
export function mayLeak(problem: Problem): boolean {
  const { leaks } = explanations[problem.code] as { leaks?: true }
  return leaks === true
}

/** The sentences that tell an author what is wrong and what to do. */
export function explain(problem: Problem): string {
  const say = explanations[problem.code].say as (details: Problem) => string
  return say(problem)
}

/** Sorts by file, then line, then column, then code. */
export function byPlace(a: Problem, b: Problem): number {
  return (
    byText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    byText(a.code, b.code)
  )
}

/** A problem's place, below the content folder as people type it: `content/articles/2019/05/flood.md:4:10`. */
export function placeText({ file, line, column }: Problem, folder: string): string {
  return [pathText(file, folder), line, line && column].filter(Boolean).join(':')
}

/** The path of a file that is named from the content folder: `../public/pier.jpg` lies beside it. */
export function pathText(file: string, folder: string): string {
  const parts = `${folder}/${file}`.split('/')
  for (let i = parts.indexOf('..', 1); i > 0 && parts[i - 1] !== '..'; i = parts.indexOf('..', 1))
    parts.splice(i - 1, 2)
  return parts.join('/')
}
