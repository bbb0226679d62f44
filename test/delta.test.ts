import { readFile, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { between, chanceFrom } from '../scripts/bench/random.ts'
import { article, build, buildByCommand, filesBelow, place, run, write } from './support/build.ts'
import {
  Desk,
  digests,
  drawing,
  edits,
  expectAsClean,
  newDesk as newDeskOf,
  siteFile,
} from './support/desk.ts'
import { here, projectCopy, quick } from './support/project.ts'
import { usePublishedDesk } from './support/published-desk.ts'

const publishedDesk = usePublishedDesk()
const newDesk = () => newDeskOf(here)

test('a build of what has not changed renders nothing', async () => {
  const desk = await publishedDesk()
  await expectAsClean(desk)
  const before = await digests(desk.at.out)
  const stdout = await expectAsClean(desk)
  expect(stdout).toMatch(/^0 pages rendered, \d+ kept; 0 files changed, 0 removed; 0 articles/m)
  expect(await digests(desk.at.out)).toEqual(before)
})

test('an edited text renders its page, its files for programs and the feeds that hold it, and no more', async () => {
  const desk = await publishedDesk()
  await expectAsClean(desk)
  await edits.body(desk, 12)
  const stdout = await expectAsClean(desk)
  const [, rendered] = /^(\d+) pages rendered/m.exec(stdout) ?? []
  expect(Number(rendered)).toBeGreaterThan(0)
  expect(Number(rendered)).toBeLessThan(15)
})

const kills = Number(process.env.KILLS ?? 6)

test(`a build that is killed at any moment, ${kills} times, is made whole by the next`, async () => {
  const desk = await publishedDesk()
  const chance = chanceFrom(kills)
  const halves: string[] = []
  for (let i = 0; i < kills; i += 1) {
    const n = between(chance, 0, 1000)
    await edits[i % 3 === 0 ? 'site' : 'title'](desk, n)
    await buildByCommand(desk.at, [], { killAfter: between(chance, 300, 2600) })
    for (const file of await filesBelow(desk.at.out)) {
      if (!file.endsWith('.html')) continue
      const text = await readFile(join(desk.at.out, file), 'utf8')
      if (!/<\/html>\s*$/.test(text)) halves.push(file)
    }
    if (i % 10 === 9) await expectAsClean(desk)
  }
  expect(halves).toEqual([])
  await expectAsClean(desk)
})

test('of two builds at once one is told of the other, and the site is whole', async () => {
  const desk = await newDesk()
  const both = await Promise.all([buildByCommand(desk.at), buildByCommand(desk.at)])
  const refused = both.filter(({ status }) => status !== 0)
  expect(refused).toHaveLength(1)
  expect(refused[0]?.stderr).toMatch(/^Process \d+ is building with .+ already\./m)
  await expectAsClean(desk)
})

test('verify names what is altered, missing and extra, and the next build leaves only what is not its own', async () => {
  const desk = await publishedDesk()
  const verify = (...flags: string[]) => run(['scripts/verify.ts', ...flags], desk.at.env)
  expect(await run(['scripts/verify.ts'], (await newDesk()).at.env)).toMatchObject({
    ...{ status: 2, stdout: '' },
  })
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
    `not part of the site: ${out}/old/left.html`,
    'Altered: 1, missing: 1, not part of the site: 1.',
  ]
  for (const flags of [[], ['--clean']]) {
    expect(await verify(...flags)).toMatchObject({ status: 1, stdout: `${lines.join('\n')}\n` })
  }
  const { stdout } = await build(desk.at)
  expect(stdout).toContain(
    `${out}/ holds files that Backfile did not put there, and leaves them: old/left.html.`,
  )
  const left = `not part of the site: ${out}/old/left.html\nAltered: 0, missing: 0, not part of the site: 1.\n`
  expect(await verify()).toMatchObject({ status: 1, stdout: left })
})

test('time zone, language, folder, order of files and number of threads reach no byte of the site', async () => {
  const one = await newDeskOf(here, 130)
  const two = new Desk(
    await place({ 'site.yaml': siteFile(0), 'media/a.svg': drawing(1) }),
    one.maker,
  )
  for (const [name, fields] of [...one.articles].reverse()) await two.save(name, fields)
  const zones = [
    { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C', BACKFILE_WORKERS: '1' },
    { TZ: 'America/St_Johns', LANG: 'ar', LC_ALL: 'tr_TR.UTF-8', BACKFILE_WORKERS: '5' },
  ]
  for (const [i, { at }] of [one, two].entries()) {
    const { status, stderr } = await buildByCommand({ ...at, env: { ...at.env, ...zones[i] } })
    expect(status, stderr).toBe(0)
  }
  expect(await digests(one.at.out)).toEqual(await digests(two.at.out))
})

test('a build of the very same ends before it begins, says the same, and trusts no file that is new', async () => {
  const project = await projectCopy()
  onTestFinished(() => project.remove())
  const desk = await publishedDesk(quick(project))
  await write(desk.at.content, {
    'articles/b.md': article({ title: 'B', date: '2001-01-01' }, '[x]()'),
  })
  const settle = async () => {
    for (const file of await filesBelow(desk.at.content)) {
      await utimes(join(desk.at.content, file), 1000, 1000)
    }
  }
  const told = async () => {
    const { status, said } = await project.build(desk.at)
    expect(status).toBe(0)
    return said
  }
  await settle()
  const first = await told()
  expect(first).toContain('link-empty')
  const second = await told()
  const same = (said: string) => said.replace(/ in [\d.]+ s\.|^\d+ pages[\s\S]*/gm, '')
  expect(same(second)).toBe(same(first))
  expect(second).toMatch(/^0 pages rendered, \d+ kept; 0 files changed, 0 removed; 0 articles/m)
  expect(second).not.toContain('[build]')
  await rm(join(desk.at.out, 'feed.xml'))
  expect(await told()).toMatch(/^1 page rendered/m)
  await edits.body(desk, 3)
  await expectAsClean(desk)
  await settle()
  await expectAsClean(desk)
  await project.changeTemplates(99)
  expect(await told()).toMatch(/^[1-9]\d* pages rendered/m)
})

test('a build of the very same is made when an embargo has ended meanwhile', async () => {
  const desk = await publishedDesk()
  const held = { title: 'Held back', date: '2001-01-01' }
  await desk.save('held', { ...held, draft: true })
  const began = Date.now()
  await build(desk.at)
  // Twice as long as a build takes here and now.
  const embargo = new Date(2 * Date.now() - began + 1000).toISOString()
  await desk.save('held', { ...held, embargo })
  await utimes(desk.path('held'), 1000, 1000)
  await build(desk.at)
  expect(await filesBelow(desk.at.out)).not.toContain('2001/01/held/index.html')
  await new Promise(done => setTimeout(done, Math.max(0, Date.parse(embargo) - Date.now()) + 100))
  await build(desk.at)
  expect(await filesBelow(desk.at.out)).toContain('2001/01/held/index.html')
})
