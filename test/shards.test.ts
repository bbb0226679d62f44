import { appendFile, cp, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Manifest, manifestFrom, manifestText } from '../src/publish/part-manifest.ts'
import {
  article,
  build,
  copyOf,
  filesBelow,
  newPlace,
  type Place,
  place,
  type Ran,
  write,
} from './support/build.ts'
import { digests } from './support/desk.ts'
import { type Project, projectCopy } from './support/project.ts'

/*
 * A site that several machines make in parts: each machine has a checkout, a cache and times of files of its own.
 */

/** A site of three editions with pictures, as one machine makes it. No test changes it. */
let whole: Place
/** Both of two parts of it. No test changes them. */
let halves: string[]
beforeAll(async () => {
  whole = await newPlace()
  await cp('test/archives/editions/content', whole.content, { recursive: true })
  const photograph = {
    create: { width: 900, height: 600, channels: 3, background: '#48a' },
  } as const
  const ferry = {
    ...{ title: 'The ferry', date: '2019-05-04', tags: ['Harbour', 'C++'] },
    ...{ cover: { src: 'ferry.jpg', alt: 'A ferry' }, permalink: '/old news/The-Ferry/' },
  }
  await write(whole.content, {
    'media/ferry.jpg': await sharp(photograph).jpeg().toBuffer(),
    'articles/2019/ferry.md': article(ferry),
    'articles/2020/quay.md': article(
      { title: 'The quay', date: '2020-06-05' },
      '[F](/old news/The-Ferry/)',
    ),
  })
  await write(whole.public, { 'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' })
  await built(whole)
  halves = await partsOf(whole, 2)
})
afterAll(async () => {
  await rm(whole.root, { recursive: true, force: true })
  for (const part of halves) await rm(join(part, '..'), { recursive: true, force: true })
})

async function built(at: Place, ...flags: string[]): Promise<Ran> {
  const ran = await build(at, flags)
  expect(ran.status, ran.stdout + ran.stderr).toBe(0)
  return ran
}

/** Another machine: the same content with other times, and nothing else. */
async function machine(at: Place): Promise<Place> {
  const other = await newPlace()
  for (const folder of ['content', 'public'] as const) {
    await cp(at[folder], other[folder], { recursive: true })
    for (const file of await filesBelow(other[folder]))
      await utimes(join(other[folder], file), 9, 9)
  }
  return other
}

/** The same for one test. */
async function machineForTest(at: Place): Promise<Place> {
  const other = await machine(at)
  onTestFinished(() => rm(other.root, { recursive: true, force: true }))
  return other
}

/** Has a machine for each part make it. */
async function partsOf(at: Place, of: number, make = built): Promise<string[]> {
  const parts: string[] = []
  for (let number = 1; number <= of; number += 1) {
    const maker = await machine(at)
    const part = join(maker.root, 'part')
    await make(maker, '--shard', `${number}/${of}`, '--part', part)
    expect(await filesBelow(maker.out)).toEqual([])
    parts.push(part)
  }
  return parts
}

/** The same for one test. */
async function partsForTest(...given: Parameters<typeof partsOf>): Promise<string[]> {
  const parts = await partsOf(...given)
  onTestFinished(async () => {
    for (const part of parts) await rm(join(part, '..'), { recursive: true, force: true })
  })
  return parts
}

/** Copies of the two parts, to be spoilt. */
async function halvesAgain(): Promise<[string, string]> {
  const { root } = await place({})
  const copies = [join(root, 'a'), join(root, 'b')] as [string, string]
  for (const [i, copy] of copies.entries()) await cp(halves[i] as string, copy, { recursive: true })
  return copies
}

async function refused(at: Place, ...flags: string[]): Promise<string> {
  const before = await digests(at.out)
  const { status, stderr, stdout } = await build(at, flags)
  expect(status, stdout).toBe(1)
  expect(stderr).toContain('Nothing was published')
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(await digests(at.out)).toEqual(before)
  return stderr
}

async function rewrite(part: string, change: Partial<Manifest>): Promise<void> {
  const path = join(part, 'part.json')
  const told = manifestFrom(await readFile(path, 'utf8')) as Manifest
  await writeFile(path, manifestText({ ...told, ...change }))
}

const madeFromOther = async (part: string, other: Partial<Manifest['madeFrom']>) => {
  const { madeFrom } = manifestFrom(await readFile(join(part, 'part.json'), 'utf8')) as Manifest
  await rewrite(part, { madeFrom: { ...madeFrom, ...other } })
}

/** A file of a part that is a page or a file of the search. */
async function someFile(part: string): Promise<string> {
  const { files } = manifestFrom(await readFile(join(part, 'part.json'), 'utf8')) as Manifest
  return join(part, 'files', files.at(-1)?.sha256 ?? '')
}

