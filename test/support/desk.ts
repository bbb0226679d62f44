import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { reasons } from '../../src/archive/frontmatter.ts'
import { article, copyOf, filesBelow, type Place, place, write } from './build.ts'

/** What builds the site of a desk: the real command, or what stands in for it. */
export interface Maker {
  /** Not zero when nothing was published. `said` is for people. */
  build: (at: Place) => Promise<{ status: number; said: string }>
  /** Builds from nothing, to compare with; as ever when it is not there. */
  clean?: Maker['build']
  /** Makes the templates others than they are; the same for the same number. */
  changeTemplates: (n: number) => Promise<void>
}

/** What an article of the desk says. */
export interface Fields extends Record<string, unknown> {
  title: string
  date: string
  body?: string
}

/** One thing that happens between two builds. `n` chooses what it happens to. */
export interface Edit {
  kind: keyof typeof edits
  n: number
}

const tags = ['Tide', 'Harbour wall', 'جسر', 'Ferries', 'Letters']
const pick = <Item>(items: readonly Item[], n: number): Item => items[n % items.length] as Item
const day = (n: number) => `20${10 + (n % 9)}-0${1 + (n % 9)}-1${n % 10}`

/** The content of an archive as its authors have it, by the names of files. */
export class Desk {
  readonly articles = new Map<string, Fields>()
  readonly at: Place
  readonly maker: Maker
  constructor(at: Place, maker: Maker) {
    this.at = at
    this.maker = maker
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

/** What can happen between two builds; `n` chooses what it happens to. */
export const edits = {
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
  withdrawn: (desk: Desk, n: number) =>
    desk.change(n, {
      withdrawn: { reason: pick(reasons, n), date: day(n + 5), text: `Said of ${n}.` },
    }),
  kept: (desk: Desk, n: number) =>
    desk.change(n, {
      withdrawn: { reason: 'retracted', date: day(n), text: `Not so, ${n}.`, keep: true },
    }),
  restored: async (desk: Desk, n: number) => {
    const name = desk.name(n)
    const { withdrawn: _, ...fields } = desk.articles.get(name) as Fields & { withdrawn?: unknown }
    await desk.save(name, fields)
  },
  goneFile: (desk: Desk, n: number) =>
    write(desk.at.content, {
      'gone.yaml': `- /gone/${n}/\n- {address: /ar/gone/${n}/, reason: ${pick(reasons, n)}, date: ${day(n)}}\n`,
    }),
  undraft: (desk: Desk, n: number) => desk.change(n, { draft: false }),
  alias: (desk: Desk, n: number) => desk.change(n, { aliases: [`/old/${desk.name(n)}/`] }),
  moved: (desk: Desk, n: number) => desk.change(n, { permalink: `/at/${desk.name(n)}/` }),
  region: (desk: Desk, n: number) => desk.change(n, { region: pick(['North', 'South'], n) }),
  correction: (desk: Desk, n: number) =>
    desk.change(n, { corrections: [{ date: '2020-01-01', text: `Not ${n}.` }] }),
  language: (desk: Desk, n: number) => desk.change(n, { lang: pick(['ar', 'en', 'fr'], n) }),
  translation: (desk: Desk, n: number) =>
    desk.change(n, desk.name(n) === 'wall' ? {} : { translationOf: 'wall' }),
  described: (desk: Desk, n: number) => desk.change(n, { description: `Of ${n}.` }),
  labels: (desk: Desk, n: number) =>
    write(desk.at.content, {
      'tags.yaml': `- label: ${pick(['Tide', 'TIDE'], n)}\n  description: Waters ${n}.\n  aliases: [ferries]\n  translations: {ar: مد}\n`,
      'sources.yaml': `- label: Gull\n  url: https://gull.example/${n}\n`,
    }),
  standing: (desk: Desk, n: number) =>
    write(desk.at.content, {
      'pages/about.md': article(
        { title: `About ${n % 2}` },
        `Of [us](../articles/wall.md) ${n}.\n`,
      ),
    }),
  templates: (desk: Desk, n: number) => desk.maker.changeTemplates(n),
  touch: (desk: Desk, n: number) => utimes(desk.path(desk.name(n)), n, n),
  site: (desk: Desk, n: number) => write(desk.at.content, { 'site.yaml': siteFile(n) }),
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
    expect((await desk.maker.build(desk.at)).status).not.toBe(0)
    expect(await digests(desk.at.out)).toEqual(before)
    await write(desk.at.content, { [`articles/${desk.name(n)}.md`]: text })
  },
  lost: async (desk: Desk, n: number) => {
    const files = await filesBelow(desk.at.out)
    for (const i of [n, n + 5, n + 9]) await rm(join(desk.at.out, pick(files, i)), { force: true })
  },
  spoilt: async (desk: Desk, n: number) => {
    const file = pick(await filesBelow(desk.at.out), n)
    await write(desk.at.out, { [file]: 'spoilt' })
  },
}

/** What site.yaml says; with every third number, that there is but one edition, and with some, that files are precompressed. */
export function siteFile(n: number): string {
  const precompressed = pick(['[]', '[]', '[br, gz]', '[gz]', '[br]'], n)
  const editions = n % 3 === 2 ? '' : 'editions:\n  - language: ar\n    name: الجريدة\n'
  return `name: Paper ${n}\nitemsPerPage: ${5 + (n % 3)}\n${editions}precompressed: ${precompressed}\n`
}

/** A square drawing. */
export const drawing = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"></svg>`

/** The SHA-256 of every file below a folder. */
export async function digests(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const file of await filesBelow(folder)) {
    found[file] = hash('sha256', readFileSync(join(folder, file)))
  }
  return found
}

