import { cp, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  article,
  build,
  type Files,
  filesBelow,
  type Place,
  place,
  run,
  siteFile,
} from './support/build.ts'
import { canary, everything, everythingBuilt, missing, sightings } from './support/canaries.ts'
import { digests, drawing } from './support/desk.ts'
import { words } from './support/full-article.ts'
import { keepTemplates, lendTemplates } from './support/lent-templates.ts'

/* A preview has what is held back, says so, and leaves nothing of it where the site is. */

const owners = ['draft', 'embargo', 'page', 'arabic'] as const
const parts = ['title', 'text', 'tag', 'slug', 'alias', 'picture'] as const
const partsOf = (owner: string) => parts.filter(part => owner !== 'page' || part !== 'slug')
const heldBack = owners.flatMap(owner => words(owner, partsOf(owner)))

function held(owner: string, fields: Record<string, unknown>): string {
  const [title, text, tag, slug, alias, picture] = parts.map(part => canary(owner, part))
  const more = owner === 'page' ? {} : { slug, date: '2026-01-02', tags: [tag] }
  return article(
    { title, aliases: [`/${alias}/`], ...more, ...fields },
    `Text ${text} ${owner === 'page' ? tag : ''}\n\n![x](/media/${picture}.svg)\n`,
  )
}

const files: Files = {
  'site.yaml': JSON.stringify({
    ...{ name: 'The Tern', address: 'https://tern.example', records: true },
    ...{ host: ['netlify', 'nginx'], editions: [{ language: 'ar' }], socialCards: 'all' },
    feeds: { forms: ['rss', 'atom', 'json'], from: 1, text: 'full', archive: true },
  }),
  'articles/open.md': article({ title: 'Open', date: '2025-05-05', aliases: ['/older/'] }),
  'articles/open-ar.md': article({ title: 'مفتوح', date: '2025-05-06', lang: 'ar' }, 'نص.\n'),
  'articles/draft.md': held('draft', { draft: true }),
  'articles/embargo.md': held('embargo', { embargo: '2999-01-01' }),
  'articles/arabic.md': held('arabic', { draft: true, lang: 'ar' }),
  'pages/page.md': held('page', { draft: true }),
  ...Object.fromEntries(
    owners.map((owner, i) => [`media/${canary(owner, 'picture')}.svg`, drawing(i + 1)]),
  ),
}

const at = 'https://pr-1.previews.example/'

/** Where the previews of a place are. */
function previewOf(of: Place): Place {
  return { ...of, out: `${of.out}-preview`, cache: `${of.cache}-preview` }
}

async function previewed(of: Place): Promise<Map<string, string>> {
  const own = previewOf(of)
  await lendTemplates(own, process.cwd())
  const { status, stderr, stdout } = await build(of, ['--preview', at])
  await keepTemplates(own, process.cwd())
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('Made a preview of')
  return everything(own)
}

