import { cpSync, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { digestOf } from '../archive/digest.ts'
import { storePath } from '../intake/open-archive.ts'
import { hasTemplate, isText } from '../plan/kinds.ts'
import type { PageKind } from '../plan/page.ts'
import { isAskedFor } from './asked-for.ts'
import { claimed, foreignFiles, holdOf, otherFolder, unsureFolder } from './claim.ts'
import { codeDigest, compilerDigest } from './code-digest.ts'
import { contentOf } from './content-of.ts'
import { type Delta, deltaOf, type Found, staleParts } from './delta.ts'
import { type Folders, outFault, shownPath, stageOf } from './folders.ts'
import { forgetPictures } from './forget-pictures.ts'
import { collectGarbage } from './heap.ts'
import { inputsOf, isStill, type LastBuild } from './last-build.ts'
import { type Ledger, ledgerPath, openLedger } from './ledger.ts'
import { takeLock } from './lock.ts'
import { lostAddresses } from './lost-addresses.ts'
import { makerDigests } from './maker-digests.ts'
import { type Opened, open } from './open.ts'
import { progressLine } from './progress.ts'
import { finish, readyFiles } from './publish.ts'
import { renderPages } from './render-pages.ts'
import type { MadeFile } from './render-worker.ts'
import { formatFrom } from './report.ts'
import { makeSearchParts, makingOf, type Parts } from './search-parts.ts'
import { filesIn } from './site-files.ts'
import { countsOf, notices, summary } from './summary.ts'
import { lookAside, surveyOf } from './survey.ts'
import { Refusal, say, tell } from './telling.ts'
import { keptTemplates, type Templates } from './templates.ts'
import { takeWorkshop } from './workshop.ts'
import { writeFiles } from './write-files.ts'

/** A build under way. */
export interface Build {
  /** A digest of what compiles templates. */
  tools: string
  /** The templates of the cache; undefined when they have to be compiled. */
  templates: Templates | undefined
  /** Makes what is stale, puts it in its place, and says what was done. */
  end: (templates: Templates) => Promise<void>
  /** What to say when the build comes to nothing. */
  fate: () => string
}

/**
 * Begins a build. Undefined when the site is what the last build, which was of the same, made of it. Throws, with nothing
 * published, when the content has errors or a disk refuses to serve.
 */
export async function beginBuild(folders: Folders): Promise<Build | undefined> {
  const begun = await begin(folders)
  if (!begun) return undefined
  const { basePath } = begun.opened.archive.site
  const tools = digestOf(`${compilerDigest()} ${basePath}`)
  const course: Course = { isPlacing: false }
  return {
    tools,
    templates: keptTemplates(folders.cache, tools),
    end: templates => endBuild(begun, templates, folders, course),
    fate: () => fateOf(course, folders),
  }
}

interface Begun {
  /** Of what the site is made from; undefined when the next build may not rely on it. */
  inputs: string | undefined
  ledger: Ledger
  opened: Opened
  found: Found
  parts: Parts
  /** Settles when the parts of the search are made. */
  search: Promise<void>
  /** Since the beginning. */
  seconds: () => number
}

/** How far a build has come. */
interface Course {
  /** Whether files are put in their places. */
  isPlacing: boolean
}

async function begin(folders: Folders): Promise<Begun | undefined> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  takeLocks(folders)
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
    const found = await find()
    if (isWholeSite(found)) {
      sayUnchanged(last, found, folders, seconds())
      return undefined
    }
  }
  await rm(stageOf(folders), { recursive: true, force: true })
  const opened = await openOrRefuse(folders, now, ledger.articleCount())
  collectGarbage()
  const found = ours(await find(), opened.plan, folders)
  const parts = staleParts(opened.plan, found)
  const search = searchOf(opened, parts, folders)
  search.catch(() => undefined)
  return { inputs, ledger, opened, found, parts, search, seconds }
}

async function endBuild(
  begun: Begun,
  templates: Templates,
  folders: Folders,
  course: Course,
): Promise<void> {
  const { inputs, ledger, opened, found, parts, search, seconds } = begun
  const { archive, problems, read, store, plan } = opened
  const delta = await deltaOf(opened, found, parts, makerDigests(templates.digest))
  for (const line of lostAddresses(delta, ledger, archive, shownPath(folders.content))) say(line)
  collectGarbage()
  copyInto(stageOf(folders), [folders.public, templates.assets])
  const made = await makeFiles(opened, delta, templates, folders)
  await search
  const counts = countsOf(opened)
  const told = { notices: notices(opened, false), problems, counts }
  const last = inputs === undefined ? undefined : { inputs, until: archive.until ?? null, ...told }
  const staged = readyFiles(delta, folders)
  course.isPlacing = true
  const published = finish({ delta, made, staged }, ledger, folders, last)
  await forgetPictures(plan, delta, folders.cache)
  await rm(stageOf(folders), { recursive: true, force: true })
  ledger.close()
  store.close()
  sayForeign(published.foreign, folders)
  const done = { pages: delta.pages.size, parts: delta.parts.size, read }
  say(summary(counts, { ...published, ...done, seconds: seconds() }, folders.out))
}

