import { foldersFrom } from '../src/publish/folders.ts'
import { open } from '../src/publish/open.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { heldBackText } from '../src/terminal/held-back-text.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { progressLine } from '../src/terminal/progress.ts'
import { counts, formatFrom, report, wantsAll } from '../src/terminal/report.ts'
import { shownPath } from '../src/terminal/shown-path.ts'
import { notices } from '../src/terminal/summary.ts'

/** `npm run check`: reports every problem of the content and publishes nothing. Fails on errors. */
const folders = foldersFrom(process.env)
await orStop(async () =>
  checkOptions('npm run check', process.argv.slice(2), ['all', 'format', 'accept-loss']),
)
const progress = progressLine('Reading articles', process.stderr)
const now = Date.now()
const opened = await orStop(() => open(folders, { now, writing: false, progress }))
const format = formatFrom(process.argv, process.env)
const all = wantsAll(process.argv)
const text = report(opened.problems, format, shownPath(folders.content), all)
const remarks = [...notices(opened, true), heldBackText(opened.archive.heldBack, now)]
if (format !== 'json') for (const remark of remarks.filter(Boolean)) console.error(remark)
console.log(text || counts(0, 0))
opened.store.close()
process.exitCode = opened.errors.length > 0 ? 1 : 0
