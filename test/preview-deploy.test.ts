import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import {
  article,
  build,
  type Files,
  filesBelow,
  type Place,
  place,
  run,
  write,
} from './support/build.ts'
import { startStore } from './support/store.ts'

/* Previews go to a place of their own, and are never taken for the site; nor is it for them. */

const preview: Files = {
  'index.html': 'front',
  '404.html': 'none',
  '2026/01/a/index.html': 'a',
  '_astro/a.css': 'a{}',
  '.nojekyll': '',
}

/** A place with a preview that was made elsewhere, and an empty folder to deploy to. */
async function withPreview(files: Files = preview): Promise<{ at: Place; target: string }> {
  const at = await place({ 'site.yaml': 'name: Tern\naddress: https://tern.example\n' })
  await write(`${at.out}-preview`, files)
  const target = await mkdtemp(join(tmpdir(), 'backfile-target-'))
  onTestFinished(() => rm(target, { recursive: true, force: true }))
  return { at, target }
}

function deployed(at: Place, words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return run(['scripts/deploy.ts', ...words], { ...at.env, ...env })
}

/** The files below a folder, but for those of ledgers. */
async function filesOf(folder: string): Promise<string[]> {
  return (await filesBelow(folder)).filter(file => !file.includes('.well-known/'))
}

const below = (name: string, files: Files = preview) =>
  Object.keys(files)
    .map(file => `${name}/${file}`)
    .sort()

test('previews are beside each other, are replaced one by one, and leave nothing when they are removed', async () => {
  const { at, target } = await withPreview()
  for (const name of ['pr-1', 'pr-2']) {
    const { status, stdout } = await deployed(at, [target, '--preview', name])
    expect([status, stdout]).toEqual([0, expect.stringContaining('5 files')])
  }
  expect(await filesOf(target)).toEqual([...below('pr-1'), ...below('pr-2')].sort())
  await rm(join(`${at.out}-preview`, '2026'), { recursive: true })
  await write(`${at.out}-preview`, { 'index.html': 'another' })
  const again = await deployed(at, ['--preview=pr-2', target])
  expect(again.stdout).toMatch(/1 file .* sent, 1 removed/)
  expect(await readFile(join(target, 'pr-1/index.html'), 'utf8')).toBe('front')
  expect(await readFile(join(target, 'pr-2/index.html'), 'utf8')).toBe('another')
  const dry = await deployed(at, [target, '--preview', 'pr-2', '--remove', '--dry-run'])
  expect([dry.status, dry.stdout]).toEqual([0, expect.stringContaining('files to remove')])
  const looked = await deployed(at, [target, '--preview', 'pr-2', '--audit'])
  expect([looked.status, looked.stderr]).toEqual([1, expect.stringContaining('--audit')])
  expect(await filesOf(join(target, 'pr-2'))).toHaveLength(4)
  const gone = await deployed(at, [target, '--preview', 'pr-2', '--remove'])
  expect([gone.status, gone.stdout]).toEqual([0, expect.stringContaining('files removed')])
  expect((await filesBelow(target)).filter(file => file.startsWith('pr-2'))).toEqual([])
  const twice = await deployed(at, [target, '--preview', 'pr-2', '--remove'])
  expect([twice.status, twice.stdout]).toEqual([0, expect.stringContaining('0 files removed')])
  expect((await deployed(at, [target, '--preview', 'pr-2'])).status).toBe(0)
  expect(await filesOf(join(target, 'pr-2'))).toHaveLength(4)
})