describe('the parts of as many machines as there are', () => {
  test.each([1, 2, 3, 7])('%i of them, merged, are what one machine makes', async of => {
    const parts = await partsForTest(whole, of)
    const at = await machineForTest(whole)
    const { stdout } = await built(at, '--merge', ...parts.reverse())
    expect(stdout).toMatch(
      /^0 pages rendered, \d+ taken from parts, 0 kept; .*; 0 of \d+ parts of the/m,
    )
    expect(await digests(at.out)).toEqual(await digests(whole.out))
    const again = await built(at, '--merge', ...parts)
    expect(again.stdout).toMatch(/^0 pages rendered, \d+ kept; 0 files changed/m)
  })

  test('no file of a part is made by two of them, and none of a part has a name that could get lost', async () => {
    const made = await Promise.all(
      halves.map(async part => manifestFrom(await readFile(join(part, 'part.json'), 'utf8'))),
    )
    const files = (made as Manifest[]).flatMap(({ files }) => files.map(({ file }) => file))
    expect(new Set(files).size).toBe(files.length)
    expect(files).toContain('.nojekyll')
    for (const part of halves) {
      for (const file of await filesBelow(part))
        expect(file).toMatch(/^(?:part\.json|files\/[0-9a-f]{64})$/)
    }
  })

  test('another folder of the project and of its packages makes the same parts', async () => {
    const projects = [await projectCopy(), await projectCopy()] as [Project, Project]
    onTestFinished(async () => {
      for (const project of projects) await project.remove()
    })
    const inProject =
      (project: Project) =>
      async (at: Place, ...flags: string[]) => {
        const ran = await build(at, flags, undefined, project.root)
        expect(ran.status, ran.stdout + ran.stderr).toBe(0)
        return ran
      }
    const parts = await partsForTest(whole, 2, inProject(projects[0]))
    const at = await machineForTest(whole)
    await inProject(projects[1])(at, '--merge', ...parts)
    expect(await digests(at.out)).toEqual(await digests(whole.out))
    await projects[1].changeTemplates(1)
    const { status, stderr } = await build(at, ['--merge', ...parts], undefined, projects[1].root)
    expect(status).toBe(1)
    expect(stderr).toContain(`${parts[0]} (part 1/2) was made by other code, packages or settings`)
    expect(stderr).toContain(`${parts[1]} (part 2/2) was made by other code, packages or settings`)
    expect(await digests(at.out)).toEqual(await digests(whole.out))
  })
})

describe('a site that was published before', () => {
  const edit = (at: Place) =>
    write(at.content, {
      'articles/2020/quay.md': article({ title: 'The new quay', date: '2020-06-05' }),
    })

  test('changes by what was edited alone, whether the other machines know it or not', async () => {
    const at = await copyOf(whole)
    await cp(whole.public, at.public, { recursive: true })
    await edit(at)
    const knowing = await copyOf(at)
    await cp(whole.public, knowing.public, { recursive: true })
    const before = await digests(knowing.out)
    const part = join(knowing.root, 'part')
    await built(knowing, '--shard', '1/2', '--part', part)
    expect(await digests(knowing.out)).toEqual(before)
    const few = manifestFrom(await readFile(join(part, 'part.json'), 'utf8')) as Manifest
    expect(few.files.length).toBeLessThan(Object.keys(before).length / 4)
    const [, other] = (await partsForTest(at, 2)) as [string, string]
    const { stdout } = await built(at, '--merge', part, other)
    expect(stdout).toMatch(/^0 pages rendered, [1-9]\d* taken from parts, [1-9]\d* kept/m)
    const clean = await machineForTest(at)
    await built(clean)
    expect(await digests(at.out)).toEqual(await digests(clean.out))
  })

  test('is made here where the other machines found nothing to make', async () => {
    const at = await machineForTest(whole)
    const parts: string[] = []
    for (const shard of ['1/2', '2/2']) {
      const knowing = await copyOf(whole)
      await cp(whole.public, knowing.public, { recursive: true })
      parts.push(join(knowing.root, 'part'))
      await built(knowing, '--shard', shard, '--part', parts.at(-1) as string)
    }
    await built(at, '--merge', ...parts)
    expect(await digests(at.out)).toEqual(await digests(whole.out))
  })

  test('is whole after merges that were killed at any moment, and the parts are as they were', async () => {
    const at = await machineForTest(whole)
    const before = await Promise.all(halves.map(digests))
    for (const moment of [700, 1500, 2200, 2600, 3200, 4000]) {
      await build(at, ['--merge', ...halves], moment)
      if (moment === 2200) await rm(at.out, { recursive: true, force: true })
    }
    await built(at, '--merge', ...halves)
    expect(await digests(at.out)).toEqual(await digests(whole.out))
    expect(await Promise.all(halves.map(digests))).toEqual(before)
  })
})

