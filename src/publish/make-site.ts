import { mkdir, rm } from 'node:fs/promises'
import { digestOf } from '../archive/digest.ts'
import type { Preview } from '../archive/preview.ts'
import type { SiteLedger } from '../deploy/site-ledger.ts'
import { fileOf } from '../plan/site-path.ts'
import { isAskedFor } from '../terminal/asked-for.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { notices, summary } from '../terminal/summary.ts'
import { Refusal, say } from '../terminal/telling.ts'
import { besides } from './against.ts'
import { claimed, holdOf, otherFolder, sayForeign, unsureFolder } from './claim.ts'
import { compilerDigest } from './code-digest.ts'
import { compressStage } from './compress.ts'
import { commitOf } from './content-commit.ts'
import { copyInto } from './copy-into.ts'
import { countsOf } from './counts.ts'
import { deltaOf, type FoundWithMarks, staleParts } from './delta.ts'
import { type Folders, stageOf } from './folders.ts'
import { forgetPictures } from './forget-pictures.ts'
import { type GivenParts, openParts } from './given-parts.ts'
import { collectGarbage } from './heap.ts'
import { writeHostFiles } from './host-files.ts'
import { keepRules } from './kept-rules.ts'
import { withTemplates } from './last-build.ts'
import type { Ledger } from './ledger.ts'
import { templatesDigest } from './made-from.ts'
import { makeFiles, searchOf } from './make-files.ts'
import type { makerDigests } from './maker-digests.ts'
import { nothingPublished } from './nothing-published.ts'
import type { Opened } from './open.ts'
import { openOrRefuse } from './open-or-refuse.ts'
import { finish, readyFiles } from './publish.ts'
import { refuseBefore, refuseMade } from './refuse-too-large.ts'
import { removedArticles } from './removed-articles.ts'
import { rulesOf } from './rules-of-host.ts'
import type { Parts } from './search-parts.ts'
import { filesIn } from './site-files.ts'
import { keptTemplates, type Templates } from './templates.ts'
import { writeChanges } from './write-changes.ts'

/** A build under way. */
export interface Build {
  /** When it began, in milliseconds since 1970. */
  began: number
  /** A digest of what compiles templates. */
  tools: string
  /** The templates of the cache; undefined when they have to be compiled. */
  templates: Templates | undefined
  /** Makes what is stale, puts it in its place, and says what was done. */
  end: (templates: Templates) => Promise<void>
  /** What to say when the build comes to nothing. */
  fate: () => string
}

/** A build that has something to do, before the archive is opened. */
interface Started {
  /** When it began, in milliseconds since 1970. */
  now: number
  /** Digests of the code of each maker. */
  makers: ReturnType<typeof makerDigests>
  /** Of what the site is made from; undefined when the next build may not rely on it. */
  inputs: string | undefined
  ledger: Ledger
  /** What is in the output folder. */
  find: () => Promise<FoundWithMarks>
  /** Parts of the site that other machines made, if there are any. */
  given?: GivenParts | undefined
  /** What a target has: of that, nothing is made. */
  there?: SiteLedger | undefined
  /** Where a preview is to be, when one is made in place of the site. */
  preview?: Preview | undefined
  /** Since the beginning. */
  seconds: () => number
}

/**
 * Opens the archive and begins to make what is stale of its site. Throws, with nothing published, when the content has
 * errors, a given part cannot be used or a disk refuses to serve.
 */
export async function beginSite(started: Started, folders: Folders): Promise<Build> {
  const begun = await begin(started, folders)
  const tools = toolsFor(begun.opened)
  const course: Course = { isPlacing: false, isPublished: false }
  return {
    began: begun.now,
    tools,
    templates: keptTemplates(folders.cache, tools),
    end: templates => endBuild({ ...begun, tools }, templates, folders, course),
    fate: () => fateOf(course, folders),
  }
}

/** A digest of what compiles templates for an archive. */
export function toolsFor({ archive }: Opened): string {
  return digestOf(`${compilerDigest()} ${archive.site.basePath}`)
}

interface Begun extends Started {
  given: GivenParts
  opened: Opened
  found: FoundWithMarks
  parts: Parts
  /** Whether files of the site are at a target alone. */
  isPartial: boolean
  /** Settles when the parts of the search are made. */
  search: Promise<void>
}

/** How far a build has come. */
interface Course {
  /** Whether files are put in their places. */
  isPlacing: boolean
  /** Whether all of them are. */
  isPublished: boolean
}

