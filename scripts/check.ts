import { foldersFrom, shownPath } from '../src/publish/folders.ts'
import { open } from '../src/publish/open.ts'
import { progressLine } from '../src/publish/progress.ts'
import { counts, formatFrom, report } from '../src/publish/report.ts'
import { notices } from '../src/publish/summary.ts'

/** `npm run check`: tells every problem of the content and publishes nothing. Fails on errors. */
const folders = foldersFrom(process.env)
const progress = progressLine('Reading articles', process.stderr)
const opened = await open(folders, { now: Date.now(), writing: false, progress })
const format = formatFrom(process.argv, process.env)
const text = report(opened.problems, format, shownPath(folders.content))
if (format !== 'json') for (const notice of notices(opened, true)) console.error(notice)
console.log(text || counts(0, 0))
opened.store.close()
process.exitCode = opened.errors.length > 0 ? 1 : 0
