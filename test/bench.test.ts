import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Results } from '../scripts/bench/report.ts'
import { scenarios } from '../scripts/bench/scenarios.ts'
import { run } from './support/build.ts'
import { freePort } from './support/serve.ts'

/** The folder of all benchmarks, which find there what those before have made. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backfile-bench-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the benchmark measures 120 articles in every scenario, and writes what it saw', async () => {
  const args = ['--sizes', '120', '--runs', '1', '--peers', 'none', '--folder', folder]
  const { status, stdout, stderr } = await run(['scripts/bench.ts', ...args])
  expect(status, stderr).toBe(0)
  const { measures } = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as Results
  expect(measures.map(({ scenario }) => scenario)).toEqual(scenarios.map(({ name }) => name))
  for (const { scenario, wall, cpu, memory } of measures) {
    expect(wall[0], scenario).toBeGreaterThan(0)
    expect(cpu[0], scenario).toBeGreaterThan(0)
    expect(memory[0], scenario).toBeGreaterThan(20)
  }
  const files = new Map(measures.map(({ scenario, files }) => [scenario, files]))
  expect(files.get('cold')).toBeGreaterThan(240)
  expect(files.get('nothing changed')).toBe(0)
  expect(files.get('one old article edited')).toBeLessThan(20)
  expect(stdout).toContain('| cold | Backfile |')
})

test('the benchmark of search asks every question of 120 articles, and says what it cost', async () => {
  const args = ['--sizes', '120', '--runs', '1', '--folder', folder]
  const { status, stdout, stderr } = await run(['scripts/bench-search.ts', ...args])
  expect(status, stderr).toBe(0)
  const rows = stdout.match(/^\| .+ \| \d+ \| \d+ \| [\d.]+ \| [\d.]+ \|$/gm)
  expect(rows).toHaveLength(5)
  expect(stdout).toMatch(/all \d+ segments are made in [\d.]+ s/)
})

test('the benchmark of the server for writers sees saves in a browser, and says what they cost', async () => {
  const port = String(await freePort())
  const args = ['--sizes', '500', '--saves', '1', '--folder', folder, '--port', port]
  const { status, stdout, stderr } = await run(['scripts/bench-dev.ts', ...args])
  expect(status, stderr).toBe(0)
  expect(stdout.match(/^\| 500 \| .+ \| [\d.]+ \| [\d.]+ \| [\d.]+ \|$/gm)).toHaveLength(2)
})