/** A desk with so many articles, for one test. */
export async function newDesk(maker: Maker, count = 25): Promise<Desk> {
  const desk = new Desk(await place({}), maker)
  await fillDesk(desk, count)
  return desk
}

/** Writes the articles of a new desk. */
export async function fillDesk(desk: Desk, count = 25): Promise<void> {
  const files = { 'media/a.svg': drawing(1), 'site.yaml': siteFile(0) }
  await write(desk.at.content, files)
  await desk.save('wall', { title: 'The wall', date: '2009-01-01', tags: ['Tide'] })
  for (let n = 0; n < count - 1; n++) {
    await desk.save(`a${n}`, { title: `Story ${n}`, date: day(n), tags: [pick(tags, n)] })
  }
}

/** The same desk again, with its site and its cache, for one test. */
export async function deskAgain(desk: Desk, maker = desk.maker): Promise<Desk> {
  const copy = new Desk(await copyOf(desk.at), maker)
  for (const [name, fields] of desk.articles) copy.articles.set(name, fields)
  return copy
}

/** Builds as ever, and the same content from nothing aside; expects the same bytes. */
export async function expectAsClean(desk: Desk): Promise<string> {
  const { status, said } = await desk.maker.build(desk.at)
  expect(status, said).toBe(0)
  const [out, cache] = ['clean', 'clean-cache'].map(name => join(desk.at.root, name)) as [
    string,
    string,
  ]
  for (const folder of [out, cache]) await rm(folder, { recursive: true, force: true })
  const env = { ...desk.at.env, BACKFILE_OUT: out, BACKFILE_CACHE: cache }
  const { build, clean = build } = desk.maker
  expect((await clean({ ...desk.at, out, cache, env })).status).toBe(0)
  expect(await digests(desk.at.out)).toEqual(await digests(out))
  return said
}

/** Random sequences of steps, each of some edits, the same for the same seed. */
export function randomSequences(count: number, steps: number, seed: number): Edit[][][] {
  const edit: fc.Arbitrary<Edit> = fc.record({
    kind: fc.constantFrom(...(Object.keys(edits) as Edit['kind'][])),
    n: fc.nat(200),
  })
  const step = fc.array(edit, { minLength: 1, maxLength: 4 })
  const sequence = fc.array(step, { minLength: steps, maxLength: steps })
  return fc.sample(sequence, { numRuns: count, seed })
}

/** Does the edits of each step in turn, and expects of the build after it what a clean one makes. */
export async function expectAsCleanAfterEach(desk: Desk, steps: readonly Edit[][]): Promise<void> {
  for (const step of steps) {
    for (const { kind, n } of step) await edits[kind](desk, n)
    await expectAsClean(desk)
  }
}

/** A sequence as the name of a test. */
export function nameOf(steps: readonly Edit[][]): string {
  return steps.map(step => step.map(({ kind, n }) => `${kind} ${n}`).join(', ')).join(' / ')
}