test('a preview has all that is held back, and each page says what it is', async () => {
  const desk = await place(files)
  const all = await previewed(desk)
  expect(missing(all, heldBack)).toEqual([])
  const pages = [...all].filter(([file]) => file.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(20)
  for (const [file, text] of pages) {
    expect([file, text]).toEqual([
      file,
      expect.stringContaining('<meta name="robots" content="noindex">'),
    ])
    expect([file, text.includes('rel="canonical"')]).toEqual([file, false])
    const said = await readFile(join(previewOf(desk).out, file), 'utf8')
    const word = file.startsWith('ar/') ? 'معاينة' : 'Preview'
    const isMoved = text.includes('http-equiv="refresh"')
    if (!isMoved) expect([file, said.includes(`<strong>${word}<`)]).toEqual([file, true])
  }
  const draft = all.get(`2026/01/${canary('draft', 'slug')}/index.html`)
  expect(draft).toContain('class="withheld"')
  expect(all.get('index.html')).toContain('class="withheld"')
  expect([...all.values()].filter(text => text.includes('tern.example'))).toEqual([])
  expect(all.get('robots.txt')).not.toMatch(/sitemap|disallow/)
  expect(await siteFile(previewOf(desk), '_headers')).toContain('X-Robots-Tag: noindex')
  const folder = `${desk.out}-preview-rules`
  const rules = (await filesBelow(folder)).map(file => readFile(join(folder, file), 'utf8'))
  expect((await Promise.all(rules)).join('\n')).toMatch(/x_robots_tag \{\s+"~\^\/\.\*\$" "noindex"/)
})

test('no byte of what a preview shows comes into the site, whichever is built first', async () => {
  const desk = await place(files)
  await previewed(desk)
  const site = await everythingBuilt(desk)
  expect(sightings(site, heldBack)).toEqual([])
  const before = await digests(desk.out)
  await previewed(desk)
  expect(await digests(desk.out)).toEqual(before)
  expect(sightings(await everythingBuilt(desk), heldBack)).toEqual([])
  expect(await digests(desk.out)).toEqual(before)
})

test('a site that is built where a preview was has nothing of it', async () => {
  const desk = await place(files)
  await previewed(desk)
  const clean = await everythingBuilt(await place(files))
  for (const isCacheKept of [true, false]) {
    const there = await place(files)
    await cp(`${desk.out}-preview`, there.out, { recursive: true, preserveTimestamps: true })
    const cache = isCacheKept ? `${desk.cache}-preview` : undefined
    await mkdir(there.cache, { recursive: true })
    if (cache) await cp(cache, there.cache, { recursive: true, preserveTimestamps: true })
    const { status, stderr } = await build(there)
    if (!isCacheKept) {
      expect([status, stderr]).toEqual([1, expect.stringContaining('published with another cache')])
      await rm(there.out, { recursive: true })
    }
    const site = await everythingBuilt(there)
    expect(sightings(site, heldBack)).toEqual([])
    expect([...site.keys()]).toEqual([...clean.keys()])
  }
})

test('a preview asks for no address that was published, and has fewer articles than the one before it', async () => {
  const ledger =
    'Backfile addresses 1\n/\tbase\t/news/\n/2019/lost/\tarticle\t#lost\n/tags/lost/\tlist\t3\n'
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `articles/a${i}.md`,
      article({ title: `Story ${i}`, date: '2024-01-01' }),
    ]),
  )
  const desk = await place({ ...files, ...many, 'addresses/2019.txt': ledger })
  expect((await build(desk)).stderr).toContain('error address-lost')
  await previewed(desk)
  for (const name of Object.keys(many)) await rm(join(desk.content, name))
  await previewed(desk)
})

test('a preview moves when it is asked for at another address', async () => {
  const desk = await place(files)
  await previewed(desk)
  const { status, stderr } = await build(desk, ['--preview', 'https://previews.example/pr-2/'])
  expect(status, stderr).toBe(0)
  const all = await everything(previewOf(desk))
  expect([...all].filter(([, text]) => /pr-1\.previews/.test(text))).toEqual([])
  expect(all.get('index.html')).toContain('href="/pr-2/archive/"')
})

test('drafts are checked as if they were published when that is asked for', async () => {
  const lost = article({ title: 'Lost', date: '2026-01-02', draft: true }, '![a](none.jpg)\n')
  const toDraft = article({ title: 'Link', date: '2025-05-07' }, '[draft](lost.md)\n')
  const desk = await place({ 'articles/lost.md': lost, 'articles/link.md': toDraft })
  const checked = (...words: string[]) => run(['scripts/check.ts', ...words], desk.env)
  const usual = await checked()
  expect(usual.stdout).toContain('article-link-unpublished')
  expect(usual.stdout).not.toContain('image-missing')
  const whole = await checked('--drafts')
  expect([whole.status, whole.stdout]).toEqual([1, expect.stringContaining('image-missing')])
  expect(whole.stdout.match(/article-link-unpublished/g)).toHaveLength(1)
})
