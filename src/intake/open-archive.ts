import { join } from 'node:path'
import { type Archive, archiveOf } from '../archive/archive.ts'
import type { Entry, References, TextLink } from '../archive/entry.ts'
import type { Preview } from '../archive/preview.ts'
import { byPlace, type Problem } from '../archive/problem.ts'
import { noAddresses } from '../archive/published.ts'
import type { StandingFields } from '../archive/standing-page.ts'
import { checkLanguage } from './check-language.ts'
import type { Renewal } from './database.ts'
import { findFiles } from './find-files.ts'
import { findStrays } from './find-strays.ts'
import { findImages, type Images } from './images.ts'
import { located } from './located.ts'
import { pipelineVersion } from './pipeline-version.ts'
import { readAddresses } from './read-addresses.ts'
import { readAgain } from './read-again.ts'
import { type Progress, type ReadCount, readChanged } from './read-changed.ts'
import { readSettings } from './read-settings.ts'
import { openStore, type Store } from './store.ts'

/** How to open an archive. */
interface Opening {
  /** The content folder. */
  content: string
  /** The cache folder. */
  cache: string
  /** Milliseconds since 1970, as of which embargoes end. */
  now: number
  withDrafts: boolean
  /** Where a preview of the site is to be. It has no addresses to keep: none of it was ever published. */
  preview?: Preview | undefined
  progress?: Progress
  /** A store that is open already, from an earlier opening of the same folders. */
  store?: Store
}

/** The archive, open: the model, the texts, the images, and all that is wrong with it. */
export interface OpenArchive extends ReadCount {
  archive: Archive
  images: Images
  /** Every problem, sorted by place. */
  problems: Problem[]
  /** Files of articles and pages that have no entry, since they cannot be read. */
  faulty: readonly string[]
  /** Keys of site.yaml that are left to defaults and that a public site must set. */
  unset: readonly string[]
  /** Why the cache was rebuilt, when it was. */
  renewed: Renewal | undefined
  /** What the texts refer to of the articles and pages that are shown; those that refer to nothing are left out. */
  references: References[]
  /** Gives a problem of a key the line and column of the key. */
  inPlace: (problem: Problem) => Problem
  /** Where their rendered texts are; to be closed by whoever opened the archive. */
  store: Store
}

/** Where the store is below the cache folder. */
export function storePath(cache: string): string {
  return join(cache, 'archive.sqlite')
}

const markdownFiles = /\.(?:md|markdown)$/i

/** Reads what changed in the content folder, and makes the model of all of it. */
export async function openArchive(opening: Opening): Promise<OpenArchive> {
  const { content, cache } = opening
  const settings = await readSettings(content)
  const addresses = readAddresses(content)
  const articles = findFiles(content, 'articles', markdownFiles)
  const pages = findFiles(content, 'pages', markdownFiles)
  const { store, renewed } = opening.store
    ? { store: opening.store, renewed: undefined }
    : openStore(storePath(cache), pipelineVersion(), readAgain(content))
  const found = [...articles.files, ...pages.files]
  const count = { read: 0, gone: 0 }
  const load = async () => {
    const { read, gone } = await readChanged(
      content,
      found,
      store,
      opening.progress ?? (() => undefined),
    )
    count.read += read
    count.gone += gone
    return [store.load<never>('articles'), store.load<StandingFields>('pages')] as const
  }
  let [read, standing] = await load()
  const damaged = [...read.damaged, ...standing.damaged]
  if (damaged.length > 0) {
    store.forget(damaged)
    ;[read, standing] = await load()
  }
  const whole = new Set([...read.entries, ...standing.entries].map(({ file }) => file))
  const faulty = found.map(({ file }) => file).filter(file => !whole.has(file))
  const archive = archiveOf({
    site: settings.site,
    entries: read.entries,
    standing: standing.entries,
    faulty,
    tags: settings.tags,
    sources: settings.sources,
    redirects: settings.redirects,
    published: opening.preview ? noAddresses : addresses.published,
    gone: settings.gone,
    now: opening.now,
    withDrafts: opening.withDrafts,
    preview: opening.preview,
  })
  const shown = new Set([...archive.articles, ...archive.standing].map(({ file }) => file))
  const toItself = store.linksTo(new URL(archive.site.address).host)
  const references = [...read.entries, ...standing.entries]
    .filter(({ file }) => shown.has(file))
    .map(entry => withLinks(entry, toItself.get(entry.file)))
    .flatMap(referencesOf)
  const { images, problems: imageProblems } = await findImages(content, references, store)
  const inPlace = placing(store, settings.positions)
  const problems = [
    ...articles.problems,
    ...pages.problems,
    ...findStrays(content, [...articles.others, ...pages.others]),
    ...settings.problems,
    ...addresses.problems,
    ...read.problems,
    ...standing.problems,
    ...archive.problems.map(inPlace),
    ...imageProblems,
    ...(await checkLanguage(settings, read.entries, store)),
  ].sort(byPlace)
  return {
    archive,
    faulty,
    images,
    problems,
    unset: settings.unset,
    renewed,
    references,
    inPlace,
    store,
    ...count,
  }
}

/** An entry with links to the site's own host, which is known only now. */
function withLinks(entry: Entry<unknown>, links: readonly TextLink[] = []): Entry<unknown> {
  return links.length === 0 ? entry : { ...entry, links: [...entry.links, ...links] }
}

function referencesOf({ file, links, images }: Entry<unknown>): References[] {
  return links.length + images.length === 0 ? [] : [{ file, links, images }]
}

type Positions = ReturnType<Store['positions']>

function placing(store: Store, known: Record<string, Positions>): (problem: Problem) => Problem {
  return problem => located(problem, known[problem.file] ?? store.positions(problem.file))
}
