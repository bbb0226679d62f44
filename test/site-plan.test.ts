import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { madeArchive } from '../scripts/bench/made-archive.ts'
import type { SitePlan } from '../src/publish/site-plan.ts'
import { usualAssets } from '../src/publish/templates.ts'
import { article, build, type Files, type Place, place, run, write } from './support/build.ts'
import { keepTemplates, lendTemplates } from './support/lent-templates.ts'

/** What `npm run plan` says of the site of a place. */
async function planOf(at: Place): Promise<SitePlan> {
  await lendTemplates(at, process.cwd())
  const ran = await run(['scripts/plan.ts', '--format=json'], at.env)
  expect(ran.status, ran.stderr).toBe(0)
  await keepTemplates(at, process.cwd())
  return JSON.parse(ran.stdout)
}

/** What is in a folder, by walking through it. */
async function walked(folder: string): Promise<{ files: number; folders: number; bytes: number }> {
  const sum = { files: 0, folders: 0, bytes: 0 }
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) {
      sum.files += 1
      sum.bytes += (await stat(path)).size
      continue
    }
    const below = await walked(path)
    sum.files += below.files
    sum.bytes += below.bytes
    sum.folders += below.folders + 1
  }
  return sum
}

const english =
  'the ferry was late again since a storm came in from the north and nobody saw it'.split(' ')
const arabic = 'في من على إلى المدينة الميناء البحر السفينة القرية المدرسة الكتاب العاصفة'.split(
  ' ',
)

/** Text of so many words, another for another seed. */
function text(words: readonly string[], count: number, seed: number): string {
  const at = (i: number) => (seed * 31 + i * i * 7 + i * 3) % words.length
  return Array.from({ length: count }, (_, i) => words[at(i)]).join(' ')
}

/** A length of a text, mostly short and now and then very long. */
const lengthAt = (i: number) => (i % 37 === 0 ? 4000 : i % 5 === 0 ? 700 : 20 + ((i * 13) % 150))

function bench(size: number): Files {
  const made = madeArchive(size, 7)
  const articles = Array.from({ length: size }, (_, i) => made.article(i))
  return {
    'site.yaml': made.site('The Bench'),
    ...Object.fromEntries(articles.map(one => [`articles/${one.file}`, one.text])),
  }
}

const settings = (fields: Record<string, unknown>) =>
  JSON.stringify({ name: 'The Quay', address: 'https://quay.example', ...fields })

/** Archives of many kinds, most of them with more pages of a kind than are made to predict the others. */
const archives: Record<string, () => Promise<Files> | Files> = {
  'of a benchmark': () => bench(150),
  'with everything switched on': () => ({
    ...bench(90),
    'site.yaml': settings({
      records: true,
      feeds: { forms: ['rss', 'atom', 'json'], from: 1, text: 'full', archive: true },
      permanentLinks: true,
      host: ['nginx', 'netlify'],
      targets: { here: '/srv/quay' },
    }),
  }),
  'in Arabic, with an English edition': () => ({
    'site.yaml': settings({ language: 'ar', editions: [{ language: 'en' }], host: 'github-pages' }),
    ...Object.fromEntries(
      Array.from({ length: 160 }, (_, i) => {
        const words = i % 3 === 0 ? english : arabic
        const fields = {
          title: `${text(words, 3 + (i % 9), i)} & ${i}`,
          date: `${2004 + (i % 9)}-0${1 + (i % 9)}-1${i % 10}`,
          tags: [text(words, 1, i), text(words, 1, i + 5)],
          ...(i % 3 === 0 ? { lang: 'en' } : {}),
        }
        return [`articles/a${i}.md`, article(fields, `${text(words, lengthAt(i), i)}\n`)]
      }),
    ),
  }),
  'of briefs, at a base path, with a search of small files': () => ({
    'site.yaml': settings({ basePath: '/archive/', itemsPerPage: 5, itemsPerSearchFile: 1 }),
    ...Object.fromEntries(
      Array.from({ length: 220 }, (_, i) => {
        const date = `2019-0${1 + (i % 7)}-0${1 + (i % 3)}`
        return [`articles/b${i}.md`, article({ title: `Brief ${i}`, date }, 'All well.\n')]
      }),
    ),
  }),
  'with old addresses, corrections and what is withdrawn': () => ({
    'site.yaml': settings({ host: ['cloudflare-pages', 'apache'] }),
    'redirects.yaml': JSON.stringify([{ from: '/old.html', to: 'https://elsewhere.example/' }]),
    ...Object.fromEntries(
      Array.from({ length: 120 }, (_, i) => {
        const date = `20${10 + (i % 9)}-0${1 + (i % 9)}-1${i % 10}`
        const fields = {
          ...{ title: `${text(english, 2 + (i % 12), i)} ${i}`, date, id: `id-${i}` },
          ...(i % 2 === 0 ? { aliases: [`/old/${i}/`, `/?p=${i}`] } : {}),
          ...(i % 7 === 0 ? { corrections: [{ date, text: text(english, 25, i) }] } : {}),
          ...(i % 11 === 0 ? { withdrawn: { date, reason: 'retracted' } } : {}),
          ...(i % 4 === 0 ? { authors: ['Ann Other', `Writer ${i}`] } : {}),
        }
        return [`articles/c${i}.md`, article(fields, `${text(english, lengthAt(i), i)}\n`)]
      }),
    ),
  }),
  'without an article': () => ({
    'site.yaml': settings({}),
    'pages/about.md': article({ title: 'About' }),
    'articles/a.md': article({ title: 'A', date: '2020-01-01', draft: true }),
  }),
}

