import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { digestOf } from '../archive/digest.ts'
import { writeAtOnce } from '../intake/write-at-once.ts'
import { Memory } from './memory.ts'
import { Unusable } from './old-item.ts'
import { reportNamed, undo } from './undo.ts'

function contentWith(files: { file: string; digest: string }[], pictures = {}) {
  const root = mkdtempSync(join(tmpdir(), 'undo-'))
  const report = join(root, 'content/imports/one.json')
  mkdirSync(dirname(report), { recursive: true })
  mkdirSync(join(root, 'content/articles'))
  mkdirSync(join(root, 'outside'))
  writeFileSync(join(root, 'outside/k.txt'), 'theirs')
  const source = { kind: 'feed', name: 'one.xml', site: {} }
  writeFileSync(
    report,
    JSON.stringify({ version: 1, source, totals: {}, items: [], pictures, files }),
  )
  return { root, report, outside: join(root, 'outside/k.txt') }
}

const digest = digestOf('theirs')

test('a file that a link leads to outside the content folder is kept and named', () => {
  const { root, report, outside } = contentWith([{ file: 'articles/link/k.txt', digest }])
  symlinkSync('../../outside', join(root, 'content/articles/link'))
  expect(undo(report).kept).toEqual([
    { file: 'articles/link/k.txt', reason: expect.stringContaining('leads out') },
  ])
  expect(readFileSync(outside, 'utf8')).toBe('theirs')
})

test.each([
  '../outside/k.txt',
  'articles/../../outside/k.txt',
  '/etc/hostname',
  'imports/one.json',
])('a report that names %s is refused, and nothing is removed', file => {
  const { report, outside } = contentWith([{ file, digest }])
  expect(() => undo(report)).toThrow(Unusable)
  expect([existsSync(outside), existsSync(report)]).toEqual([true, true])
})

test('so are the pictures of a report and the lines of a journal', () => {
  const pictures = { 'http://old.example/evil.svg': { file: '../victim/hook.sh', digest: '0' } }
  expect(() => undo(contentWith([], pictures).report)).toThrow(/not a path within/)
  const { report } = contentWith([])
  writeFileSync(report.replace('.json', '.journal'), '{"file":"../outside/k.txt","digest":"0"}\n')
  expect(() => undo(report)).toThrow(/not a path within/)
})

test('a report is meant by its path, or by its name in a content folder', () => {
  expect(reportNamed('one', '/a/content', undefined)).toBe('/a/content/imports/one.json')
  expect(reportNamed('one.html', '/a/content', undefined)).toBe('/a/content/imports/one.json')
  expect(reportNamed('one.json', '/b/other', '/b/other')).toBe('/b/other/imports/one.json')
  expect(reportNamed('herald.2024', '/a/content', undefined)).toBe(
    '/a/content/imports/herald.2024.json',
  )
  expect(reportNamed('/c/content/imports/one.html', '/a/content', undefined)).toBe(
    '/c/content/imports/one.json',
  )
  expect(reportNamed('/b/other/imports/one.json', '/b/other', '/b/other')).toBe(
    '/b/other/imports/one.json',
  )
  expect(() => reportNamed('/c/content/imports/one.json', '/b/other', '/b/other')).toThrow(
    /not a report of \/b\/other/,
  )
})

test('a report that is not there is answered by the names of those that are', () => {
  const { report } = contentWith([])
  expect(() => undo(report.replace('one', 'two'))).toThrow(/Reports in that folder: one\./)
})

test.each([
  ['the folder of reports', 'imports', '../outside'],
  ['a report', 'imports/two.json', '../../outside/k.txt'],
  ['a journal', 'imports/two.journal', '../../outside/k.txt'],
  ['a page', 'imports/two.html', '../../outside/k.txt'],
])('%s that links out is neither read nor written', (_, name, target) => {
  const { root, report, outside } = contentWith([])
  if (name === 'imports') rmSync(dirname(report), { recursive: true })
  symlinkSync(target, join(root, 'content', name))
  const two = join(root, 'content/imports/two.json')
  expect(() => undo(two)).toThrow(/real folder/)
  expect(() => new Memory({ report: two })).toThrow(/real folder/)
  expect(readFileSync(outside, 'utf8')).toBe('theirs')
})

test('a folder of reports that is a link within the content folder is one all the same', () => {
  const { root, report } = contentWith([])
  renameSync(dirname(report), join(root, 'content/reports'))
  symlinkSync('reports', join(root, 'content/imports'))
  expect(undo(report)).toEqual({ removed: [], kept: [] })
})

test('a link at the place of an unfinished file is replaced and not followed', () => {
  const { root, outside } = contentWith([])
  symlinkSync('../../outside/k.txt', join(root, 'content/articles/a.md~'))
  writeAtOnce(join(root, 'content/articles/a.md'), 'ours')
  expect(readFileSync(outside, 'utf8')).toBe('theirs')
  expect(readFileSync(join(root, 'content/articles/a.md'), 'utf8')).toBe('ours')
})
