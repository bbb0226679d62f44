import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { compilingFolder, keepTemplates, keptTemplates } from './templates.ts'

it('templates are kept for the code that they were compiled from, and for no other', () => {
  const cache = compiled('export const one = 1')
  const templates = keepTemplates(cache, 'a')
  expect(keptTemplates(cache, 'a')).toEqual(templates)
  expect(keptTemplates(cache, 'b')).toBeUndefined()
})

it('templates that were compiled again take the place of the old ones', () => {
  const cache = compiled('export const one = 1')
  const { digest } = keepTemplates(cache, 'a')
  compile(cache, 'export const one = 2')
  expect(keepTemplates(cache, 'b').digest).not.toBe(digest)
  expect(keptTemplates(cache, 'a')).toBeUndefined()
})

it('the same bytes have the same digest, whatever code they were compiled from', () => {
  const cache = compiled('export const one = 1')
  const { digest } = keepTemplates(cache, 'a')
  compile(cache, 'export const one = 1')
  expect(keepTemplates(cache, 'b').digest).toBe(digest)
})

it('damaged templates are not used', () => {
  for (const file of ['server/entry.mjs', 'client/_astro/a.css', 'server/added.mjs', 'seal']) {
    const cache = compiled('export const one = 1')
    keepTemplates(cache, 'a')
    writeFileSync(join(cache, 'templates', file), 'other')
    expect(keptTemplates(cache, 'a'), file).toBeUndefined()
  }
})

function compiled(text: string): string {
  const cache = mkdtempSync(join(tmpdir(), 'backfile-templates-test-'))
  onTestFinished(() => rmSync(cache, { recursive: true }))
  compile(cache, text)
  return cache
}

function compile(cache: string, text: string): void {
  const folder = compilingFolder(cache)
  mkdirSync(join(folder, 'server'), { recursive: true })
  mkdirSync(join(folder, 'client', '_astro'), { recursive: true })
  writeFileSync(join(folder, 'server', 'entry.mjs'), text)
  writeFileSync(join(folder, 'client', '_astro', 'a.css'), 'a { color: red }')
}