test('a folder that is no preview is not removed, nor is anything with --dry-run', async () => {
  const { at, target } = await withPreview()
  const lock = (more: object) =>
    JSON.stringify({ id: 'a', machine: 'b', pid: 1, since: 'then', touched: [], ...more })
  await write(target, {
    'photos/a.jpg': 'mine',
    'begun/.well-known/backfile/lock.json': lock({}),
    'begun/index.html': 'site',
    'broken/.well-known/backfile/lock.json': 'half',
    'broken/index.html': 'site',
  })
  const before = await filesBelow(target)
  for (const [name, reason] of [
    ['photos', 'and no preview'],
    ['begun', 'holds a site'],
    ['broken', 'holds a site'],
  ] as const) {
    const { status, stderr } = await deployed(at, [target, '--preview', name, '--remove'])
    expect([status, stderr]).toEqual([1, expect.stringContaining(reason)])
  }
  const { stderr } = await deployed(at, [target, '--preview', 'photos'])
  expect(stderr).toContain('files that Backfile did not put there')
  expect(await filesBelow(target)).toEqual(before)

  await deployed(at, [target, '--preview', 'pr-1'])
  const withIt = await filesBelow(target)
  const dry = await deployed(at, [target, '--preview', 'pr-1', '--remove', '--dry-run'])
  expect([dry.status, dry.stdout]).toEqual([0, expect.stringContaining('files to remove')])
  expect(await filesBelow(target)).toEqual(withIt)
  // Its first deploy did not come to its end.
  await rm(join(target, 'pr-1/.well-known/backfile/ledger.json'))
  await write(target, { 'pr-1/.well-known/backfile/lock.json': lock({ preview: true }) })
  const gone = await deployed(at, [target, '--preview', 'pr-1', '--remove'])
  expect([gone.status, gone.stdout]).toEqual([0, expect.stringContaining('files removed')])
  expect(await filesBelow(target)).toEqual(before)
})

test('a store has previews below its prefix, and nobody is told of them', async () => {
  const { at } = await withPreview()
  const store = await startStore()
  const env = { ...store.env, INDEXNOW_KEY: 'k'.repeat(16), BACKFILE_PURGE_COMMAND: 'false' }
  const { status, stdout, stderr } = await deployed(at, [store.target, '--preview', 'pr-7'], env)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout.trim().split('\n')).toHaveLength(1)
  const keys = [...(await store.objects()).keys()].filter(key => !key.includes('.well-known'))
  expect(keys.sort()).toEqual(below('pr-7'))
  await deployed(at, [store.target, '--preview', 'pr-77'], env)
  await deployed(at, [store.target, '--preview', 'pr-7', '--remove'], env)
  const left = [...(await store.objects()).keys()]
  expect(left.filter(key => !key.startsWith('pr-77/'))).toEqual([])
  expect(left.length).toBeGreaterThan(5)
})

test('a preview does not go where a site is, nor a site where a preview is, whatever is asked', async () => {
  const { at, target } = await withPreview()
  await write(at.content, { 'articles/a.md': article({ title: 'A', date: '2026-01-01' }) })
  expect((await build(at)).status).toBe(0)
  const all = ['--delete', '--back', '--other-site', '--adopt', '--repair']
  const site = join(target, 'live')
  await mkdir(site)
  expect((await deployed(at, [site])).status).toBe(0)
  const before = await filesBelow(target)
  const into = await deployed(at, [site, '--preview', 'pr-1', ...all])
  expect([into.status, into.stderr]).toEqual([1, expect.stringContaining('holds a site')])
  await write(target, { 'begun/.well-known/backfile/lock.json': '{}' })
  const begun = await deployed(at, [join(target, 'begun'), '--preview', 'pr-1', ...all])
  expect([begun.status, begun.stderr]).toEqual([1, expect.stringContaining('holds a site')])
  await write(target, { 'odd/.well-known/backfile/ledger.json': 'odd' })
  const odd = await deployed(at, [target, '--preview', 'odd', '--remove'])
  expect([odd.status, odd.stderr]).toEqual([1, expect.stringContaining('It stays')])
  for (const name of ['begun', 'odd']) await rm(join(target, name), { recursive: true })
  const over = await deployed(at, [target, '--preview', 'live', ...all])
  expect([over.status, over.stderr]).toEqual([1, expect.stringContaining('has a site')])
  const away = await deployed(at, [target, '--preview', 'live', '--remove'])
  expect([away.status, away.stderr]).toEqual([1, expect.stringContaining('It stays')])
  expect(await filesBelow(target)).toEqual(before)

  await deployed(at, [target, '--preview', 'pr-1'])
  const back = await deployed(at, [join(target, 'pr-1'), ...all])
  expect([back.status, back.stderr]).toEqual([1, expect.stringContaining('has a preview')])
  expect(await filesOf(join(target, 'pr-1'))).toEqual(Object.keys(preview).sort())
  const own = await deployed(at, [`${at.out}-preview`, '--preview', 'pr-1'])
  expect([own.status, own.stderr]).toEqual([1, expect.stringContaining('output folder')])
})

