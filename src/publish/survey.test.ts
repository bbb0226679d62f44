import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { rowOf } from './site-files.ts'
import { mark } from './site-mark.ts'
import { lookAside, surveyOf } from './survey.ts'
import lookAt from './survey-worker.ts'

const composed = '\u00e9/index.html'
const decomposed = 'e\u0301/index.html'
const names = ['a/index.html', 'b.html', composed]

function put(out: string, name: string, text = name): void {
  mkdirSync(dirname(join(out, name)), { recursive: true })
  writeFileSync(join(out, name), text)
}

/** A folder with files, and a ledger that knows each of them. */
function site(files = names) {
  const out = mkdtempSync(join(tmpdir(), 'backfile-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  for (const name of files) put(out, name)
  const rows = new Map(files.map(name => [name, rowOf(join(out, name), '')] as const))
  const look = () => lookAt({ folder: out, notes: `${out}-notes` })
  return { out, rows, look, survey: () => surveyOf(out, look(), rows) }
}
const none = { missing: new Set(), altered: new Set(), spare: [], foreign: [] }

it('names what is missing, what is altered, and what the ledger does not know', () => {
  const { out, survey } = site()
  expect(survey()).toMatchObject(none)
  put(out, 'b.html', 'other')
  put(out, 'left.html')
  rmSync(join(out, 'a/index.html'))
  expect(survey()).toMatchObject({
    missing: new Set(['a/index.html']),
    altered: new Set(['b.html']),
    spare: [],
    foreign: ['left.html'],
  })
})

it('knows a file of another time by its bytes, and takes no link or folder for a file', () => {
  const { out, survey } = site()
  for (const name of names) utimesSync(join(out, name), 1, 1)
  expect(survey()).toMatchObject(none)
  put(out, 'b.html', 'B.html')
  rmSync(join(out, 'a/index.html'))
  symlinkSync(join(out, 'b.html'), join(out, 'a/index.html'))
  expect(survey()).toMatchObject({ ...none, altered: new Set(['a/index.html', 'b.html']) })
})

it('takes a name of another Unicode form for another file, which is ours to remove', () => {
  const { out, survey } = site()
  put(out, decomposed)
  expect(survey()).toMatchObject({ ...none, spare: [decomposed] })
  rmSync(join(out, dirname(composed)), { recursive: true })
  expect(survey()).toMatchObject({ ...none, missing: new Set([composed]), spare: [decomposed] })
})

it('takes two names that the disk has for one file as one', () => {
  const { out, rows, look } = site()
  mkdirSync(join(out, dirname(decomposed)))
  linkSync(join(out, composed), join(out, decomposed))
  const seen = look()
  const files = seen.files.split('\0')
  const kept = files.flatMap((file, i) => (file === composed ? [] : [i]))
  const only = {
    files: kept.map(i => files[i]).join('\0'),
    sizes: Float64Array.from(kept, i => seen.sizes[i] ?? 0),
    times: Float64Array.from(kept, i => seen.times[i] ?? 0),
  }
  expect(surveyOf(out, only, rows)).toMatchObject(none)
})

it('takes a link or a file at the place of a folder of ours for ours to remove', () => {
  const { out, survey } = site(['a/b/c.html', 'd/e.html'])
  for (const folder of ['a', 'd']) rmSync(join(out, folder), { recursive: true })
  symlinkSync(tmpdir(), join(out, 'a'))
  put(out, 'd')
  const missing = new Set(['a/b/c.html', 'd/e.html'])
  expect(survey()).toMatchObject({ ...none, missing, spare: ['a', 'd'] })
})

it('knows by the time of the mark whether the ledger is that of the last build', () => {
  const { out, survey } = site([mark.file])
  expect(survey().isLatest).toBe(true)
  utimesSync(join(out, mark.file), 1, 1)
  expect(survey()).toMatchObject({ ...none, isLatest: false })
  rmSync(join(out, mark.file))
  expect(survey().isLatest).toBe(false)
})

it('a folder that does not exist has everything missing, looked at aside too', async () => {
  const row = { fingerprint: '', size: 1, mtime: 1, sha256: '' }
  const rows = new Map([['index.html', row]])
  const seen = await lookAside({ out: '/no/such/folder', cache: tmpdir() })
  expect(surveyOf('/no/such/folder', seen, rows)).toMatchObject({ missing: new Set(rows.keys()) })
})
