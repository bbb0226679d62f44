import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextLink } from '../src/archive/entry.ts'
import { newFacts } from '../src/archive/published.ts'
import { type DeadLink, type Health, healthOf } from '../src/health/health.ts'
import { healthPage } from '../src/health/health-page.ts'
import { type TriedLink, tryLinks } from '../src/health/try-links.ts'
import { marksIn } from '../src/intake/marks.ts'
import { writeAtOnce } from '../src/intake/write-at-once.ts'
import { factsOf } from '../src/plan/address-facts.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { open } from '../src/publish/open.ts'
import { filesIn } from '../src/publish/site-files.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { progressLine } from '../src/terminal/progress.ts'
import { shownPath } from '../src/terminal/shown-path.ts'
import { askWeb } from './ask-web.ts'
import { dayIn } from './new.ts'

/**
 * `npm run health`: says what a keeper has to know of the archive after years, in a page and as JSON in the cache folder,
 * and in short on the terminal. Changes nothing.
 */
const folders = foldersFrom(process.env)
await orStop(async () => checkOptions('npm run health', process.argv.slice(2), ['format', 'links']))
const health = await orStop(look)
mkdirSync(folders.cache, { recursive: true })
const [page, data] = ['health.html', 'health.json'].map(name => join(folders.cache, name)) as [
  string,
  string,
]
writeAtOnce(page, healthPage(health))
writeAtOnce(data, `${JSON.stringify(health, null, 1)}\n`)
console.log(process.argv.includes('--format=json') ? JSON.stringify(health) : inShort(health))

async function look(): Promise<Health> {
  const progress = progressLine('Reading articles', process.stderr)
  const opened = await open(folders, { now: Date.now(), writing: false, progress })
  const { plan, archive, store } = opened
  const today = dayIn(archive.site.timeZone, new Date())
  const shown = new Set([...archive.articles, ...archive.standing].map(({ file }) => file))
  const links = [...store.webLinks()].filter(([file]) => shown.has(file))
  store.close()
  const tried = process.argv.includes('--links') ? await triedNow(links, today) : triedBefore()
  const facts = factsOf(plan, marksIn(folders.content), filesIn(folders.public))
  return healthOf(plan, {
    day: today,
    unwritten: newFacts(facts, archive.published).length,
    deadLinks: tried && deadIn(links, tried),
  })
}

type Links = readonly [file: string, links: readonly TextLink[]][]

/** Where the answers of other sites are kept. */
function linksPath(): string {
  return join(folders.cache, 'links.json')
}

/** What other sites answered before; undefined when they were never asked. */
function triedBefore(): Record<string, TriedLink> | undefined {
  try {
    return JSON.parse(readFileSync(linksPath(), 'utf8'))
  } catch {
    return undefined
  }
}

/** Tries every link to another site, and keeps the answers. */
async function triedNow(links: Links, today: string): Promise<Record<string, TriedLink>> {
  const urls = links.flatMap(([, own]) => own.map(({ target }) => target))
  const show = progressLine('Trying links', process.stderr)
  const known = triedBefore() ?? {}
  const found = await tryLinks(urls, { ask: askWeb, known, today, progress: show })
  mkdirSync(folders.cache, { recursive: true })
  writeAtOnce(linksPath(), `${JSON.stringify(found, null, 1)}\n`)
  return found
}

function deadIn(links: Links, tried: Record<string, TriedLink>): DeadLink[] {
  return links.flatMap(([file, own]) =>
    own.flatMap(({ target }) => {
      const link = tried[target]
      return link?.isDead ? [{ file, url: target, answer: link.answer, day: link.day }] : []
    }),
  )
}

function inShort({ articles, addresses, reviews, withoutId, ...lists }: Health): string {
  const due = reviews.filter(({ isDue }) => isDue).length
  const parts: [number, string][] = [
    [articles, 'articles'],
    [addresses.all, 'addresses ever published'],
    [addresses.moved.length, 'lead on'],
    [addresses.gone.length, 'gone'],
    [addresses.unwritten, 'not written down yet (npm run keep)'],
    [due, 'reviews due'],
    [withoutId.length, 'articles without an id'],
    [lists.lonelyTags.length, 'tags with one article'],
    [lists.withoutCredit.length, 'pictures without a credit'],
    ...(lists.deadLinks
      ? [[lists.deadLinks.length, 'dead links to other sites'] as [number, string]]
      : []),
  ]
  const lines = parts.map(([count, what]) => `${count.toLocaleString('en').padStart(9)}  ${what}`)
  return [...lines, `All of it: ${shownPath(page)} and ${shownPath(data)}`].join('\n')
}
