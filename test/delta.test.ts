import { createHash } from 'node:crypto'
import { readFile, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { article, build, filesBelow, type Place, place, run, write } from './support/build.ts'

interface Fields extends Record<string, unknown> {
  title: string
  date: string
  body?: string
}

/** One thing that happens between two builds. `n` chooses what it happens to. */
interface Edit {
  kind: keyof typeof edits
  n: number
}

const tags = ['Tide', 'Harbour wall', 'جسر', 'Ferries', 'Letters']
const pick = <Item>(items: readonly Item[], n: number): Item => items[n % items.length] as Item
const day = (n: number) => `20${10 + (n % 9)}-0${1 + (n % 9)}-1${n % 10}`

/** The content of an archive as its authors have it, by the names of files. */
class Desk {
  readonly articles = new Map<string, Fields>()
  readonly at: Place
  constructor(at: Place) {
    this.at = at
  }

  async save(name: string, fields: Fields): Promise<void> {
    this.articles.set(name, fields)
    const { body = `Text of ${name}.`, ...others } = fields
    await write(this.at.content, { [`articles/${name}.md`]: article(others, `${body}\n`) })
  }

  async change(n: number, fields: Partial<Fields>): Promise<void> {
    const name = this.name(n)
    const before = this.articles.get(name)
    if (before) await this.save(name, { ...before, ...fields })
  }

  name(n: number): string {
    return pick([...this.articles.keys()], n)
  }

  path(name: string): string {
    return join(this.at.content, 'articles', `${name}.md`)
  }

  async remove(name: string): Promise<void> {
    this.articles.delete(name)
    await rm(this.path(name))
  }
}

const edits = {
  add: (desk: Desk, n: number) => desk.save(`new-${n}`, { title: `New ${n}`, date: day(n) }),
  title: (desk: Desk, n: number) => desk.change(n, { title: `Headline ${n}` }),
  body: (desk: Desk, n: number) => desk.change(n, { body: `Other text ${n}, [wall](wall.md).` }),
  picture: (desk: Desk, n: number) => desk.change(n, { cover: { src: '/media/a.svg', alt: 'A' } }),
  date: (desk: Desk, n: number) => desk.change(n, { date: day(n + 3) }),
  tags: (desk: Desk, n: number) => desk.change(n, { tags: [pick(tags, n), pick(tags, n + 2)] }),
  source: (desk: Desk, n: number) => desk.change(n, { source: pick(['Gull', 'Radio'], n) }),
  section: (desk: Desk, n: number) => desk.change(n, { section: pick(['News', 'Sport'], n) }),
  slug: (desk: Desk, n: number) => desk.change(n, { slug: `slug of ${desk.name(n)}` }),
  draft: (desk: Desk, n: number) => desk.change(n, { draft: desk.name(n) !== 'wall' }),
  undraft: (desk: Desk, n: number) => desk.change(n, { draft: false }),
  touch: (desk: Desk, n: number) => utimes(desk.path(desk.name(n)), n, n),
  site: (desk: Desk, n: number) =>
    write(desk.at.content, { 'site.yaml': `name: Paper ${n}\nitemsPerPage: ${5 + (n % 3)}\n` }),
  drawing: (desk: Desk, n: number) => write(desk.at.content, { 'media/a.svg': drawing(n + 1) }),
  gone: async (desk: Desk, n: number) => {
    if (desk.name(n) !== 'wall') await desk.remove(desk.name(n))
  },
  renamed: async (desk: Desk, n: number) => {
    const [name, fields] = [desk.name(n), desk.articles.get(desk.name(n))]
    if (name === 'wall' || !fields) return
    await rename(desk.path(name), desk.path(`moved-${n}`))
    desk.articles.delete(name)
    desk.articles.set(`moved-${n}`, fields)
  },
  corrupted: async (desk: Desk, n: number) => {
    const before = await digests(desk.at.out)
    const text = await readFile(desk.path(desk.name(n)), 'utf8')
    await write(desk.at.content, { [`articles/${desk.name(n)}.md`]: '---\ntitle: [\n---\n' })
    expect((await build(desk.at)).status).not.toBe(0)
    expect(await digests(desk.at.out)).toEqual(before)
    await write(desk.at.content, { [`articles/${desk.name(n)}.md`]: text })
  },
  lost: async (desk: Desk, n: number) => {
    const files = await filesBelow(desk.at.out)
    for (const i of [n, n + 5, n + 9]) await rm(join(desk.at.out, pick(files, i)), { force: true })
  },
  spoilt: async (desk: Desk, n: number) => {
    const file = pick(await filesBelow(desk.at.out), n)
    await write(desk.at.out, { [file]: 'spoilt', 'old/left-over.html': 'x' })
  },
}

const drawing = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"></svg>`

async function digests(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const file of await filesBelow(folder)) {
    found[file] = createHash('sha256')
      .update(await readFile(join(folder, file)))
      .digest('hex')
  }
  return found
}

async function newDesk(): Promise<Desk> {
  const desk = new Desk(
    await place({ 'media/a.svg': drawing(1), 'site.yaml': 'itemsPerPage: 5\n' }),
  )
  await desk.save('wall', { title: 'The wall', date: '2009-01-01', tags: ['Tide'] })
  for (let n = 0; n < 24; n++) {
    await desk.save(`a${n}`, { title: `Story ${n}`, date: day(n), tags: [pick(tags, n)] })
  }
  return desk
}

