import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { compilingFolder, keepTemplates, keptTemplates } from './templates.ts'

/** No file here is of a later time. */
const later = Number.MAX_SAFE_INTEGER

it('templates are kept while their files and tools are the same', () => {
  const { cache, inputs, file } = compiled()
  const templates = keepTemplates(cache, 'a', inputs, later)
  expect(keptTemplates(cache, 'a')).toEqual(templates)
  expect(keptTemplates(cache, 'b')).toBeUndefined()
  writeFileSync(file, 'changed')
  expect(keptTemplates(cache, 'a')).toBeUndefined()
  rmSync(file)
  expect(keptTemplates(cache, 'a')).toBeUndefined()
})

it('templates that were compiled again take the place of the old ones', () => {
  const { cache, inputs, file } = compiled()
  const { digest } = keepTemplates(cache, 'a', inputs, later)
  writeFileSync(file, 'changed')
  compile(cache)
  expect(keepTemplates(cache, 'a', inputs, later).digest).not.toBe(digest)
  expect(keptTemplates(cache, 'a')).toBeDefined()
})

it('packages have the same digest wherever they are installed', () => {
  const digests = [compiled(), compiled()].map(({ cache, inputs }) =>
    keepTemplates(cache, 'a', inputs, later),
  )
  expect(new Set(digests.map(({ digest }) => digest)).size).toBe(1)
})

it('templates of which a file changed while they were compiled are compiled again', () => {
  const { cache, inputs } = compiled()
  const first = keepTemplates(cache, 'a', inputs, later)
  compile(cache)
  expect(keepTemplates(cache, 'a', inputs, 0).digest).not.toBe(first.digest)
  expect(keptTemplates(cache, 'a')).toBeUndefined()
})

it('damaged templates are not used', () => {
  for (const file of ['server/entry.mjs', 'client/_astro/a.css', 'server/added.mjs', 'seal.json']) {
    const { cache, inputs } = compiled()
    keepTemplates(cache, 'a', inputs, later)
    writeFileSync(join(cache, 'templates', file), 'other')
    expect(keptTemplates(cache, 'a'), file).toBeUndefined()
  }
})

function compiled() {
  const root = mkdtempSync(join(tmpdir(), 'backfile-templates-test-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const file = join(root, 'node_modules', 'one', 'index.js')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, 'one')
  compile(root)
  return { cache: root, inputs: [file], file }
}

function compile(cache: string): void {
  const folder = compilingFolder(cache)
  mkdirSync(join(folder, 'server'), { recursive: true })
  mkdirSync(join(folder, 'client', '_astro'), { recursive: true })
  writeFileSync(join(folder, 'server', 'entry.mjs'), 'export const one = 1')
  writeFileSync(join(folder, 'client', '_astro', 'a.css'), 'a { color: red }')
}
