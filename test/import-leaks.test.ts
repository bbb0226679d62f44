import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { noMapping } from '../src/import/mapping.ts'
import { openSource } from '../src/import/open-source.ts'
import { recognized } from '../src/import/recognize.ts'
import { runImport } from '../src/import/run-import.ts'
import { build, place, write } from './support/build.ts'
import { everything, missing, sightings } from './support/canaries.ts'
import { type Withheld, wordsOf } from './support/withheld.ts'
import { withheldExports } from './support/withheld-exports.ts'
import { withheldFolders } from './support/withheld-folders.ts'
import { withheldPages } from './support/withheld-pages.ts'

const sources = [...withheldExports, ...withheldPages, ...withheldFolders]

async function imported({ name, files }: Withheld, into: string): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), `backfile-${name}-`))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  await write(path, files)
  const { report } = await runImport({
    ...{ source: await openSource(await recognized(path), path), name, into, isNew: true },
    ...{ report: join(into, `imports/${name}.json`), media: 'skip', mapping: noMapping },
    date: '2016-03-04',
  })
  expect([name, report.totals.outcomes.failed]).toEqual([name, 0])
}

test('nothing that a source held back is in any byte of the site, and what it showed is', async () => {
  const at = await place({
    'site.yaml': 'name: The Pier\naddress: https://pier.example\nlanguage: en\ntimeZone: UTC\n',
  })
  for (const source of sources) await imported(source, at.content)
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  const all = await everything(at)
  const hidden = sources.flatMap(({ name, ways }) => ways.flatMap(way => wordsOf(name, way)))
  const open = sources.flatMap(({ name }) => wordsOf(name, 'open'))
  console.log(
    `${hidden.length} canaries of ${sources.length} sources in ${all.size} files of the site`,
  )
  expect(new Set(hidden.map(([, word]) => word)).size).toBe(hidden.length)
  expect(hidden.length).toBeGreaterThan(450)
  expect(sightings(all, hidden)).toEqual([])
  expect(missing(all, open)).toEqual([])
}, 240_000)
