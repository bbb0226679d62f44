import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { digestOf } from '../archive/digest.ts'
import { Unusable } from './old-item.ts'
import { undo } from './undo.ts'

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