/** Builds as ever, and the same content from nothing aside; expects the same bytes. */
async function expectAsClean(desk: Desk): Promise<string> {
  const { status, stdout, stderr } = await build(desk.at)
  expect(status, stderr).toBe(0)
  const [out, cache] = ['clean', 'clean-cache'].map(name => join(desk.at.root, name)) as [
    string,
    string,
  ]
  const aside = {
    ...desk.at,
    out,
    cache,
    env: { ...desk.at.env, BACKFILE_OUT: out, BACKFILE_CACHE: cache },
  }
  for (const folder of [out, cache]) await rm(folder, { recursive: true, force: true })
  expect((await build(aside)).status).toBe(0)
  expect(await digests(desk.at.out)).toEqual(await digests(out))
  return stdout
}

const anEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...(Object.keys(edits) as Edit['kind'][])),
  n: fc.nat(40),
})
const sequences = fc.sample(
  fc.array(fc.array(anEdit, { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 5 }),
  { numRuns: Number(process.env.RUNS ?? 4), seed: Number(process.env.SEED ?? 7) },
)

test.each(
  sequences.map(
    steps =>
      [
        JSON.stringify(steps.map(step => step.map(({ kind, n }) => `${kind} ${n}`))),
        steps,
      ] as const,
  ),
)('after %s the site is what a clean build makes', async (_, steps) => {
  const desk = await newDesk()
  await expectAsClean(desk)
  for (const step of steps) {
    for (const { kind, n } of step) await edits[kind](desk, n)
    await expectAsClean(desk)
  }
})

test('a build of what has not changed renders nothing', async () => {
  const desk = await newDesk()
  await expectAsClean(desk)
  const before = await digests(desk.at.out)
  const stdout = await expectAsClean(desk)
  expect(stdout).toMatch(/^0 pages rendered, \d+ kept; 0 files changed, 0 removed; 0 articles/m)
  expect(await digests(desk.at.out)).toEqual(before)
})

test('an edited headline renders its page, its neighbours, its lists and feeds, and no more', async () => {
  const desk = await newDesk()
  await expectAsClean(desk)
  await edits.body(desk, 12)
  const stdout = await expectAsClean(desk)
  const [, rendered] = /^(\d+) pages rendered/m.exec(stdout) ?? []
  expect(Number(rendered)).toBeGreaterThan(0)
  expect(Number(rendered)).toBeLessThan(5)
})

test('a build that is killed at any moment is made whole by the next', async () => {
  const desk = await newDesk()
  for (const after of [500, 900, 1200, 1400, 1600, 1800]) {
    await edits.site(desk, after)
    await edits.title(desk, after)
    await build(desk.at, [], after)
    for (const file of await filesBelow(desk.at.out)) {
      if (!file.endsWith('.html')) continue
      expect(await readFile(join(desk.at.out, file), 'utf8')).toMatch(/<\/html>\s*$/)
    }
  }
  await expectAsClean(desk)
})

test('of two builds at once one is told of the other, and the site is whole', async () => {
  const desk = await newDesk()
  const both = await Promise.all([build(desk.at), build(desk.at)])
  const refused = both.filter(({ status }) => status !== 0)
  expect(refused).toHaveLength(1)
  expect(refused[0]?.stderr).toMatch(/^Process \d+ is building with .+ already\./m)
  await expectAsClean(desk)
})

test('verify names what is altered, missing and extra, and nothing after the next build', async () => {
  const desk = await newDesk()
  const verify = (...flags: string[]) => run(['scripts/verify.ts', ...flags], desk.at.env)
  expect(await verify()).toMatchObject({ status: 2, stdout: '' })
  await build(desk.at)
  for (const flags of [[], ['--clean']]) {
    expect(await verify(...flags)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Every/),
    })
  }
  await rm(join(desk.at.out, 'feed.xml'))
  await write(desk.at.out, { 'index.html': 'spoilt', 'old/left.html': 'x' })
  const out = desk.at.out
  const lines = [
    `altered: ${out}/index.html`,
    `missing: ${out}/feed.xml`,
    `not of the site: ${out}/old/left.html`,
    'Altered: 1, missing: 1, not of the site: 1.',
  ]
  for (const flags of [[], ['--clean']]) {
    expect(await verify(...flags)).toMatchObject({ status: 1, stdout: `${lines.join('\n')}\n` })
  }
  await build(desk.at)
  expect((await verify()).status).toBe(0)
})

test('time zone, language of the machine, folder and order of files reach no byte of the site', async () => {
  const one = await newDesk()
  const two = new Desk(await place({ 'site.yaml': 'itemsPerPage: 5\n', 'media/a.svg': drawing(1) }))
  for (const [name, fields] of [...one.articles].reverse()) await two.save(name, fields)
  const zones = [
    { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ]
  for (const [i, { at }] of [one, two].entries()) {
    const { status, stderr } = await build({ ...at, env: { ...at.env, ...zones[i] } })
    expect(status, stderr).toBe(0)
  }
  expect(await digests(one.at.out)).toEqual(await digests(two.at.out))
})
