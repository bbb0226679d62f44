import { appendFile, cp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Manifest } from '../src/publish/part-manifest.ts'
import { build, type Place, place, write } from './support/build.ts'
import { digests } from './support/desk.ts'
import {
  built,
  knowingMachine,
  machine,
  manifestOf,
  rewrite,
  useHalves,
} from './support/machines.ts'

/*
 * Parts that do not belong together, or not to what is here: each is named, and the site stays as it is.
 */

const { whole, halves } = useHalves()

/** Copies of the two parts, to be spoilt. */
async function copies(): Promise<[string, string]> {
  const { root } = await place({})
  const [a, b] = [join(root, 'a'), join(root, 'b')]
  await cp(halves()[0], a, { recursive: true })
  await cp(halves()[1], b, { recursive: true })
  return [a, b]
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

describe('a merge is refused when', () => {
  test('a part is missing or named twice, even when nothing is to be done', async () => {
    const [a, b] = halves()
    expect(await refused(whole(), '--merge', a)).toContain(
      'Part 2/2 is missing. Make it with “npm run build -- --shard 2/2”, and name its folder too.',
    )
    const [again] = await copies()
    expect(await refused(whole(), '--merge', a, b, again)).toContain(
      `Part 1/2 is named twice: ${a} and ${again}. Name each part once.`,
    )
  })

  test('a part is one of another number', async () => {
    const [a, b] = await copies()
    await rewrite(b, () => ({ of: 3 }))
    const said = await refused(whole(), '--merge', a, b)
    expect(said).toContain(`${b} is part 2/3, and ${a} is part 1/2.`)
  })

  test.each<[string, (at: Place) => Promise<void>]>([
    ['an article', at => appendFile(join(at.content, 'articles/2019/ferry.md'), '\n')],
    ['a draft', at => write(at.content, { 'articles/d.md': '---\ndraft: true\n---\n' })],
    ['a picture', at => appendFile(join(at.content, 'media/ferry.jpg'), '\n')],
    ['the base path', at => appendFile(join(at.content, 'site.yaml'), 'basePath: /a/\n')],
    ['the set of icons', at => write(at.public, { 'favicon.ico': '' })],
  ])('%s is another', async (_, change) => {
    const at = await machine(whole())
    await change(at)
    const said = await refused(at, '--merge', ...halves())
    for (const [i, part] of halves().entries()) {
      expect(said).toContain(`${part} (part ${i + 1}/2) was made from other content than is here.`)
    }
  })

  test.each<[string, Partial<Manifest['madeFrom']>, string]>([
    ['by other code', { code: '0'.repeat(64) }, 'by other code, packages or settings'],
    ['on another kind of machine', { machine: 'other' }, 'on a machine of another kind'],
    ['before an embargo ended', { until: 7 }, 'before or after an article appeared'],
    ['with other templates', { templates: '0'.repeat(64) }, 'with other templates or packages'],
  ])('a part was made %s', async (_, other, said) => {
    const [a, b] = await copies()
    await rewrite(b, ({ madeFrom }) => ({ madeFrom: { ...madeFrom, ...other } }))
    const at = await machine(whole())
    const told = await refused(at, '--merge', a, b)
    expect(told).toContain(`${b} (part 2/2) was made ${said}`)
    expect(told).not.toContain(`${a} (`)
  })

  /** Where a file of a part is. */
  const someFile = async (part: string) =>
    join(part, 'files', (await manifestOf(part)).files.at(-1)?.sha256 ?? '')
  const manifestIn = (part: string) => join(part, 'part.json')
  const altered = async (path: string) =>
    writeFile(path, (await readFile(path, 'utf8')).replace('"size":', '"size":1'))

  test.each<[string, (part: string) => Promise<unknown>, string]>([
    ['lost a file', async part => rm(await someFile(part)), 'is missing. Copy the part again.'],
    ['has half a file', async part => truncate(await someFile(part), 9), 'has other bytes than'],
    ['has an altered file', async part => appendFile(await someFile(part), ' '), 'has other bytes'],
    ['has an empty manifest', part => truncate(manifestIn(part)), 'is not whole'],
    ['has half a manifest', part => truncate(manifestIn(part), 300), 'is damaged: its part.json'],
    ['has an altered manifest', part => altered(manifestIn(part)), 'is damaged: its part.json'],
    ['has no manifest', part => rm(manifestIn(part)), 'holds no part: there is no part.json'],
    ['does not exist', part => rm(part, { recursive: true }), 'holds no part'],
    ['is of another form', part => rewrite(part, () => ({ number: 0 })), 'by another version'],
  ])('a part %s', async (_, spoil, said) => {
    const [a, b] = await copies()
    await spoil(b)
    const told = await refused(await machine(whole()), '--merge', a, b)
    expect(told).toContain(b)
    expect(told).toContain(said)
    expect(told).not.toContain(`${a} `)
  })

  test('a part is no folder', async () => {
    const [a, b] = await copies()
    await rm(b, { recursive: true })
    await writeFile(b, 'a file')
    const told = await refused(await machine(whole()), '--merge', a, b)
    expect(told).toContain(`${b} cannot be used: a file is where a folder should be.`)
  })
})

describe('a shard is refused', () => {
  test.each(['5/4', '0/4', 'a/b', '2', ''])('as “%s”', async shard => {
    const said = await refused(whole(), `--shard=${shard}`)
    expect(said).toContain(`“--shard ${shard}” names no part. Write it as “--shard 2/4”`)
  })

  test('in the folder of the site, of the content or of other files', async () => {
    const at = await knowingMachine(whole())
    await write(at.root, { 'mine/notes.txt': 'mine' })
    const shard = (part: string) => refused(at, '--shard', '1/2', '--part', part)
    for (const folder of [at.out, join(at.out, 'part'), join(at.public, 'part'), at.root]) {
      expect(await shard(folder)).toContain('Point --part at a folder of its own')
    }
    expect(await shard(join(at.content, 'part'))).toContain('lies in the content folder')
    expect(await shard('src')).toContain('Point --part')
    const mine = join(at.root, 'mine')
    expect(await shard(mine)).toContain(
      `${mine} holds files that are no part of a site: notes.txt.`,
    )
  })

  test('of content with errors; the part that was in the folder stays until another is made', async () => {
    const [a] = await copies()
    const at = await machine(whole())
    await write(at.content, { 'articles/bad.md': '---\ntitle: [\n---\n' })
    expect(await refused(at, '--shard', '1/2', '--part', a)).toContain('articles/bad.md')
    expect(await digests(a)).toEqual(await digests(halves()[0]))
    await rm(join(at.content, 'articles/bad.md'))
    await built(at, '--shard', '2/2', '--part', a)
    expect(await digests(a)).toEqual(await digests(halves()[1]))
  })
})