async function expectPredicted(at: Place): Promise<void> {
  const { files, folders, bytes } = await planOf(at)
  expect(existsSync(at.out)).toBe(false)
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  const true_ = await walked(at.out)
  expect({ files, folders }).toEqual({ files: true_.files, folders: true_.folders })
  expect(Math.abs(bytes / true_.bytes - 1)).toBeLessThan(0.01)
}

describe('npm run plan says, before a build, how large the site will be', () => {
  test.each(Object.keys(archives))('of an archive %s', async name => {
    await expectPredicted(await place((await archives[name]?.()) ?? {}))
  })

  test.each(['minimal', 'editions', 'every-key', 'scripts'])('of the specimen %s', async name => {
    const at = await place({})
    await cp(`test/archives/${name}/content`, at.content, { recursive: true })
    await mkdir(at.public)
    await writeFile(join(at.public, 'robots.txt'), 'User-agent: *\nAllow: /\n')
    await expectPredicted(at)
  })
})

test('before templates are compiled, the figures are about those of this version', async () => {
  const at = await place(bench(1))
  const { shares } = await planOf(at)
  const { files, bytes = 0 } = shares.find(({ what }) => what.startsWith('scripts')) ?? {}
  expect(files).toBe(usualAssets.count)
  expect(Math.abs(bytes / usualAssets.bytes - 1)).toBeLessThan(0.05)
})

describe('a site that is too large for its host', () => {
  const tagged = (tags: number, fields: Record<string, unknown>): Files => ({
    'site.yaml': settings(fields),
    'articles/a.md': article({
      ...{ title: 'The ferry is late', date: '2020-01-01' },
      tags: Array.from({ length: tags }, (_, i) => `Tag ${i}`),
    }),
  })
  const checked = async (at: Place) => {
    const ran = await run(['scripts/check.ts', '--format=json'], at.env)
    return {
      status: ran.status,
      problems: ran.stdout.startsWith('[') ? JSON.parse(ran.stdout) : [],
    }
  }

  test('is refused before it is rendered, with the setting that makes it fit', async () => {
    const at = await place(tagged(1, { records: true, host: 'cloudflare-pages' }))
    const { files } = await planOf(at)
    // A tag is one file more.
    const tags = 20_001 - files + 1
    await write(at.content, tagged(tags, { records: true, host: 'cloudflare-pages' }))
    const { status, problems } = await checked(at)
    expect(status).toBe(1)
    expect(problems).toMatchObject([
      {
        ...{ code: 'host-too-small', line: 1, limit: 'files', count: 20_001, most: 20_000 },
        ...{ savings: [{ setting: 'records: json', files: 1 }], fits: true, paid: 100_000 },
      },
    ])
    const refused = await build(at)
    expect(refused.status).toBe(1)
    expect(refused.stderr).toContain(
      'To make it fit, set in site.yaml: “records: json” saves 1 file',
    )
    expect(existsSync(at.out)).toBe(false)
    for (const fields of [{ records: 'json' }, { records: true, hostPlan: 'paid' }]) {
      await write(at.content, tagged(tags, { ...fields, host: 'cloudflare-pages' }))
      expect(await checked(at)).toEqual({ status: 0, problems: [] })
    }
  })

  test('is refused for its bytes before most of it is rendered, and the published site stays', async () => {
    const at = await place(tagged(1, { host: 'azure-static' }))
    expect((await build(at)).status).toBe(0)
    const before = await walked(at.out)
    await write(at.content, tagged(1200, { host: 'azure-static' }))
    await mkdir(at.public)
    await writeFile(join(at.public, 'film.mp4'), '')
    await truncate(join(at.public, 'film.mp4'), 250_000_000)
    const { status, stderr } = await build(at)
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('takes 250,000,000 bytes'),
    })
    expect(await walked(at.out)).toEqual(before)
    expect((await readdir(join(at.cache, 'stage/tags'))).length).toBeLessThan(100)
    expect((await checked(at)).problems).toMatchObject([{ limit: 'site-size', fits: false }])
  })

  test('is refused for its bytes when it is made, where it has few pages', async () => {
    const at = await place(tagged(1, { host: 'azure-static' }))
    await mkdir(at.public)
    await writeFile(join(at.public, 'film.mp4'), '')
    await truncate(join(at.public, 'film.mp4'), 250_000_000)
    const { status, stderr } = await build(at)
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('takes 250,000,000 bytes'),
    })
    expect(existsSync(join(at.out, 'index.html'))).toBe(false)
  })
})
