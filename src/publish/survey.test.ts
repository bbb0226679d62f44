import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { rowOf } from './site-files.ts'
import { lookAside, surveyOf } from './survey.ts'
import look from './survey-worker.ts'

const names = ['a/index.html', 'b.html', 'e\u0301.html']

function site(): { out: string; rows: Map<string, ReturnType<typeof rowOf>> } {
  const out = mkdtempSync(join(tmpdir(), 'backfile-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  mkdirSync(join(out, 'a'))
  for (const name of names) writeFileSync(join(out, name), name)
  const rows = names.map(name => [name.normalize('NFC'), rowOf(join(out, name), '')] as const)
  return { out, rows: new Map(rows) }
}
const nothing = { missing: new Set(), altered: new Set(), extra: [] }

it('surveyOf() names what is missing, what is altered, and what the ledger does not know', () => {
  const { out, rows } = site()
  expect(surveyOf(out, look(out), rows)).toEqual(nothing)
  writeFileSync(join(out, 'b.html'), 'other')
  writeFileSync(join(out, 'left.html'), 'x')
  rmSync(join(out, 'a/index.html'))
  expect(surveyOf(out, look(out), rows)).toEqual({
    missing: new Set(['a/index.html']),
    altered: new Set(['b.html']),
    extra: ['left.html'],
  })
})

it('surveyOf() knows a file of another time by its bytes, and takes no link or folder for a file', () => {
  const { out, rows } = site()
  for (const name of names) utimesSync(join(out, name), 1, 1)
  expect(surveyOf(out, look(out), rows)).toEqual(nothing)
  writeFileSync(join(out, 'b.html'), 'B.html')
  rmSync(join(out, 'a/index.html'))
  symlinkSync(join(out, 'b.html'), join(out, 'a/index.html'))
  expect(surveyOf(out, look(out), rows)).toMatchObject({
    altered: new Set(['a/index.html', 'b.html']),
    missing: new Set(),
  })
})

it('a folder that does not exist has everything missing, looked at aside too', async () => {
  const row = { fingerprint: '', size: 1, mtime: 1, sha256: '' }
  const rows = new Map([['index.html', row]])
  const seen = await lookAside('/no/such/folder')
  expect(surveyOf('/no/such/folder', seen, rows)).toMatchObject({ missing: new Set(rows.keys()) })
})
