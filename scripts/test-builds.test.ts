import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  buildsIn,
  builtText,
  mostBuilds,
  noteBuild,
  notesOfBuilds,
  tooMany,
} from './test-builds.ts'

test('builds are counted by how they are made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-builds-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'builds')
  expect(buildsIn(file)).toEqual({ command: 0, shared: 0 })
  vi.stubEnv(notesOfBuilds, file)
  for (const way of ['command', 'shared', 'shared'] as const) noteBuild(way)
  vi.unstubAllEnvs()
  noteBuild('command')
  expect(buildsIn(file)).toEqual({ command: 1, shared: 2 })
  expect(builtText(buildsIn(file))).toContain('3 whole sites')
})

test('more builds than are allowed are too many', () => {
  expect(tooMany(mostBuilds)).toEqual([])
  expect(tooMany({ ...mostBuilds, command: mostBuilds.command + 1 })).toEqual([
    expect.stringContaining(`${mostBuilds.command + 1} builds`),
  ])
})
