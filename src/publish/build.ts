import { rm } from 'node:fs/promises'
import { imageBytes } from '../intake/images.ts'
import { storePath } from '../intake/open-archive.ts'
import { codeDigest } from './code-digest.ts'
import { type Folders, outFault, shownPath, stageOf } from './folders.ts'
import { inputsOf, isStill } from './last-build.ts'
import { type Ledger, ledgerPath, openLedger } from './ledger.ts'
import { takeLock } from './lock.ts'
import { type Planner, planAside } from './planner.ts'
import { progressLine } from './progress.ts'
import { finish } from './publish.ts'
import { formatFrom } from './report.ts'
import { makeSearchParts } from './search-parts.ts'
import { openPublication, type Publication } from './slot.ts'
import { summary } from './summary.ts'
import { lookAside, surveyOf } from './survey.ts'
import { orRefuse, refuse, say, tell } from './telling.ts'

/** A build under way: Astro renders what the publication in the slot names, and then it is ended. */
export interface Build {
  /** Puts what was made in its place, and says what was done. */
  end: () => Promise<void>
}

/**
 * Begins a build. Ends the command here when the site is what the last build, which was of the same, made
 * of it; and, with nothing published, when the content has errors or a disk refuses to serve.
 */
export async function beginBuild(folders: Folders): Promise<Build> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const asItWas = `Nothing was published; ${shownPath(folders.out)}/ is as it was.`
  return await orRefuse(async () => {
    takeLockOrStop(folders)
    const now = Date.now()
    const code = codeDigest()
    const inputs = inputsOf(folders, code, now)
    const ledger = openLedger(ledgerPath(folders.cache))
    await stopWhenWhole({ folders, ledger, inputs, now, seconds })
    await rm(stageOf(folders), { recursive: true, force: true })
    const reading = progressLine('Reading articles', process.stdout)
    const planner = await planAside({ folders, now, code }, reading)
    const { outline } = planner
    tell(outline.problems, folders)
    for (const notice of outline.notices.all) say(notice)
    if (outline.isFaulty) {
      if (formatFrom(process.argv, process.env) === 'json') process.exit(1)
      refuse(asItWas)
    }
    openPublication(Promise.resolve(publicationOf(planner, folders)))
    const search = searchOf(planner, folders)
    search.catch(() => undefined)
    let isPlacing = false
    const tellOfFailure = (code: number) => {
      if (code !== 0) console.error(isPlacing ? halfPlaced(folders) : asItWas)
    }
    process.on('exit', tellOfFailure)
    const end = async () => {
      await search
      await planner.close()
      isPlacing = true
      const { delta, counts, problems, read, until, notices } = outline
      const told = { notices: notices.ofContent, problems, counts }
      const last = inputs === undefined ? undefined : { inputs, until, ...told }
      const published = finish(delta, ledger, folders, last)
      await rm(stageOf(folders), { recursive: true, force: true })
      ledger.close()
      process.off('exit', tellOfFailure)
      const pages = delta.pages.values().filter(({ isStale }) => isStale)
      const made = { pages: [...pages].length, parts: delta.parts.size, read }
      say(summary(counts, { ...published, ...made, seconds: seconds() }, folders.out))
    }
    return { end: () => orRefuse(end) }
  }, asItWas)
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

interface Looked {
  folders: Folders
  ledger: Ledger
  /** Of what the site is made from; undefined when that is not known. */
  inputs: string | undefined
  now: number
  seconds: () => number
}

async function stopWhenWhole({ folders, ledger, inputs, now, seconds }: Looked): Promise<void> {
  const last = ledger.last()
  if (!last || !isStill(last, inputs, now)) return
  const seen = await lookAside(folders.out)
  const { missing, altered, extra } = surveyOf(folders.out, seen, ledger.rows())
  if (missing.size + altered.size + extra.length > 0) return
  tell(last.problems, folders)
  for (const notice of last.notices) say(notice)
  const nothing = { pages: 0, written: 0, removed: 0, read: 0, parts: 0 }
  say(summary(last.counts, { ...nothing, seconds: seconds() }, folders.out))
  process.exit(0)
}

function publicationOf({ outline, page }: Planner, { content }: Folders): Publication {
  const { site, frame, problems } = outline
  const stale = [...outline.delta.pages].filter(([, { isStale }]) => isStale)
  const byKind = Map.groupBy(stale, ([, { kind }]) => kind)
  const progress = progressLine('Rendering pages', process.stdout)
  let rendered = 0
  return {
    ...{ site, frame, problems },
    addresses: kind => (byKind.get(kind) ?? []).map(([address]) => address),
    page: address => {
      if (outline.delta.pages.get(address)?.isStale) progress(++rendered, stale.length)
      return page(address)
    },
    image: file => imageBytes(content, file),
    content: shownPath(content),
    writing: false,
  }
}

/** Makes the stale parts of the search into the stage, beside the rendering of pages. */
async function searchOf({ outline, records }: Planner, folders: Folders): Promise<void> {
  const [language = 'en'] = outline.site.language.split('-')
  const stage = stageOf(folders)
  const store = storePath(folders.cache)
  await makeSearchParts([...outline.delta.parts.keys()], { language, records, store, stage })
}

function halfPlaced({ out }: Folders): string {
  return `${shownPath(out)}/ may hold some of the new files, each of them whole. The next build will end the work.`
}