/** What a build that failed left behind, in a sentence. */
function fateOf({ isPlacing }: Course, folders: Folders): string {
  if (!isPlacing) return nothingPublished(folders)
  const out = shownPath(folders.out)
  return `${out}/ may hold some of the new files, each of them whole. The next build will end the work.`
}

/** What to say of a build that left everything as it was. */
export function nothingPublished({ out }: Folders): string {
  return `Nothing was published; ${shownPath(out)}/ is as it was.`
}

function takeLocks(folders: Folders): void {
  const fault = outFault(folders)
  if (fault) throw new Refusal(fault)
  const holder = takeLock(folders.cache)
  if (holder !== undefined) {
    const cache = shownPath(folders.cache)
    throw new Refusal(
      `Process ${holder} is building with ${cache}/ already. Wait until it has ended.`,
    )
  }
  const publisher = takeWorkshop(folders.out)
  if (publisher !== undefined) {
    const out = shownPath(folders.out)
    throw new Refusal(
      `Process ${publisher} is publishing into ${out}/ already. Wait until it has ended.`,
    )
  }
}

/** Whether every file of a site is as the last build left it. */
function isWholeSite(found: Found): boolean {
  const { missing, altered, spare } = found.survey
  return holdOf(found) === 'own' && missing.size + altered.size + spare.length === 0
}

function sayUnchanged(
  { problems, notices, counts }: LastBuild,
  found: Found,
  folders: Folders,
  seconds: number,
): void {
  tell(problems, folders)
  for (const notice of notices) say(notice)
  sayForeign(found.survey.foreign, folders)
  const nothing = { pages: 0, written: 0, removed: 0, read: 0, parts: 0 }
  say(summary(counts, { ...nothing, seconds }, folders.out))
}

/** What is in the output folder, as ours; refuses when it may be another's and nobody said to take it. */
function ours(found: Found, plan: Opened['plan'], folders: Folders): Found {
  const hold = holdOf(found)
  if (hold === 'own') return found
  const adopts = isAskedFor('adopt')
  const survey = claimed(found, plan, filesIn(folders.public), adopts)
  const out = shownPath(folders.out)
  if (!adopts) {
    const { foreign, spare } = found.survey
    if (hold === 'other')
      throw new Refusal(`${otherFolder(out, [...foreign, ...spare])}\n${nothingPublished(folders)}`)
    if (survey.foreign.length > 0) {
      throw new Refusal(`${unsureFolder(out, survey.foreign)}\n${nothingPublished(folders)}`)
    }
  }
  return { rows: found.rows, survey }
}

function sayForeign(files: readonly string[], folders: Folders): void {
  const line = foreignFiles(shownPath(folders.out), files)
  if (line !== undefined) say(line)
}

/** Opens the archive and says what is wrong with it; refuses when that is too much. */
async function openOrRefuse(folders: Folders, now: number, published: number): Promise<Opened> {
  const progress = progressLine('Reading articles', process.stdout)
  const opened = await open(folders, { now, writing: false, progress, published })
  tell(opened.problems, folders)
  for (const notice of notices(opened, true)) say(notice)
  if (opened.errors.length === 0) return opened
  const isForPrograms = formatFrom(process.argv, process.env) === 'json'
  throw new Refusal(isForPrograms ? '' : nothingPublished(folders))
}

/** Makes every stale page and file into the stage. */
async function makeFiles(
  { plan, store }: Opened,
  { pages }: Delta,
  { entry }: Templates,
  folders: Folders,
): Promise<MadeFile[]> {
  const stage = stageOf(folders)
  const byHand = (kind: PageKind) => !hasTemplate(kind) && !isText(kind)
  const [others, rendered] = [true, false].map(is =>
    [...pages].filter(([, { kind }]) => byHand(kind) === is).map(([address]) => address),
  ) as [string[], string[]]
  const progress = progressLine('Rendering pages', process.stdout)
  const html = (file: string) => store.html(file)
  const made = await Promise.all([
    renderPages(rendered, { plan, html, entry, stage, progress }),
    writeFiles(others, contentOf(plan, store, folders), stage),
  ])
  return made.flat()
}

/** Makes parts of the search into the stage, beside all that comes after. */
async function searchOf({ plan }: Opened, parts: Parts, folders: Folders): Promise<void> {
  const making = (part: string) => makingOf(plan, part)
  const { content, cache } = folders
  const places = { store: storePath(cache), content, stage: stageOf(folders) }
  await makeSearchParts(parts, { making, ...places })
}

/** Copies the files of folders into another; what a link leads to counts as what it names. */
function copyInto(folder: string, from: readonly string[]): void {
  for (const one of from.filter(existsSync))
    cpSync(one, folder, { recursive: true, dereference: true })
}
