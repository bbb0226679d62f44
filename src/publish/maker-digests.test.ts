import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Maker } from '../plan/kinds.ts'
import { makerDigests } from './maker-digests.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backfile-makers-'))
  for (const name of ['src', 'package-lock.json']) {
    await cp(name, join(root, name), { recursive: true })
  }
})
afterAll(() => rm(root, { recursive: true, force: true }))

const cases: [string, Maker[]][] = [
  ['src/publish/render-worker.ts', ['template', 'text']],
  ['src/publish/render-pages.ts', ['template', 'text']],
  ['src/plan/ready-page.ts', ['template', 'text']],
  ['src/publish/write-files.ts', ['archive', 'card', 'picture']],
  ['src/publish/content-of.ts', ['archive', 'card', 'picture']],
  ['src/files/feed-rss.ts', ['text']],
  ['src/publish/draw-card.ts', ['card']],
  ['src/plan/archive-files.ts', ['archive']],
  ['src/terminal/report.ts', []],
  ['src/dev/serve-writers.ts', []],
]

test.each(cases)('a change in %s makes again what it makes: %j', async (file, makers) => {
  const before = makerDigests(root)('')
  await appendFile(join(root, file), '\n// Another line.\n')
  const after = makerDigests(root)('')
  const all = Object.keys(before).filter(key => key !== 'plan') as Maker[]
  const changed = all.filter(maker => before[maker] !== after[maker])
  expect(changed.sort()).toEqual(makers)
})
