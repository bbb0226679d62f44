import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { explanations } from '../src/archive/explain.ts'
import type { Problem } from '../src/archive/problem.ts'
import { largestArticle } from '../src/intake/article-worker.ts'
import { open } from '../src/publish/open.ts'
import { type ReportFormat, report } from '../src/terminal/report.ts'
import { article, type Files, link, type Place, place } from './support/build.ts'

const folder = 'test/problems'
const codes = Object.keys(explanations).sort()
const now = Date.parse('2026-06-01')
const onHost = (host: string) => JSON.stringify({ name: 'P', address: 'https://p.example', host })
const ferry = { title: 'The ferry is late', date: '2019-05-04' }

/** Mistakes that no committed file can hold: what to write, and what to do then. */
const made: Record<
  string,
  { files: Files; published?: number; afterwards?: (at: Place) => Promise<void> }
> = {
  'articles-lost': { files: { 'articles/a.md': article(ferry) }, published: 20 },
  'articles-missing': { files: { 'site.yaml': 'name: Paper\n' } },
  'content-missing': { files: {}, afterwards: at => rm(at.content, { recursive: true }) },
  'file-not-text': {
    files: { 'articles/latin.md': Buffer.from('---\ntitle: Caf\xe9\n---\n', 'latin1') },
  },
  'file-too-large': { files: { 'articles/long.md': article(ferry, 'x'.repeat(largestArticle)) } },
  'file-unreadable': {
    files: { 'articles/a.md': article(ferry) },
    afterwards: at => link('loop.md', join(at.content, 'articles/loop.md')),
  },
  'file-vanished': {
    files: { 'articles/a.md': article(ferry) },
    afterwards: at => link('gone.md', join(at.content, 'articles/link.md')),
  },
  'host-file-too-large': {
    files: { 'articles/a.md': article(ferry), 'site.yaml': onHost('cloudflare-pages') },
    afterwards: async at => {
      await mkdir(at.public)
      await writeFile(join(at.public, 'film.mp4'), '')
      await truncate(join(at.public, 'film.mp4'), 30_000_000)
    },
  },
  'host-too-small': {
    files: {
      'site.yaml': onHost('azure-static'),
      'articles/a.md': article({
        ...ferry,
        tags: Array.from({ length: 15_000 }, (_, i) => `Tag ${i}`),
      }),
    },
  },
  'name-alike': {
    files: {
      'articles/storm.md': article(ferry),
      'articles/Storm.md': article({ ...ferry, slug: 'gale' }),
    },
  },
  'name-not-portable': { files: { 'articles/con.md': article(ferry) } },
  'link-repeated': {
    files: { 'articles/2019/a.md': article(ferry) },
    afterwards: at => link('2019', join(at.content, 'articles/latest')),
  },
  'link-outside': {
    files: { 'articles/a.md': article(ferry) },
    afterwards: at => link('../../../elsewhere.md', join(at.content, 'articles/link.md')),
  },
}

async function problemsIn(content: string, published = 0): Promise<Problem[]> {
  const cache = await mkdtemp(join(tmpdir(), 'backfile-'))
  onTestFinished(() => rm(cache, { recursive: true, force: true }))
  const folders = {
    ...{ content, public: join(content, '../public') },
    ...{ cache, out: join(cache, 'dist') },
  }
  const opened = await open(folders, { now, writing: false, published })
  opened.store.close()
  return opened.problems
}

const told = (problems: Problem[], format: ReportFormat) => report(problems, format, 'content')

const committed = codes.filter(code => !(code in made))

test.each(committed)('the specimen of %s is told as expected', async code => {
  const text = `${told(await problemsIn(`${folder}/${code}/content`), 'json')}\n`
  const expected = `${folder}/${code}/expected.json`
  if (process.env.UPDATE) await writeFile(expected, text)
  expect(text).toBe(await readFile(expected, 'utf8'))
  const found = JSON.parse(text) as { code: string }[]
  expect(found.length).toBeGreaterThan(0)
  expect(new Set(found.map(problem => problem.code))).toEqual(new Set([code]))
})

test.each(Object.keys(made))('%s is told', async code => {
  const { files, published, afterwards } = made[code] as (typeof made)[string]
  const at = await place({ ...files })
  if (code === 'link-outside') await writeFile(join(at.root, '..', 'elsewhere.md'), 'x')
  await afterwards?.(at)
  const problems = await problemsIn(at.content, published)
  expect(problems.map(problem => problem.code)).toEqual([code])
})

test('no specimen is of a code that does not exist', async () => {
  expect((await readdir(folder)).sort()).toEqual(committed)
})

test('docs/problems.md tells of every code, in order, with its severity', async () => {
  const page = await readFile('docs/problems.md', 'utf8')
  const told = [...page.matchAll(/^## (\S+)\n\n\*\*(Error|Warning)\.\*\* \S/gm)]
  const wanted = codes.map(code => [
    code,
    explanations[code as keyof typeof explanations].severity === 'error' ? 'Error' : 'Warning',
  ])
  expect(told.map(([, code, severity]) => [code, severity])).toEqual(wanted)
  expect(page.match(/^## .+$/gm)).toHaveLength(codes.length)
})

test('every mistake of a folder is told in one run, by file and line', async () => {
  const at = await place({
    'site.yaml': 'sections: [News]\nnam: Paper\n',
    'articles/b.md': article({ ...ferry, section: 'Nws', tags: 'Ferries' }),
    'articles/a.md': article({ title: 'No date' }, 'See [this](nothing.md) and [that]().\n'),
    'articles/c.md': article({ ...ferry, section: 'Nws', cover: { src: 'none.jpg', alt: 'x' } }),
    'articles/d.md': '---\ntitle: a: b\n---\n',
  })
  const problems = await problemsIn(at.content)
  const places = problems.map(({ file, line, code }) => `${file}:${line} ${code}`)
  expect(places).toEqual([
    'articles/a.md:2 key-missing',
    'articles/a.md:5 link-empty',
    'articles/b.md:5 key-mistyped',
    'articles/c.md:4 section-unknown',
    'articles/c.md:5 image-missing',
    'articles/d.md:2 yaml-broken',
    'site.yaml:2 key-unknown',
  ])
  expect(told(problems, 'text')).toMatch(/5 errors and 2 warnings in the content\.$/)
  expect(JSON.parse(told(problems, 'json'))).toHaveLength(7)
  const lines = told(problems, 'github').split('\n')
  expect(lines).toHaveLength(7)
  for (const line of lines) expect(line).toMatch(/^::(error|warning) file=content\/[^:]+,line=\d/)
})

test('a link to an article that has errors of its own says so', async () => {
  const at = await place({
    'articles/a.md': article(ferry, 'See [the wall](wall.md) and [the port](port.md).\n'),
    'articles/wall.md': '---\ntitle: a: b\n---\n',
  })
  const [wall, port, broken] = await problemsIn(at.content)
  expect(broken?.code).toBe('yaml-broken')
  expect(told([wall as Problem], 'text')).toContain(
    'which has errors of its own. Correct them first',
  )
  expect(told([port as Problem], 'text')).toContain('there is no such article')
})

test('every specimen folder holds what it expects', () => {
  for (const code of committed) expect(existsSync(`${folder}/${code}/expected.json`)).toBe(true)
})
