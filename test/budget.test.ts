import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { madeArchive } from '../scripts/bench/made-archive.ts'
import { budget } from './budget.ts'
import { useBrowser } from './support/browser.ts'
import { build, filesBelow, newPlace, type Place, write } from './support/build.ts'
import { digests } from './support/desk.ts'
import { search } from './support/search.ts'
import { serve } from './support/serve.ts'

/*
 * Whether a made archive of 500 articles keeps the budget: numbers of files, requests and bytes, never seconds.
 */

const size = 500
const archive = madeArchive(size)
const openPage = useBrowser()
let at: Place

/** The file of an article of the archive; `edition` 1 and on are later wordings of it. */
function fileOf(n: number, edition = 0) {
  const { file, text } = archive.article(n, edition)
  return { [`articles/${file}`]: text }
}

async function published(): Promise<void> {
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
}

/** The number of some files of the site, and their KB. */
async function costOf(files: readonly string[]): Promise<{ files: number; kilobytes: number }> {
  const sizes = await Promise.all(files.map(async file => (await stat(join(at.out, file))).size))
  return { files: files.length, kilobytes: sizes.reduce((sum, one) => sum + one, 0) / 1000 }
}

/** What a build writes after a change of the content. */
async function written(change: Record<string, string>) {
  const before = await digests(at.out)
  await write(at.content, change)
  await published()
  const now = await digests(at.out)
  return costOf(Object.keys(now).filter(file => now[file] !== before[file]))
}

/** Opens an address as a browser that has been nowhere does, and counts what comes until it is `done`. */
async function loaded(address: string, done: 'page' | 'search') {
  const served = await serve(at.out)
  onTestFinished(() => served.close())
  const page = await openPage()
  const bodies: Promise<number>[] = []
  page.on('response', response => bodies.push(response.body().then(({ length }) => length)))
  if (done === 'search') await search(page, `${served.origin}${address}`)
  else await page.goto(served.origin + address, { waitUntil: 'networkidle' })
  const sizes = await Promise.all(bodies)
  return { requests: sizes.length, kilobytes: sizes.reduce((sum, one) => sum + one, 0) / 1000 }
}

/** Holds counts to those that are allowed, and names the one that is over. */
function within<Name extends string>(found: Record<Name, number>, most: Record<Name, number>) {
  for (const name of Object.keys(most) as Name[])
    expect(found[name], name).toBeLessThanOrEqual(most[name])
}

beforeAll(async () => {
  at = await newPlace()
  await write(at.content, { 'site.yaml': archive.site('Made Archive') })
  for (let n = 0; n < size; n += 1) await write(at.content, fileOf(n))
  await published()
})

afterAll(() => rm(at.root, { recursive: true, force: true }))

test('the site has no more files and bytes for each article', async () => {
  const { files, kilobytes } = await costOf(await filesBelow(at.out))
  within({ filesPerArticle: files / size, kilobytesPerArticle: kilobytes / size }, budget.site)
})

test('the search has no more files and bytes for each article', async () => {
  const all = await filesBelow(at.out)
  const { files, kilobytes } = await costOf(all.filter(file => file.startsWith('pagefind/')))
  within({ filesPerArticle: files / size, kilobytesPerArticle: kilobytes / size }, budget.search)
})

test('an edited text writes no more files and bytes', async () => {
  within(await written(fileOf(Math.floor(size / 3), 1)), budget.edit)
})

test('a new article writes no more files and bytes', async () => {
  within(await written(fileOf(size)), budget.newArticle)
})

test('the first page that a reader opens asks for no more files and bytes', async () => {
  const address = (await filesBelow(at.out)).find(file => /^\d{4}\/\d\d\/[^/]+-250\//.test(file))
  within(await loaded(`/${address?.replace('index.html', '')}`, 'page'), budget.firstPage)
})

test('the first search asks for no more files and bytes', async () => {
  const [one, other] =
    archive
      .article(size - 1)
      .text.split('\n\n')[1]
      ?.match(/\b[a-z]{4}\b/g) ?? []
  within(await loaded(`/search/?q=${one}+${other}`, 'search'), budget.firstSearch)
})
