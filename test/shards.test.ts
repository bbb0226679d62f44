import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { article, buildByCommand, filesBelow, type Place, write } from './support/build.ts'
import { digests } from './support/desk.ts'
import {
  built,
  knowingMachine,
  later,
  machine,
  manifestOf,
  parts,
  useHalves,
} from './support/machines.ts'
import { type Project, projectCopy } from './support/project.ts'

/*
 * A site that several machines make in parts: each has a checkout, a cache, a time zone and times of files of its own.
 */

const { whole, halves } = useHalves()

test.each([1, 2, 3, 7])('%i parts, merged, are what one machine makes', async of => {
  const made = of === 2 ? halves() : await parts(whole(), of)
  const at = await machine(whole())
  const { stdout } = await built(at, '--merge', ...[...made].reverse())
  expect(stdout).toMatch(/^0 pages rendered, \d+ taken from parts, 0 kept; .*; 0 of \d+ parts of/m)
  expect(await digests(at.out)).toEqual(await digests(whole().out))
  const again = await built(at, '--merge', ...made)
  expect(again.stdout).toMatch(/^0 pages rendered, \d+ kept; 0 files changed/m)
})

test('parts hold what is public, each file once, under names that survive any way of copying', async () => {
  const manifests = await Promise.all(halves().map(manifestOf))
  const files = manifests.flatMap(({ files }) => files.map(({ file }) => file))
  const site = await filesBelow(whole().out)
  expect(new Set(files).size).toBe(files.length)
  expect(site).toEqual(expect.arrayContaining(files))
  const others = site.filter(file => !files.includes(file) && !file.startsWith('_astro/'))
  expect(others).toEqual(['.published-by-backfile', 'favicon.svg'])
  for (const part of halves()) {
    const names = await filesBelow(part)
    expect(names.filter(name => !/^files\/[0-9a-f]{64}$/.test(name))).toEqual(['part.json'])
  }
  for (const { madeFrom } of manifests) expect(madeFrom.until).toBe(Date.parse(later))
})

test('parts are the same from another folder of the project, and others by other code', async () => {
  const projects = [await projectCopy(), await projectCopy()] as [Project, Project]
  onTestFinished(async () => {
    for (const project of projects) await project.remove()
  })
  const inProject =
    (project: Project) =>
    async (at: Place, ...flags: string[]) => {
      const ran = await buildByCommand(at, flags, { project: project.root })
      expect(ran.status, ran.stdout + ran.stderr).toBe(0)
      return ran
    }
  const made = await parts(whole(), 2, inProject(projects[0]))
  const at = await machine(whole())
  await inProject(projects[1])(at, '--merge', ...made)
  expect(await digests(at.out)).toEqual(await digests(whole().out))
  await projects[1].changeTemplates(1)
  const { status, stderr } = await buildByCommand(at, ['--merge', ...made], {
    project: projects[1].root,
  })
  expect(status).toBe(1)
  for (const [i, part] of made.entries()) {
    expect(stderr).toContain(
      `${part} (part ${i + 1}/2) was made by other code, packages or settings`,
    )
  }
  expect(await digests(at.out)).toEqual(await digests(whole().out))
})

test('an edit changes a published site as ever, whether the other machines know the site or not', async () => {
  const at = await knowingMachine(whole())
  await write(at.content, {
    'articles/2020/quay.md': article({ title: 'The new quay', date: '2020-06-05' }),
  })
  const knowing = await knowingMachine(at)
  const before = await digests(knowing.out)
  const few = join(knowing.root, 'part')
  await built(knowing, '--shard', '1/2', '--part', few)
  expect(await digests(knowing.out)).toEqual(before)
  const [all, other] = (await parts(at, 2)) as [string, string]
  const { files } = await manifestOf(few)
  expect(files.length).toBeLessThan((await manifestOf(all)).files.length)
  const { stdout } = await built(at, '--merge', few, other)
  expect(stdout).toMatch(/^0 pages rendered, [1-9]\d* taken from parts, [1-9]\d* kept/m)
  const clean = await machine(at)
  await built(clean)
  expect(await digests(at.out)).toEqual(await digests(clean.out))
})

test('what the other machines did not find to be made is made by the one that publishes', async () => {
  const knowing = await knowingMachine(whole())
  const empty = ['1', '2'].map(number => join(knowing.root, `part-${number}`))
  for (const [i, part] of empty.entries())
    await built(knowing, `--shard=${i + 1}/2`, '--part', part)
  for (const part of empty) expect((await manifestOf(part)).files).toEqual([])
  const at = await machine(whole())
  expect((await built(at, '--merge', ...empty)).stdout).toMatch(/^[1-9]\d* pages rendered, 0 kept/m)
  expect(await digests(at.out)).toEqual(await digests(whole().out))
})

test('merges that are killed at any moment leave whole files and the parts, and the next ends their work', async () => {
  const at = await machine(whole())
  const before = await Promise.all(halves().map(digests))
  const site = await digests(whole().out)
  for (const moment of [700, 1300, 1700, 2100, 2500, 3000]) {
    await buildByCommand(at, ['--merge', ...halves()], { killAfter: moment })
    for (const [file, digest] of Object.entries(await digests(at.out))) {
      if (!file.startsWith('.backfile~/')) expect(digest, file).toBe(site[file])
    }
    if (moment === 2100) await rm(at.out, { recursive: true, force: true })
  }
  await built(at, '--merge', ...halves())
  expect(await digests(at.out)).toEqual(site)
  expect(await Promise.all(halves().map(digests))).toEqual(before)
})

test('a shard that is killed at any moment leaves no part, or a whole one', async () => {
  const at = await machine(whole())
  const part = join(at.root, 'part')
  for (const moment of [800, 1600, 2200, 2800, 3400]) {
    await buildByCommand(at, ['--shard', '1/2', '--part', part], { killAfter: moment })
    const manifest = await manifestOf(part).catch(() => 'none')
    if (typeof manifest === 'string') expect(manifest).toMatch(/^none$|is not whole/)
    else expect(await digests(part)).toEqual(await digests(halves()[0]))
  }
  await built(at, '--shard', '1/2', '--part', part)
  expect(await digests(part)).toEqual(await digests(halves()[0]))
})
