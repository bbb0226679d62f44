import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { Tinypool } from 'tinypool'
import { type Delta, deltaOf } from './delta.ts'
import { type Folders, foldersFrom, outFault, shownPath, stageOf } from './folders.ts'
import { type Ledger, ledgerPath, openLedger } from './ledger.ts'
import { takeLock } from './lock.ts'
import { type Opened, open } from './open.ts'
import { progressLine } from './progress.ts'
import { buildSearch, finish } from './publish.ts'
import { formatFrom, report } from './report.ts'
import { openPublication } from './slot.ts'
import { notices, summary } from './summary.ts'
import type { Survey } from './survey.ts'
import { serveWriters } from './writing.ts'

/**
 * Backfile in Astro: opens the archive before anything else happens, so that content with errors
 * publishes nothing; lets the routes render what of the plan is stale; makes the search index beside
 * them; puts what was made in its place; and says what was done.
 */
export function backfile(): AstroIntegration {
  const folders = foldersFrom(process.env)
  const started = performance.now()
  let opened: Opened | undefined
  let delta: Delta | undefined
  let ledger: Ledger | undefined
  let search: ReturnType<typeof buildSearch> | undefined
  return {
    name: 'backfile',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        if (command !== 'build') return
        takeLockOrStop(folders)
        ledger = openLedger(ledgerPath(folders.cache))
        const surveying = surveyAside(folders)
        opened = await openForBuild(folders)
        delta = deltaOf(opened, ledger.rows(), await surveying)
        const { stale } = delta
        openPublication({ ...opened.publication, isStale: address => stale.has(address) })
        await rm(stageOf(folders), { recursive: true, force: true })
      },
      'astro:server:setup': ({ server }) => (opened ? undefined : serveWriters(server, folders)),
      'astro:build:start': () => {
        if (!opened || !delta) return
        search = buildSearch(opened, delta, folders)
        search.catch(() => undefined)
      },
      'astro:build:done': async () => {
        if (!opened || !delta || !search || !ledger) return
        await search
        const published = finish(delta, ledger, folders)
        await rm(stageOf(folders), { recursive: true, force: true })
        ledger.close()
        opened.store.close()
        const seconds = (performance.now() - started) / 1000
        say(summary({ opened, folders, delta, published, seconds }))
      },
    },
  }
}

function takeLockOrStop(folders: Folders): void {
  const fault = outFault(folders)
  if (fault) refuse(fault)
  const holder = takeLock(folders.cache)
  if (holder !== undefined) {
    const cache = shownPath(folders.cache)
    refuse(`Process ${holder} is building with ${cache}/ already. Wait until it has ended.`)
  }
}

/** Surveys the output folder in a thread of its own, while the archive is opened. */
async function surveyAside({ out, cache }: Folders): Promise<Survey> {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./survey-worker.ts', import.meta.url)),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
  })
  const survey = (await pool.run({ out, ledger: ledgerPath(cache) })) as Survey
  void pool.destroy()
  return survey
}

async function openForBuild(folders: Folders): Promise<Opened> {
  const progress = progressLine('Reading articles', process.stdout)
  const opened = await open(folders, { now: Date.now(), writing: false, progress })
  const format = formatFrom(process.argv, process.env)
  const text = report(opened.problems, format, shownPath(folders.content))
  if (text !== '') console.error(text)
  for (const notice of notices(opened)) say(notice)
  if (opened.errors.length > 0) {
    if (format === 'json') process.exit(1)
    refuse(`Nothing was published; ${shownPath(folders.out)}/ is as it was.`)
  }
  return opened
}

/** Ends the command. Astro would print a stack trace of ours, which is no help to an author. */
function refuse(why: string): never {
  console.error(why)
  process.exit(1)
}

function say(text: string): void {
  console.log(text)
}
