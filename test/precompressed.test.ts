import { createCipheriv } from 'node:crypto'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sourceOf, twinsOf } from '../src/plan/precompressed.ts'
import {
  article,
  build,
  filesBelow,
  type Place,
  place,
  run,
  siteFile,
  write,
} from './support/build.ts'

const settings = (precompressed: string) =>
  `name: Tern\naddress: https://tern.example\nprecompressed: ${precompressed}\n`

async function built(at: Place, flags: readonly string[] = []): Promise<string> {
  const { status, stdout, stderr } = await build(at, flags)
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

async function newSite(): Promise<Place> {
  const at = await place({
    'site.yaml': settings('[br, gz]'),
    'articles/2014/wall.md': article(
      { title: 'The wall', date: '2014-05-01' },
      'Long ago. '.repeat(200),
    ),
    'articles/2014/pier.md': article(
      { title: 'The pier', date: '2014-05-02' },
      'Of wood. '.repeat(200),
    ),
  })
  await write(at.public, {
    'own.txt': 'A text of the keeper. '.repeat(100),
    'noise.txt': noise,
    'short.txt': 'Short.',
    'tool.tar.gz': 'an archive',
  })
  return at
}

/** Bytes that no compression makes fewer. */
const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
  Buffer.alloc(5000),
)

const twins = async (at: Place) =>
  (await filesBelow(at.out)).filter(file => sourceOf(file) !== undefined)

test('every text of some size is there in each encoding, with the same bytes', async () => {
  const at = await newSite()
  expect(await built(at)).toMatch(
    /\d+ files precompressed: \d+ kB became \d+ kB as \.br, \d+ kB as \.gz\./,
  )
  const all = await twins(at)
  const others = (await filesBelow(at.out)).filter(file => sourceOf(file) === undefined)
  for (const file of others) {
    const bytes = await readFile(join(at.out, file))
    const own = twinsOf(file, bytes.length, ['br', 'gz'])
    expect(all).toEqual(expect.arrayContaining(own))
    for (const twin of all.filter(one => sourceOf(one) === file)) {
      const packed = await readFile(join(at.out, twin))
      const open = twin.endsWith('.br') ? brotliDecompressSync : gunzipSync
      expect(open(packed).equals(bytes)).toBe(true)
      if (file !== 'noise.txt') expect(packed.length).toBeLessThan(bytes.length)
    }
  }
  for (const file of ['own.txt', 'index.html', '2014/05/wall/index.html', 'feed.xml'])
    expect(all).toEqual(expect.arrayContaining([`${file}.br`, `${file}.gz`]))
  expect(all.some(file => file.startsWith('_astro/'))).toBe(true)
  expect(all).not.toContain('short.txt.gz')
  for (const file of (await readdir(at.out)).filter(name => /sitemap.*xml$|robots/.test(name)))
    expect(await siteFile(at, file)).not.toMatch(/\.(?:br|gz)\b/)
})

test('a build compresses what changed alone, and verify knows all of it', async () => {
  const at = await newSite()
  await built(at)
  expect(await built(at)).not.toContain('precompressed')
  const made = async () => (await stat(join(at.out, 'noise.txt.br'))).mtimeMs
  const before = await made()
  await write(at.content, {
    'articles/2014/pier.md': article(
      { title: 'The pier', date: '2014-05-02' },
      'Of iron. '.repeat(200),
    ),
  })
  const said = await built(at)
  expect(Number(/(\d+) files? precompressed/.exec(said)?.[1])).toBeLessThan(12)
  expect(await made()).toBe(before)
  const verified = await run(['scripts/verify.ts', '--clean'], at.env)
  expect(verified.stdout).toBe('Every file is as a build from nothing makes it.\n')
  await rm(join(at.out, '2014/05/wall/index.html.gz'))
  await writeFile(join(at.out, 'index.html.br'), 'spoilt')
  const named = await run(['scripts/verify.ts'], at.env)
  expect(named.stdout).toMatch(/altered: .*index\.html\.br\nmissing: .*wall\/index\.html\.gz/)
  await built(at)
  expect((await run(['scripts/verify.ts'], at.env)).stdout).toMatch(/^Every file/)
})

test('what is withdrawn leaves no precompressed file with its text, and none is left when the setting is off', async () => {
  const at = await newSite()
  await built(at)
  const withdrawn = {
    title: 'The wall',
    date: '2014-05-01',
    withdrawn: { reason: 'legal', date: '2015-01-01' },
  }
  await write(at.content, { 'articles/2014/wall.md': article(withdrawn, 'Long ago. '.repeat(200)) })
  await built(at)
  for (const twin of await twins(at)) {
    const open = twin.endsWith('.br') ? brotliDecompressSync : gunzipSync
    expect(open(await readFile(join(at.out, twin))).toString()).not.toContain('Long ago')
  }
  await write(at.content, { 'site.yaml': settings('[gz]') })
  await built(at)
  expect((await twins(at)).filter(file => file.endsWith('.br'))).toEqual([])
  await write(at.content, { 'site.yaml': settings('[]') })
  await built(at)
  expect(await twins(at)).toEqual([])
  expect((await run(['scripts/verify.ts', '--clean'], at.env)).status).toBe(0)
})

test('without the ledger, a precompressed file of a page never outlives what it was made from', async () => {
  const at = await newSite()
  await built(at)
  await rm(at.cache, { recursive: true })
  await write(at.content, { 'site.yaml': settings('[gz]') })
  await built(at)
  expect((await twins(at)).filter(file => file.endsWith('.br'))).toEqual([])
})

test('a file of public/ may not be the precompressed one of a page, nor of another file there', async () => {
  const at = await newSite()
  await write(at.public, {
    'index.html.gz': 'not the front page',
    'own.txt.br': 'another text',
    'alone.txt.gz': 'a file that readers load',
  })
  const { status, stderr } = await build(at)
  expect([status, stderr]).toEqual([1, expect.stringContaining('public/index.html.gz')])
  expect(stderr).toContain('public/own.txt.br')
  expect(stderr).not.toContain('alone.txt')
})

test('what a keeper had compressed does not count as made here, once it is gone', async () => {
  const at = await newSite()
  await write(at.content, { 'site.yaml': settings('[]') })
  await write(at.public, { 'own.txt.br': 'another text' })
  await built(at)
  await rm(join(at.public, 'own.txt.br'))
  await write(at.content, { 'site.yaml': settings('[br]') })
  await built(at)
  const bytes = await readFile(join(at.out, 'own.txt.br'))
  expect(brotliDecompressSync(bytes).toString()).toBe('A text of the keeper. '.repeat(100))
  // Nothing is made again then, not even of noise.txt, which did not become smaller.
  await write(at.public, { 'new.txt': 'Short.' })
  expect(await built(at)).not.toContain('precompressed')
})
