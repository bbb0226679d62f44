import {
  explain,
  mayLeak,
  type Problem,
  pathText,
  placeText,
  severityOf,
} from '../archive/problem.ts'

/** How problems are told: to people, to programs, or as annotations of a GitHub workflow. */
export type ReportFormat = 'text' | 'json' | 'github'

/** `--format=json` or `--format=github` if given, GitHub's when it runs there, otherwise text. */
export function formatFrom(argv: readonly string[], env: NodeJS.ProcessEnv): ReportFormat {
  const asked = argv.find(word => word.startsWith('--format='))?.slice('--format='.length)
  if (asked === 'json' || asked === 'github' || asked === 'text') return asked
  return env.GITHUB_ACTIONS === 'true' ? 'github' : 'text'
}

/** Whether every warning is asked for, with `--all`. */
export function wantsAll(argv: readonly string[]): boolean {
  return argv.includes('--all')
}

/** How many warnings of one kind the text shows before it only counts the rest. */
const warningsShown = 5

/**
 * All problems, in the order given, errors after warnings so that they are nearest the prompt, and the counts. Many
 * warnings of one kind are counted in text, unless `all` are wanted or they could mean that something is published
 * by mistake. `folder` is the content folder as people type it.
 */
export function report(
  problems: readonly Problem[],
  format: ReportFormat,
  folder: string,
  all = false,
): string {
  const errors = problems.filter(problem => severityOf(problem) === 'error')
  const warnings = problems.filter(problem => severityOf(problem) === 'warning')
  if (format === 'json') return asJson(problems, folder)
  if (format === 'github')
    return [...warnings, ...errors].map(p => annotation(p, folder)).join('\n')
  const shown = all ? warnings.map(p => line(p, folder)) : briefly(warnings, folder)
  const parts = [...shown, ...errors.map(p => line(p, folder))]
  return parts.length === 0 ? '' : [...parts, '', counts(errors.length, warnings.length)].join('\n')
}

/** “3 errors and 1 warning”. */
export function counts(errors: number, warnings: number): string {
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
  return `${count(errors, 'error')} and ${count(warnings, 'warning')} in the content.`
}

function line(problem: Problem, folder: string): string {
  const severity = severityOf(problem)
  return `${placeText(problem, folder)}\n  ${severity} ${problem.code}: ${explain(problem)}`
}

function briefly(warnings: readonly Problem[], folder: string): string[] {
  return [...Map.groupBy(warnings, kindOf)].flatMap(([kind, list]) => {
    const most = mayLeak(list[0] as Problem) ? list.length : warningsShown
    const shown = list.slice(0, most).map(problem => line(problem, folder))
    const rest = list.length - shown.length
    const more = `  … and ${rest} more of ${kind}; “npm run check -- --all” shows them.`
    return rest > 0 ? [...shown, more] : shown
  })
}

/** Unknown keys are counted by key: no key is hidden behind another. */
function kindOf(problem: Problem): string {
  return problem.code === 'key-unknown' ? `${problem.code} “${problem.key}”` : problem.code
}

function asJson(problems: readonly Problem[], folder: string): string {
  const told = problems.map(({ at: _, ...problem }) => ({
    ...problem,
    file: pathText(problem.file, folder),
    severity: severityOf(problem as Problem),
    message: explain(problem as Problem),
  }))
  return JSON.stringify(told, null, 2)
}

function annotation(problem: Problem, folder: string): string {
  const { file, line, column, code } = problem
  const places = { file: pathText(file, folder), line, col: column, title: code }
  return annotationOf(severityOf(problem), places, explain(problem))
}

/** A workflow command (GitHub Actions, “workflow commands”); its values are escaped as told there. */
export function annotationOf(
  severity: 'error' | 'warning',
  places: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const named = Object.entries(places).filter(([, value]) => value !== undefined)
  const properties = named.map(([name, value]) => `${name}=${escaped(String(value))}`).join(',')
  return `::${severity} ${properties}::${withoutBreaks(message)}`
}

function withoutBreaks(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escaped(value: string): string {
  return withoutBreaks(value).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
