import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storePath } from '../../src/intake/open-archive.ts'
import { foldersFrom } from '../../src/publish/folders.ts'
import { open } from '../../src/publish/open.ts'
import { makeSearchParts, makingOf, searchParts } from '../../src/publish/search-parts.ts'

/*
 * Makes the search of the archive that the environment names into a folder that is thrown away: `all` of it, or
 * the `largest` segment, and writes to a file how many seconds that took, without what came before.
 */

const [what, told = ''] = process.argv.slice(2)
const folders = foldersFrom(process.env)
const opened = await open(folders, { now: Date.now(), writing: false })
const { plan, store } = opened
const segments = plan.editions.flatMap(({ segments }) => segments)
const [largest] = segments.toSorted((a, b) => b.articles.length - a.articles.length)
const parts = searchParts(plan)
const wanted = [...parts].filter(([name]) => what === 'all' || name.endsWith(`/${largest?.name}`))
const stage = mkdtempSync(join(tmpdir(), 'backfile-bench-'))
const began = performance.now()
await makeSearchParts(new Map(wanted), {
  ...{ store: storePath(folders.cache), content: folders.content, stage },
  making: part => makingOf(plan, part),
})
const seconds = (performance.now() - began) / 1000
store.close()
rmSync(stage, { recursive: true })
writeFileSync(
  told,
  JSON.stringify({ seconds, segments: segments.length, largest: largest?.articles.length }),
)
