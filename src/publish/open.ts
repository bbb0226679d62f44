import { relative, sep } from 'node:path'
import { checkNames } from '../archive/check-names.ts'
import type { Preview } from '../archive/preview.ts'
import type { Problem } from '../archive/problem.ts'
import { byPlace, severityOf } from '../archive/problem.ts'
import { marksIn } from '../intake/marks.ts'
import { type OpenArchive, openArchive } from '../intake/open-archive.ts'
import type { Progress } from '../intake/read-changed.ts'
import type { Store } from '../intake/store.ts'
import { checkAddresses } from '../plan/check-addresses.ts'
import { checkFragments } from '../plan/check-fragments.ts'
import { checkGone } from '../plan/check-gone.ts'
import { checkImageNames } from '../plan/check-image-names.ts'
import { checkPublicFiles } from '../plan/check-public-files.ts'
import { checkPublished } from '../plan/check-published.ts'
import { checkOwnPaths, checkSiteLinks } from '../plan/check-site-links.ts'
import { ledByHostAlone } from '../plan/led-by-host-alone.ts'
import { type Plan, planOf } from '../plan/plan.ts'
import { isAskedFor } from '../terminal/asked-for.ts'
import { checkLoss } from './check-loss.ts'
import { checkPublicPictures } from './check-public-pictures.ts'
import { type Beside, checkSize, sizesIn } from './check-size.ts'
import type { Folders } from './folders.ts'
import { checkHosts, type HostFiles, hostFilesOf } from './host-files.ts'
import { publishedArticles } from './ledger.ts'
import { indexing } from './search-parts.ts'
import { filesIn } from './site-files.ts'
import { assetsBefore } from './templates.ts'

/** An archive with its plan, ready to be published or looked at. */
export interface Opened extends Omit<OpenArchive, 'problems'> {
  plan: Plan
  /** The rule files of its hosts; none where other mistakes stop publication. */
  hostFiles: readonly HostFiles[]
  /** What its site has beside what the plan makes. */
  beside: Beside
  problems: Problem[]
  errors: Problem[]
  warnings: Problem[]
  /** Older addresses that lead on only where a host has rules, while the site names no host. */
  ledByHostAlone: string[]
}

/** How to open it. */
interface OpenOptions {
  /** Milliseconds since 1970. */
  now: number
  writing: boolean
  /** Where a preview of the site is to be: it has what is held back. */
  preview?: Preview | undefined
  progress?: Progress
  /** How many articles were published last; read from the ledger when it is not given. */
  published?: number
  /** A store that is open already. */
  store?: Store
}

/** Opens the archive of a content folder, plans its pages, and gathers all that is wrong with it. */
export async function open(folders: Folders, options: OpenOptions): Promise<Opened> {
  const { writing, preview, published = publishedArticles(folders.cache), ...others } = options
  const { content, cache } = folders
  const withDrafts = writing || preview !== undefined
  const opened = await openArchive({ content, cache, withDrafts, preview, ...others })
  const files = filesIn(folders.public)
  const taken = relative(content, folders.public).split(sep).join('/')
  const plan = planOf(opened.archive, opened.images, indexing(), files)
  const { articles, withdrawn, gone } = opened.archive
  const named = gone.filter(({ hasPage }) => hasPage)
  const accounted = articles.length + withdrawn.size + named.length
  const counts = { published, articles: accounted }
  const isAccepted = isAskedFor('accept-loss')
  const loss = checkLoss(content, counts, opened.problems).filter(
    ({ code }) => code === 'content-missing' || !isAccepted,
  )
  const faults = [
    ...loss,
    ...opened.problems,
    ...checkSiteLinks(opened.references, opened.archive.site, plan.pages, files),
    ...checkFragments(opened.references, opened.archive, opened.store.html),
    ...checkOwnPaths(opened.archive.site, plan.pages).map(opened.inPlace),
    ...checkImageNames(opened.references, opened.images),
    ...checkAddresses(plan).map(opened.inPlace),
    ...checkGone(plan, files).map(opened.inPlace),
    ...checkNames(filesIn(content)),
    ...checkPublicFiles(plan, files, taken),
    ...(await checkPublicPictures(folders.public, files, taken, opened.store)),
  ]
  const isSound = !faults.some(isError)
  const hostFiles = isSound ? hostFilesOf(plan) : []
  const sizes = sizesIn(folders.public, files)
  const beside = { files: sizes, assets: assetsBefore(cache), hostFiles }
  const addresses = [
    ...checkPublished(plan, marksIn(content), files, taken).filter(isSure(faults, opened.faulty)),
    ...(isSound ? checkHosts(plan, hostFiles, files) : []),
    ...(isSound && !writing ? checkSize({ plan, beside }) : []),
  ].map(opened.inPlace)
  const problems = [...faults, ...addresses].sort(byPlace)
  return {
    ...{ ...opened, plan, hostFiles, beside },
    problems,
    errors: problems.filter(isError),
    warnings: problems.filter(problem => severityOf(problem) === 'warning'),
    ledByHostAlone: ledByHostAlone(plan),
  }
}

function isError(problem: Problem): boolean {
  return severityOf(problem) === 'error'
}

/**
 * Whether a lost address is lost for sure. Files that cannot be read are not in the plan, nor is what faulty settings say, so
 * that everything of them would seem lost; with other mistakes, what is found elsewhere has moved all the same.
 */
function isSure(
  faults: readonly Problem[],
  faulty: readonly string[],
): (problem: Problem) => boolean {
  const errors = faults.filter(isError)
  const isReadable =
    faulty.length === 0 && errors.every(({ file }) => /^(?:articles|pages|media)\//.test(file))
  return problem => {
    if (problem.code !== 'address-lost' && problem.code !== 'address-missing') {
      return errors.length === 0
    }
    return errors.length === 0 || (isReadable && problem.to !== undefined)
  }
}