async function begin(started: Started, folders: Folders): Promise<Begun> {
  const { now, ledger, find, given = openParts([]), there, preview } = started
  await rm(stageOf(folders), { recursive: true, force: true })
  // A preview may have fewer articles than the one before it, which was of something else.
  const before = preview ? 0 : ledger.articleCount()
  const published = Math.max(before, there?.head?.articles ?? 0)
  const opened = await openOrRefuse(folders, { now, published, preview })
  given.check({ until: opened.archive.until ?? null })
  collectGarbage()
  const own = ours(await find(), opened.plan, folders)
  const { found, adopted } = besides(own, there?.files ?? new Map())
  if (adopted.size > 0) ledger.adopt(adopted)
  const parts = staleParts(opened.plan, found)
  const lacking = new Map([...parts].filter(([part]) => !given.hasSearch(part)))
  // Copying into a folder fails when a thread makes it meanwhile.
  await mkdir(stageOf(folders), { recursive: true })
  const search = searchOf(opened, lacking, folders)
  search.catch(() => undefined)
  const isPartial = adopted.size > 0 || found.survey.missing.size < own.survey.missing.size
  return { ...started, given, opened, found, parts, isPartial, search }
}

/** Pages that keep every processor busy by themselves: the search is made before them, so that its memory is free again. */
const manyPages = 1000

async function endBuild(
  begun: Begun & Pick<Build, 'tools'>,
  templates: Templates,
  folders: Folders,
  course: Course,
): Promise<void> {
  const { inputs, ledger, opened, found, parts, given, isPartial, search, seconds } = begun
  const { archive, problems, read, store, plan, hostFiles } = opened
  given.check({ templates: templatesDigest(templates) })
  const delta = await deltaOf(opened, found, parts, begun.makers(templates.digest))
  for (const line of removedArticles(delta, ledger, archive, shownPath(folders.content))) say(line)
  collectGarbage()
  const taken = given.take(delta, stageOf(folders))
  const known = new Set(taken.map(({ file }) => file))
  const lacking = [...delta.pages].filter(([address]) => !known.has(fileOf(address)))
  const made = [...taken]
  if (lacking.length > manyPages) {
    await search
    made.push(...(await refuseBefore({ opened, found, delta, taken, templates }, folders)))
  }
  copyInto(stageOf(folders), [folders.public, templates.assets])
  writeHostFiles(hostFiles, stageOf(folders), folders)
  const before = new Set(made.map(({ file }) => file))
  const rest = lacking.filter(([address]) => !before.has(fileOf(address)))
  made.push(...(await makeFiles(opened, rest, templates, folders)))
  await search
  const counts = countsOf(opened)
  const told = { notices: notices(opened, false), problems, counts }
  // Templates whose sources changed since they were read are compiled again by the next build.
  const areSure = keptTemplates(folders.cache, begun.tools)?.digest === templates.digest
  const whole = areSure ? withTemplates(inputs, folders) : undefined
  const last =
    whole === undefined ? undefined : { inputs: whole, until: archive.until ?? null, ...told }
  const compressed = await compressStage(delta, folders, archive.site.precompressed)
  const staged = readyFiles(delta, folders)
  await refuseMade({ opened, found, delta, made, staged, kept: compressed.kept }, folders)
  const commit = commitOf(folders.content)
  course.isPlacing = true
  const making = { plan, delta, made, staged, compressed, commit }
  const published = finish(making, ledger, folders, last)
  course.isPublished = true
  writeChanges(published.changes, folders)
  keepRules(rulesOf(plan), folders)
  await forgetPictures(plan, delta, folders.cache)
  await rm(stageOf(folders), { recursive: true, force: true })
  ledger.close()
  store.close()
  sayForeign(published.foreign, folders)
  const ofSearch = delta.parts.keys().filter(part => !given.hasSearch(part))
  const done = {
    ...{ pages: lacking.length, taken: delta.pages.size - lacking.length },
    ...{ parts: [...ofSearch].length, read, isPartial, compressed },
  }
  say(summary(counts, { ...published, ...done, seconds: seconds() }, folders.out))
}

/** What a build that failed left behind, in a sentence. */
function fateOf({ isPlacing, isPublished }: Course, folders: Folders): string {
  if (isPublished) return 'The site is published; only clearing up afterwards failed.'
  if (!isPlacing) return nothingPublished(folders)
  const out = shownPath(folders.out)
  return `${out}/ may hold some of the new files, each of them whole. The next build will end the work.`
}

/** What is in the output folder, as ours; refuses when it may be another's and nobody said to take it. */
function ours(found: FoundWithMarks, plan: Opened['plan'], folders: Folders): FoundWithMarks {
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
  return { ...found, survey }
}
