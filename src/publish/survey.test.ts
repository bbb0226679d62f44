import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { rowOf } from './site-files.ts'
import { surveyOf } from './survey.ts'

it('surveyOf() names what is missing, what is altered, and what the ledger does not know', () => {
  const out = mkdtempSync(join(tmpdir(), 'backfile-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  mkdirSync(join(out, 'a'))
  for (const name of ['a/index.html', 'b.html', 'e\u0301.html'])
    writeFileSync(join(out, name), name)
  const rows = new Map(
    ['a/index.html', 'b.html', 'e\u0301.html'].map(name => [
      name.normalize('NFC'),
      rowOf(join(out, name), ''),
    ]),
  )
  expect(surveyOf(out, rows)).toEqual({
    ...{ missing: new Set(), altered: new Set(), extra: [] },
  })
  writeFileSync(join(out, 'b.html'), 'other')
  writeFileSync(join(out, 'left.html'), 'x')
  rmSync(join(out, 'a/index.html'))
  expect(surveyOf(out, rows)).toEqual({
    missing: new Set(['a/index.html']),
    altered: new Set(['b.html']),
    extra: ['left.html'],
  })
})

it('surveyOf() a folder that does not exist finds everything missing', () => {
  const row = { fingerprint: '', size: 1, mtime: 1, sha256: '' }
  expect(surveyOf('/no/such/folder', new Map([['index.html', row]]))).toEqual({
    missing: new Set(['index.html']),
    altered: new Set(),
    extra: [],
  })
})
