import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { takeContent } from './proposed-content.ts'

let root: string
let to: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'backfile-proposed-'))
  to = join(root, 'taken')
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  git(['init', '--quiet'])
})

function git(words: readonly string[], input?: string): string {
  const own = ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.org']
  const { status, stdout, stderr } = spawnSync('git', [...own, ...words], { input })
  expect([status, stderr.toString()]).toEqual([0, expect.anything()])
  return stdout.toString().trim()
}

/** Commits files, which go on top of those that are there. */
function committed(files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), bytes)
  }
  git(['add', '--all', '.'])
  git(['commit', '--quiet', '--message=x'])
  return git(['rev-parse', 'HEAD'])
}

it('writes the bytes of every file of the content, whatever attributes say, and nothing else', () => {
  const bytes = Buffer.from(Array.from({ length: 300 }, (_, i) => i % 256))
  const files = {
    'content/articles/a.md': 'One\nTwo\n',
    'content/media/all.bin': bytes,
    'content/media/none.bin': '',
    'content/media/Ä 1.bin': 'ä',
  }
  committed({ 'content/old.md': 'x' })
  rmSync(join(root, 'content/old.md'))
  const commit = committed({
    ...{ ...files, 'package.json': '{}', 'contents/b.md': 'x' },
    ...{ '.gitattributes': '* text eol=crlf ident export-ignore\n', 'content.md': 'x' },
  })
  expect(takeContent(root, commit, to)).toEqual([])
  for (const [name, text] of Object.entries(files)) {
    const taken = readFileSync(join(to, name.slice('content/'.length)))
    expect([name, taken.equals(Buffer.from(text))]).toEqual([name, true])
  }
  for (const name of ['old.md', 'b.md', 'package.json']) {
    expect([name, existsSync(join(to, name))]).toEqual([name, false])
  }
})

it('counts what is new alone against the limits', () => {
  const small = committed({ 'content/a.md': 'x' })
  committed({ 'content/media/huge.bin': Buffer.alloc(25_000_001) })
  const blob = git(['rev-parse', `${small}:content/a.md`])
  const names = Array.from({ length: 5001 }, (_, i) => `content/articles/${i}.md`)
  git(['update-index', '--index-info'], names.map(name => `100644 ${blob}\t${name}\n`).join(''))
  git(['commit', '--quiet', '--message=Many'])
  const many = git(['rev-parse', 'HEAD'])
  expect(takeContent(root, many, to)).toEqual([])
  rmSync(to, { recursive: true })
  git(['update-ref', 'HEAD', small])
  expect(takeContent(root, many, to).map(({ file, message }) => [file, message])).toEqual([
    ['content/media/huge.bin', expect.stringMatching(/25,000,001 bytes; at most 25,000,000/)],
    [undefined, expect.stringMatching(/5,002 files; at most 5,000/)],
  ])
  expect(existsSync(to)).toBe(false)
})

it('refuses more bytes than it may take together', () => {
  committed({ 'content/a.md': 'x' })
  const part = Buffer.alloc(25_000_000)
  const parts = Array.from({ length: 11 }, (_, i) => [`content/media/${i}.bin`, part])
  const commit = committed(Object.fromEntries(parts))
  git(['checkout', '--quiet', 'HEAD~1'])
  expect(takeContent(root, commit, to)).toEqual([
    { message: expect.stringMatching(/275,000,000 bytes; at most 250,000,000/) },
  ])
})

it('refuses what names no commit, and a folder that is there', () => {
  const commit = committed({ 'content/a.md': 'x' })
  for (const name of ['HEAD', '', '--help', commit.slice(0, 12), 'f'.repeat(40), `${commit}\n`]) {
    expect([name, takeContent(root, name, to)]).toEqual([name, [expect.anything()]])
    expect(existsSync(to)).toBe(false)
  }
  mkdirSync(to)
  expect(takeContent(root, commit, to)).toEqual([
    { message: expect.stringContaining('is there already') },
  ])
  const without = committed({ 'b.md': 'x' })
  git(['rm', '--quiet', '-r', 'content'])
  expect(takeContent(root, without, join(root, 'other'))).toEqual([])
  const none = committed({ 'c.md': 'x' })
  expect(takeContent(root, none, join(root, 'third'))).toEqual([
    { message: 'It has no folder content/.' },
  ])
})