describe('a merge is refused, and nothing published, when', () => {
  test('a part is missing, or there twice', async () => {
    const [a, b] = halves as [string, string]
    expect(await refused(whole, '--merge', a)).toContain(
      'Part 2/2 is missing. Make it with “npm run build -- --shard 2/2”, and name its folder too.',
    )
    const again = (await halvesAgain())[0]
    expect(await refused(whole, '--merge', a, b, again)).toContain(
      `Part 1/2 is named twice: ${a} and ${again}. Name each part once.`,
    )
  })

  test('a part is of another number of machines', async () => {
    const [a, b] = await halvesAgain()
    await rewrite(b, { of: 3 })
    const said = await refused(whole, '--merge', a, b)
    expect(said).toContain(`${b} is part 2/3, and ${a} is part 1/2.`)
  })

  test.each<[string, string, (at: Place) => Promise<void>]>([
    ['an article', 'content', at => appendFile(join(at.content, 'articles/2019/ferry.md'), '\n')],
    ['a picture', 'content', at => appendFile(join(at.content, 'media/ferry.jpg'), '\n')],
    [
      'the base path',
      'content',
      at => appendFile(join(at.content, 'site.yaml'), 'basePath: /a/\n'),
    ],
    ['an icon', 'content', at => write(at.public, { 'favicon.ico': '' })],
  ])('%s is another', async (_, what, change) => {
    const at = await machineForTest(whole)
    await change(at)
    const said = await refused(at, '--merge', ...halves)
    for (const [i, part] of halves.entries()) {
      expect(said).toContain(`${part} (part ${i + 1}/2) was made from other ${what} than is here.`)
    }
  })

  test.each<[string, Partial<Manifest['madeFrom']>, string]>([
    ['by other code', { code: '0'.repeat(64) }, 'by other code, packages or settings'],
    ['on another kind of machine', { machine: 'other' }, 'on a machine of another kind'],
    ['before an embargo ended', { until: 7 }, 'before or after an article appeared'],
    ['with other templates', { templates: '0'.repeat(64) }, 'with other templates or packages'],
  ])('a part was made %s', async (_, other, said) => {
    const [a, b] = await halvesAgain()
    await madeFromOther(b, other)
    const at = await machineForTest(whole)
    expect(await refused(at, '--merge', a, b)).toContain(`${b} (part 2/2) was made ${said}`)
  })

  test.each<[string, (part: string) => Promise<void>, string]>([
    ['lost a file', async part => rm(await someFile(part)), 'is missing. Copy the part again.'],
    ['has half a file', async part => truncate(await someFile(part), 9), 'has other bytes than'],
    ['has an altered file', async part => appendFile(await someFile(part), ' '), 'has other bytes'],
    ['has an empty manifest', part => truncate(join(part, 'part.json')), 'is not whole'],
    ['has half a manifest', part => truncate(join(part, 'part.json'), 300), 'is damaged: its part'],
    [
      'has no manifest',
      part => rm(join(part, 'part.json')),
      'holds no part: there is no part.json',
    ],
    ['does not exist', part => rm(part, { recursive: true }), 'holds no part'],
    ['is of another form', part => rewrite(part, { number: 0 }), 'by another version of Backfile'],
  ])('a part %s', async (_, spoil, said) => {
    const [a, b] = await halvesAgain()
    await spoil(b)
    const at = await machineForTest(whole)
    const told = await refused(at, '--merge', a, b)
    expect(told).toContain(b)
    expect(told).toContain(said)
    expect(told).not.toContain(`${a} `)
  })
})

describe('a part is refused, and nothing made,', () => {
  test.each(['5/4', '0/4', 'a/b', '2', ''])('as “--shard %s”', async shard => {
    const said = await refused(whole, `--shard=${shard}`)
    expect(said).toContain(`“--shard ${shard}” names no part. Write it as “--shard 2/4”`)
  })

  test('in the folder of the site, of the content or of other files', async () => {
    const at = await copyOf(whole)
    await write(at.root, { 'mine/notes.txt': 'mine' })
    const shard = (part: string) => refused(at, '--shard', '1/2', '--part', part)
    for (const folder of [at.out, join(at.out, 'part'), at.root]) {
      expect(await shard(folder)).toMatch(/Point --part at a folder of its own/)
    }
    expect(await shard(join(at.content, 'part'))).toContain('lies in the content folder')
    expect(await shard(join(at.root, 'mine'))).toContain(
      'no part of a site: notes.txt. Point --part',
    )
  })

  test('of content with errors; the part of the same folder before stays as it was', async () => {
    const [a] = await halvesAgain()
    const before = await digests(a)
    const at = await machineForTest(whole)
    await write(at.content, { 'articles/bad.md': '---\ntitle: [\n---\n' })
    expect(await refused(at, '--shard', '1/2', '--part', a)).toContain('articles/bad.md')
    expect(await digests(a)).toEqual(before)
    await rm(join(at.content, 'articles/bad.md'))
    await built(at, '--shard', '2/2', '--part', a)
    expect(await digests(a)).toEqual(await digests(halves[1] as string))
  })
})
