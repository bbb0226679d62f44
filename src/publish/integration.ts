import { rm } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'
import type { Problem } from '../archive/problem.ts'
import { codeDigest } from './code-digest.ts'
import { collectGarbage } from './collect-garbage.ts'
import { type Delta, deltaOf } from './delta.ts'
import { diskFault } from './disk-fault.ts'
import { type Folders, foldersFrom, outFault, shownPath, stageOf } from './folders.ts'
import { inputsOf, isStill, type LastBuild } from './last-build.ts'
import { type Ledger, ledgerPath, openLedger } from './ledger.ts'
import { takeLock } from './lock.ts'
import { type Opened, open } from './open.ts'
import { progressLine } from './progress.ts'
import { buildSearch, finish } from './publish.ts'
import { formatFrom, report } from './report.ts'
import { openPublication } from './slot.ts'
import { countsOf, notices, summary } from './summary.ts'
import { lookAside, type Survey, surveyOf } from './survey.ts'
import { serveWriters } from './writing.ts'

/**
 * Backfile in Astro: opens the archive before anything else happens, so that content with errors
 * publishes nothing; lets the routes render what of the plan is stale; makes the search index beside
 * them; puts what was made in its place; and says what was done.
 */
export function backfile(): AstroIntegration {
  const folders = foldersFrom(process.env)
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const now = Date.now()
  let inputs: string | undefined
  let opened: Opened | undefined
  let delta: Delta | undefined
  let ledger: Ledger | undefined
  let search: ReturnType<typeof buildSearch> | undefined
  const asItWas = `Nothing was published; ${shownPath(folders.out)}/ is as it was.`
  let isPlacing = false
  /** For builds that fail in Astro's hands, or while files are put in their places. */
  const tellOfFailure = (code: number) => {
    const out = shownPath(folders.out)
    if (code === 0) return
    console.error(
      isPlacing
        ? `${out}/ may hold some of the new files, each of them whole. The next build will end the work.`
        : asItWas,
    )
  }
  /** Ends the command here when the site is what the last build, which was of the same, made of it. */
  const stopWhenWhole = (last: LastBuild, { missing, altered, extra }: Survey) => {
    if (missing.size + altered.size + extra.length > 0) return
    tell(last.problems, folders)
    for (const notice of last.notices) say(notice)
    const nothing = {
      ...{ pages: 0, written: 0, removed: 0, read: 0, parts: 0 },
      seconds: seconds(),
    }
    say(summary(last.counts, nothing, folders.out))
    process.exit(0)
  }
  return {
    name: 'backfile',
    hooks: {
      'astro:config:setup': orRefuse(async ({ command }) => {
        if (command !== 'build') return
        takeLockOrStop(folders)
        ledger = openLedger(ledgerPath(folders.cache))
        const looking = lookAside(folders.out)
        const code = codeDigest()
        inputs = inputsOf(folders, code, now)
        const last = ledger.last()
        const isSame = last !== undefined && isStill(last, inputs, now)
        if (isSame) stopWhenWhole(last, surveyOf(folders.out, await looking, ledger.rows()))
        opened = await openForBuild(folders, now)
        const rows = ledger.rows()
        delta = deltaOf(opened, rows, surveyOf(folders.out, await looking, rows), code)
        const { stale } = delta
        const progress = progressLine('Rendering pages', process.stdout)
        const rendered = new Set<string>()
        openPublication({
          ...opened.publication,
          isStale: address => stale.has(address),
          onShown: address => progress(rendered.add(address).size, stale.size),
        })
        await rm(stageOf(folders), { recursive: true, force: true })
        collectGarbage()
        process.on('exit', tellOfFailure)
      }, asItWas),
      'astro:server:setup': ({ server }) => (opened ? undefined : serveWriters(server, folders)),
      'astro:build:start': () => {
        if (!opened || !delta) return
        search = buildSearch(opened, delta, folders)
        search.catch(() => undefined)
      },
      'astro:build:done': orRefuse(async () => {
        if (!opened || !delta || !search || !ledger) return
        await search
        const counts = countsOf(opened, delta)
        const { problems, read, archive } = opened
        const until = archive.until ?? null
        const told = { notices: notices(opened, false), problems, counts }
        const last = inputs === undefined ? undefined : { inputs, until, ...told }
        isPlacing = true
        const published = finish(delta, ledger, folders, last)
        await rm(stageOf(folders), { recursive: true, force: true })
        ledger.close()
        opened.store.close()
        const made = { pages: delta.stale.size, parts: delta.staleParts.size }
        process.off('exit', tellOfFailure)
        say(summary(counts, { ...published, ...made, read, seconds: seconds() }, folders.out))
      }),
    },
  }
}

/** A hook that tells what a disk refused, and `also`, instead of a stack trace. */
function orRefuse<Given>(
  hook: (given: Given) => Promise<void>,
  also?: string,
): (given: Given) => Promise<void> {
  return async given => {
    try {
      await hook(given)
    } catch (error) {
      const fault = diskFault(error)
      if (fault === undefined) throw error
      refuse(also === undefined ? fault : `${fault}\n${also}`)
    }
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

async function openForBuild(folders: Folders, now: number): Promise<Opened> {
  const progress = progressLine('Reading articles', process.stdout)
  const opened = await open(folders, { now, writing: false, progress })
  tell(opened.problems, folders)
  for (const notice of notices(opened, true)) say(notice)
  if (opened.errors.length > 0) {
    if (formatFrom(process.argv, process.env) === 'json') process.exit(1)
    refuse(`Nothing was published; ${shownPath(folders.out)}/ is as it was.`)
  }
  return opened
}

function tell(problems: readonly Problem[], folders: Folders): void {
  const format = formatFrom(process.argv, process.env)
  const text = report(problems, format, shownPath(folders.content))
  if (text !== '') console.error(text)
}

/** Ends the command. Astro would print a stack trace of ours, which is no help to an author. */
function refuse(why: string): never {
  console.error(why)
  process.exit(1)
}

function say(text: string): void {
  console.log(text)
}
