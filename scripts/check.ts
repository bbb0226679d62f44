import { byPlace, type Problem, severityOf } from '../src/archive/problem.ts'
import { problemsWithBytes } from '../src/publish/check-predicted.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { open } from '../src/publish/open.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { heldBackText } from '../src/terminal/held-back-text.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { progressLine } from '../src/terminal/progress.ts'
import { counts, formatFrom, report, wantsAll } from '../src/terminal/report.ts'
import { shownPath } from '../src/terminal/shown-path.ts'
import { notices } from '../src/terminal/summary.ts'

/**
 * `npm run check`: reports every problem of the content and publishes nothing. Fails on errors. With `--drafts`, what is held
 * back is looked at as if it were published, too.
 */
// As a build has it: what is compiled for writers is another.
process.env.NODE_ENV ||= 'production'
const folders = foldersFrom(process.env)
await orStop(async () =>
  checkOptions('npm run check', process.argv.slice(2), ['all', 'format', 'accept-loss', 'drafts']),
)
const progress = progressLine('Reading articles', process.stderr)
const now = Date.now()
const opened = await orStop(() => open(folders, { now, writing: false, progress }))
const { store } = opened
const withDrafts = process.argv.includes('--drafts')
  ? await orStop(() => open(folders, { now, writing: true, store }))
  : opened
const ofSite = await orStop(() => problemsWithBytes(opened, folders))
const problems = [...ofSite, ...othersIn(withDrafts.problems)].sort(byPlace)
const format = formatFrom(process.argv, process.env)
const all = wantsAll(process.argv)
const text = report(problems, format, shownPath(folders.content), all)
const remarks = [...notices(opened, true), heldBackText(opened.archive.heldBack, now)]
if (format !== 'json') for (const remark of remarks.filter(Boolean)) console.error(remark)
console.log(text || counts(0, 0))
store.close()
process.exitCode = problems.some(problem => severityOf(problem) === 'error') ? 1 : 0

/** Problems that the site alone does not have. */
function othersIn(all: readonly Problem[]): Problem[] {
  const known = new Set(opened.problems.map(problem => JSON.stringify(problem)))
  return all.filter(problem => !known.has(JSON.stringify(problem)))
}
