import { rm } from 'node:fs/promises'
import type { ImageShown } from '../archive/image.ts'
import { imageBytes } from '../intake/image-bytes.ts'
import { storePath } from '../intake/open-archive.ts'
import { isPlain, plainFile } from '../plan/plain-files.ts'
import type { Plan } from '../plan/plan.ts'
import { readyPage } from '../plan/ready-page.ts'
import { isAskedFor } from './asked-for.ts'
import { buildAgainAfterwards } from './build-again.ts'
import { cardBytes } from './card-bytes.ts'
import { claimed, foreignFiles, holdOf, otherFolder, unsureFolder } from './claim.ts'
import { codeDigest } from './code-digest.ts'
import { type Delta, deltaOf, type Found, staleParts } from './delta.ts'
import { type Folders, outFault, shownPath, stageOf } from './folders.ts'
import { forgetPictures } from './forget-pictures.ts'
import { collectGarbage } from './heap.ts'
import { InTheWay } from './in-the-way.ts'
import { inputsOf, isStill, type LastBuild } from './last-build.ts'
import { type Ledger, ledgerPath, openLedger } from './ledger.ts'
import { takeLock } from './lock.ts'
import { lostAddresses } from './lost-addresses.ts'
import { type Opened, open } from './open.ts'
import { progressLine } from './progress.ts'
import { finish } from './publish.ts'
import { formatFrom } from './report.ts'
import { makeSearchParts, makingOf, type Parts } from './search-parts.ts'
import { filesIn } from './site-files.ts'
import { openPublication, type Publication } from './slot.ts'
import { countsOf, notices, summary } from './summary.ts'
import { lookAside, surveyOf } from './survey.ts'
import { orRefuse, refuse, say, tell } from './telling.ts'
import { takeWorkshop } from './workshop.ts'
import { writePlain } from './write-plain.ts'

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
  const begun = await orRefuse(() => begin(folders), asItWas(folders))
  const failing = tellWhenFailing(folders)
  const end = async () => {
    await Promise.all([begun.search, begun.plain])
    failing.isPlacing = true
    await endBuild(begun, folders).catch(error => {
      failing.isPlacing = !(error instanceof InTheWay)
      throw error
    })
    failing.isOver = true
  }
  return { end: () => orRefuse(end) }
}

interface Begun {
  /** Of what the site is made from; undefined when the next build may not rely on it. */
  inputs: string | undefined
  ledger: Ledger
  opened: Opened
  delta: Delta
  /** Settles when the files without template are made. */
  plain: Promise<void>
  /** Settles when the parts of the search are made. */
  search: Promise<void>
  /** Since the beginning. */
  seconds: () => number
}

async function begin(folders: Folders): Promise<Begun> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  takeLockOrStop(folders)
  const ledger = openLedger(ledgerPath(folders.cache))
  const looking = lookAside(folders.out)
  looking.catch(() => undefined)
  const find = async (): Promise<Found> => {
    const rows = ledger.rows()
    return { rows, survey: surveyOf(folders.out, await looking, rows) }
  }
  const now = Date.now()
  const code = codeDigest()
  const inputs = inputsOf(folders, code, now)
  const last = ledger.last()
  if (last && isStill(last, inputs, now)) {
    stopWhenWhole(last, await find(), folders, seconds())
  }
  await rm(stageOf(folders), { recursive: true, force: true })
  const opened = await openOrRefuse(folders, now, ledger.articleCount())
  collectGarbage()
  const found = ours(await find(), opened.plan, folders)
  const parts = staleParts(opened.plan, found)
  const search = searchOf(opened, parts, folders)
  search.catch(() => undefined)
  const delta = await deltaOf(opened, found, parts, code)
  for (const line of lostAddresses(delta, ledger, opened.archive, shownPath(folders.content)))
    say(line)
  openPublication(publicationOf(opened, delta, folders))
  collectGarbage()
  const plain = writePlain(delta, contentOf(opened, folders), stageOf(folders))
  plain.catch(() => undefined)
  return { inputs, ledger, opened, delta, plain, search, seconds }
}

async function endBuild(begun: Begun, folders: Folders): Promise<void> {
  const { inputs, ledger, opened, delta, seconds } = begun
  const { archive, problems, read, store } = opened
  const counts = countsOf(opened)
  const told = { notices: notices(opened, false), problems, counts }
  const last = inputs === undefined ? undefined : { inputs, until: archive.until ?? null, ...told }
  const published = finish(delta, ledger, folders, last)
  await forgetPictures(opened.plan, delta, folders.cache)
  await rm(stageOf(folders), { recursive: true, force: true })
  ledger.close()
  store.close()
  if (published.isOutdated) return buildAgainAfterwards()
  sayForeign(published.foreign, folders)
  const pages = delta.pages.values().filter(({ isStale }) => isStale)
  const made = { pages: [...pages].length, parts: delta.parts.size, read }
  say(summary(counts, { ...published, ...made, seconds: seconds() }, folders.out))
}