test('a preview that was built here is not deployed as a site', async () => {
  const { at, target } = await withPreview({})
  await write(at.content, { 'articles/a.md': article({ title: 'A', date: '2026-01-01' }) })
  expect((await build(at, ['--preview', 'https://p.example/'])).status).toBe(0)
  const env = { BACKFILE_OUT: `${at.out}-preview`, BACKFILE_CACHE: `${at.cache}-preview` }
  const { status, stderr } = await deployed(at, [target, '--other-site', '--adopt'], env)
  expect([status, stderr]).toEqual([1, expect.stringContaining('holds a preview')])
  expect(await filesBelow(target)).toEqual([])
  const { status: asPreview } = await deployed(at, [target, '--preview', 'pr-1'])
  expect(asPreview).toBe(0)
  expect(await filesOf(target)).toContain('pr-1/2026/01/a/index.html')
})

test('a site does not go beside previews, whatever is asked', async () => {
  const { at, target } = await withPreview()
  await deployed(at, [target, '--preview', 'pr-1'])
  await write(at.content, { 'articles/a.md': article({ title: 'A', date: '2026-01-01' }) })
  expect((await build(at)).status).toBe(0)
  const { status, stderr } = await deployed(at, [target, '--adopt'])
  expect([status, stderr]).toEqual([1, expect.stringContaining('in its folders: pr-1. Give')])
  expect(await filesBelow(target)).not.toContain('index.html')
})

test('files that cannot be of a preview are named, all of them, and nothing is sent', async () => {
  const { at, target } = await withPreview({
    ...preview,
    '_worker.js': 'steal()',
    '.well-known/backfile/ledger.json': '{}',
    'a\\..\\b.html': 'x',
    'line\n::error::break.html': 'x',
  })
  const folder = `${at.out}-preview`
  await write(at.root, { 'secret.txt': 'canary' })
  await symlink('/etc/passwd', join(folder, 'passwd.html'))
  await symlink('../../secret.txt', join(folder, '2026', 'secret.html'))
  await symlink('/etc', join(folder, 'etc'))
  await symlink('/proc/self/environ', join(folder, '2026/01/a', 'environ'))
  await promisify(execFile)('mkfifo', [join(folder, 'pipe')])
  for (const words of [
    ['scripts/deploy.ts', target, '--preview', 'pr-1'],
    ['scripts/verify.ts', '--preview'],
  ]) {
    const { status, stdout, stderr } = await run(words, at.env)
    expect(status).toBe(1)
    const named = ['_worker.js', 'ledger.json', 'b.html', 'break.html', 'passwd.html', 'pipe']
    for (const name of [...named, 'secret.html', 'etc', 'environ']) expect(stderr).toContain(name)
    expect(`${stdout}${stderr}`.split('\n').filter(line => line.startsWith('::'))).toEqual([])
  }
  expect(await filesBelow(target)).toEqual([])
})

test('only a name is the name of a preview', async () => {
  const { at, target } = await withPreview()
  for (const name of ['../up', 'pr/1', '.well-known', 'PR', '-a', 'a'.repeat(41)]) {
    const { status, stderr } = await deployed(at, [target, `--preview=${name}`, '--remove'])
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('cannot be the name of a preview'),
    ])
  }
  expect(await filesBelow(target)).toEqual([])
})

test('a host that takes whole sites gets no preview, and the message does not lead to a deploy of the site', async () => {
  const { at } = await withPreview()
  for (const more of [[], ['--remove']]) {
    const words = ['netlify://some-site', '--preview', 'pr-1', ...more]
    const { status, stderr } = await deployed(at, words)
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^netlify:.*setup-ci/)])
    expect(stderr).not.toContain('npm run deploy')
  }
})

test('without a preview, nothing is deployed', async () => {
  const { at, target } = await withPreview({})
  const { status, stderr } = await deployed(at, [target, '--preview', 'pr-1'])
  expect([status, stderr]).toEqual([1, expect.stringContaining('There is no preview')])
})
