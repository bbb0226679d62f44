import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextLink } from '../src/archive/entry.ts'
import { newFacts } from '../src/archive/published.ts'
import { deadLinks } from '../src/health/dead-links.ts'
import { type Health, healthOf } from '../src/health/health.ts'
import { healthPage } from '../src/health/health-page.ts'
import { healthSummary } from '../src/health/health-summary.ts'
import { answerLine, answersIn } from '../src/health/kept-answers.ts'
import { type TriedLink, tryLinks } from '../src/health/try-links.ts'
import { marksIn } from '../src/intake/marks.ts'
import { writeAtOnce } from '../src/intake/write-at-once.ts'
import { factsOf } from '../src/plan/address-facts.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { type Opened, open } from '../src/publish/open.ts'
import { filesIn } from '../src/publish/site-files.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { progressLine } from '../src/terminal/progress.ts'
import { formatFrom } from '../src/terminal/report.ts'
import { shownPath } from '../src/terminal/shown-path.ts'
import { Refusal, tell } from '../src/terminal/telling.ts'
import { askWeb } from './ask-web.ts'
import { dayIn } from './new.ts'

/**
 * `npm run health`: says what a keeper has to know of the archive after years, in a page and as JSON in the cache folder,
 * and in short on the terminal. Changes nothing. Fails when the content has errors, since what cannot be read is in no figure.
 */
const folders = foldersFrom(process.env)
const page = join(folders.cache, 'health.html')
const data = join(folders.cache, 'health.json')
/** Where the answers of other sites are kept, a line each. */
const answers = join(folders.cache, 'links.jsonl')

await orStop(async () => {
  checkOptions('npm run health', process.argv.slice(2), ['format', 'links'])
  const health = await look()
  writeAtOnce(page, healthPage(health))
  writeAtOnce(data, `${JSON.stringify(health, null, 1)}\n`)
  if (formatFrom(process.argv, process.env) === 'json') console.log(JSON.stringify(health))
  else {
    console.log(healthSummary(health))
    console.log(`All of it: ${shownPath(page)} and ${shownPath(data)}`)
  }
})

async function look(): Promise<Health> {
  const progress = progressLine('Reading articles', process.stderr)
  const opened = await open(folders, { now: Date.now(), writing: false, progress })
  try {
    if (opened.errors.length > 0) {
      tell(opened.errors, folders)
      throw new Refusal('Correct these mistakes first: the figures would leave out what has them.')
    }
    const { plan, archive } = opened
    const day = dayIn(archive.site.timeZone, new Date())
    const links = linksOf(opened)
    const tried = process.argv.includes('--links') ? await triedNow(links, day) : triedBefore()
    const facts = factsOf(plan, marksIn(folders.content), filesIn(folders.public))
    const unwritten = newFacts(facts, archive.published).length
    return healthOf(plan, { day, unwritten, deadLinks: tried && deadLinks(links, tried) })
  } finally {
    opened.store.close()
  }
}

type Links = readonly [file: string, links: readonly TextLink[]][]

/** The links to other sites in what readers can see. */
function linksOf({ archive, store }: Opened): Links {
  const shown = new Set([...archive.articles, ...archive.standing].map(({ file }) => file))
  return [...store.webLinks()].filter(([file]) => shown.has(file))
}

/** What other sites answered before; undefined when they were never asked. */
function triedBefore(): Record<string, TriedLink> | undefined {
  try {
    return answersIn(readFileSync(answers, 'utf8'))
  } catch {
    return undefined
  }
}

/** Tries every link to another site. Each answer is kept when it comes, so that a run that was ended can go on. */
async function triedNow(links: Links, today: string): Promise<Record<string, TriedLink>> {
  const urls = links.flatMap(([, own]) => own.map(({ target }) => target))
  const progress = progressLine('Trying links', process.stderr)
  const known = triedBefore() ?? {}
  save(known)
  const keep = (url: string, link: TriedLink) => appendFileSync(answers, answerLine(url, link))
  const tried = await tryLinks(urls, { ask: askWeb, known, today, keep, progress })
  save(tried)
  return tried
}

function save(tried: Readonly<Record<string, TriedLink>>): void {
  writeAtOnce(
    answers,
    Object.entries(tried).map(([url, link]) => answerLine(url, link)),
  )
}