/** For builds that fail in Astro's hands, or while files are put in their places. */
function tellWhenFailing(folders: Folders): { isPlacing: boolean; isOver: boolean } {
  const state = { isPlacing: false, isOver: false }
  process.on('exit', code => {
    if (code === 0 || state.isOver) return
    const out = shownPath(folders.out)
    console.error(
      state.isPlacing
        ? `${out}/ may hold some of the new files, each of them whole. The next build will end the work.`
        : asItWas(folders),
    )
  })
  return state
}

function asItWas({ out }: Folders): string {
  return `Nothing was published; ${shownPath(out)}/ is as it was.`
}

function takeLockOrStop(folders: Folders): void {
  const fault = outFault(folders)
  if (fault) refuse(fault)
  const holder = takeLock(folders.cache)
  if (holder !== undefined) {
    const cache = shownPath(folders.cache)
    refuse(`Process ${holder} is building with ${cache}/ already. Wait until it has ended.`)
  }
  const publisher = takeWorkshop(folders.out)
  if (publisher !== undefined) {
    const out = shownPath(folders.out)
    refuse(`Process ${publisher} is publishing into ${out}/ already. Wait until it has ended.`)
  }
}

/** Ends the command when every file of the site is as the last build left it. */
function stopWhenWhole(
  { problems, notices, counts }: LastBuild,
  found: Found,
  folders: Folders,
  seconds: number,
): void {
  const { missing, altered, spare } = found.survey
  if (holdOf(found) !== 'own' || missing.size + altered.size + spare.length > 0) return
  tell(problems, folders)
  for (const notice of notices) say(notice)
  sayForeign(found.survey.foreign, folders)
  const nothing = { pages: 0, written: 0, removed: 0, read: 0, parts: 0 }
  say(summary(counts, { ...nothing, seconds }, folders.out))
  process.exit(0)
}

/** What is in the output folder, as ours; ends the command when it may be another's and nobody said to take it. */
function ours(found: Found, plan: Plan, folders: Folders): Found {
  const hold = holdOf(found)
  if (hold === 'own') return found
  const adopts = isAskedFor('adopt')
  const survey = claimed(found, plan, filesIn(folders.public), adopts)
  const out = shownPath(folders.out)
  if (!adopts) {
    const { foreign, spare } = found.survey
    if (hold === 'other') refuse(`${otherFolder(out, [...foreign, ...spare])}\n${asItWas(folders)}`)
    if (survey.foreign.length > 0) {
      refuse(`${unsureFolder(out, survey.foreign)}\n${asItWas(folders)}`)
    }
  }
  return { rows: found.rows, survey }
}

function sayForeign(files: readonly string[], folders: Folders): void {
  const line = foreignFiles(shownPath(folders.out), files)
  if (line !== undefined) say(line)
}

/** Opens the archive and tells what is wrong with it; ends the command when that is too much. */
async function openOrRefuse(folders: Folders, now: number, published: number): Promise<Opened> {
  const progress = progressLine('Reading articles', process.stdout)
  const opened = await open(folders, { now, writing: false, progress, published })
  tell(opened.problems, folders)
  for (const notice of notices(opened, true)) say(notice)
  if (opened.errors.length === 0) return opened
  if (formatFrom(process.argv, process.env) === 'json') process.exit(1)
  refuse(asItWas(folders))
}

/** What is at the address of a file without template: its text, or a picture. */
function contentOf({ plan, store }: Opened, folders: Folders) {
  return (address: string): string | Promise<Uint8Array> => {
    const page = plan.at(address)
    if (page.kind === 'image') return imageBytes(folders, page.show() as ImageShown)
    return plainFile(page, plan, store)
  }
}

/** Makes parts of the search into the stage, beside all that comes after. */
async function searchOf({ plan }: Opened, parts: Parts, folders: Folders): Promise<void> {
  const making = (part: string) => makingOf(plan, part)
  const { content, cache } = folders
  const places = { store: storePath(cache), content, stage: stageOf(folders) }
  await makeSearchParts(parts, { making, ...places })
}

function publicationOf({ plan, problems, store }: Opened, delta: Delta, folders: Folders) {
  const stale = [...delta.pages].filter(([, { isStale, kind }]) => isStale && !isPlain(kind))
  const byKind = Map.groupBy(stale, ([, { kind }]) => kind)
  const progress = progressLine('Rendering pages', process.stdout)
  let rendered = 0
  return {
    problems,
    pathOf: address => plan.at(address).within.edition.site.path,
    addresses: kind => (byKind.get(kind) ?? []).map(([address]) => address),
    page: address => {
      if (delta.pages.get(address)?.isStale) progress(++rendered, stale.length)
      return readyPage(plan.at(address), plan, file => store.html(file))
    },
    plain: address => plainFile(plan.at(address), plan, store),
    card: shown => cardBytes(folders, shown),
    content: shownPath(folders.content),
    writing: false,
  } satisfies Publication
}
