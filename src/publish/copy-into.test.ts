import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copyInto } from './copy-into.ts'

function folders(): { from: string; to: string } {
  const root = mkdtempSync(join(tmpdir(), 'backfile-copy-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const [from, to] = [join(root, 'from'), join(root, 'to')]
  mkdirSync(join(from, 'a/.git'), { recursive: true })
  writeFileSync(join(from, 'a/b.txt'), 'b')
  writeFileSync(join(from, 'a/.git/config'), 'x')
  return { from, to }
}

test('files, linked files and linked folders are copied; the history in git is not', () => {
  const { from, to } = folders()
  symlinkSync('b.txt', join(from, 'a/c.txt'))
  symlinkSync('a', join(from, 'd'))
  copyInto(to, [from, join(from, 'missing')])
  for (const file of ['a/b.txt', 'a/c.txt', 'd/b.txt', 'd/c.txt'])
    expect(readFileSync(join(to, file), 'utf8')).toBe('b')
  expect(() => readFileSync(join(to, 'a/.git/config'))).toThrow('ENOENT')
})

test.each<[string, (path: string) => void, string]>([
  ['a link to nothing', path => symlinkSync('/nowhere/at/all', path), 'it is a link to nothing'],
  [
    'a link to its own folder',
    path => symlinkSync('.', path),
    'it is a link to a folder that it is in',
  ],
  [
    'a link to a folder above',
    path => symlinkSync('../..', path),
    'it is a link to a folder that it is in',
  ],
  ['a link to itself', path => symlinkSync('odd', path), 'its links go in a circle'],
  ['a pipe', path => execFileSync('mkfifo', [path]), 'it is neither a file nor a folder'],
])('%s is refused by name', (_, make, fault) => {
  const { from, to } = folders()
  make(join(from, 'a/odd'))
  expect(() => copyInto(to, [from])).toThrow(fault)
  expect(() => copyInto(to, [from])).toThrow(/a\/odd cannot be published/)
})
