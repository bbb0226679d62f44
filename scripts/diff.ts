import { type Change, changesOf, changesText } from '../src/publish/changes.ts'
import { changesSummary } from '../src/publish/changes-summary.ts'
import { deltaOf } from '../src/publish/delta.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { ledgerPath, openLedger } from '../src/publish/ledger.ts'
import { toolsFor } from '../src/publish/make-site.ts'
import { makerDigests } from '../src/publish/maker-digests.ts'
import { type Opened, open } from '../src/publish/open.ts'
import { lookAside, surveyOf } from '../src/publish/survey.ts'
import { keptTemplates } from '../src/publish/templates.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { progressLine } from '../src/terminal/progress.ts'
import { formatFrom, wantsAll } from '../src/terminal/report.ts'
import { Refusal, tell } from '../src/terminal/telling.ts'

/**
 * `npm run diff`: says what a build would change of what was published last, and publishes nothing. Fails when an address
 * would be lost, or when the content has errors.
 */
// As a build has it: what is compiled for writers is another.
process.env.NODE_ENV ||= 'production'
const folders = foldersFrom(process.env)
const lostCodes: ReadonlySet<string> = new Set(['address-lost', 'address-missing', 'edition-moved'])
await orStop(async () => checkOptions('npm run diff', process.argv.slice(2), ['all', 'format']))
await orStop(diff)

async function diff(): Promise<void> {
  const looking = lookAside(folders)
  looking.catch(() => undefined)
  const progress = progressLine('Reading articles', process.stderr)
  const opened = await open(folders, { now: Date.now(), writing: false, progress })
  const errors = opened.errors.filter(({ code }) => !lostCodes.has(code))
  if (errors.length > 0) {
    tell(errors, folders)
    throw new Refusal('With these mistakes nothing would be published.')
  }
  const changes = changesIn(opened, await looking)
  opened.store.close()
  const lost = opened.problems.flatMap(problem =>
    problem.code === 'address-lost' || problem.code === 'address-missing' ? problem.address : [],
  )
  if (formatFrom(process.argv, process.env) === 'json') {
    for (const piece of changesText(await changes, new Date().toISOString())) {
      process.stdout.write(piece)
    }
  } else {
    const { articles, standing } = opened.archive
    const headlines = new Map([...articles, ...standing].map(one => [one.address, one.headline]))
    const told = { lost, all: wantsAll(process.argv), headlineAt: headlines.get.bind(headlines) }
    console.log(changesSummary(await changes, told))
  }
  if (lost.length > 0) process.exitCode = 1
}

async function changesIn(
  opened: Opened,
  looked: Awaited<ReturnType<typeof lookAside>>,
): Promise<Change[]> {
  const ledger = openLedger(ledgerPath(folders.cache))
  try {
    const [rows, marks] = [ledger.rows(), ledger.marks()]
    // What is missing was published all the same: a target may have it, or it was thrown away.
    const survey = { ...surveyOf(folders.out, looked, rows), missing: new Set<string>() }
    const found = { rows, marks, survey }
    const templates = keptTemplates(folders.cache, toolsFor(opened))
    const code = makerDigests()(templates?.digest ?? 'templates to be compiled')
    const delta = await deltaOf(opened, found, new Map(), code)
    return changesOf({ plan: opened.plan, delta, contentOf: ledger.content })
  } finally {
    ledger.close()
  }
}
