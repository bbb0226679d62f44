import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { buildByCommand, newPlace, type Place, type Ran } from './support/build.ts'
import {
  Desk,
  deskAgain,
  digests,
  edits,
  expectAsClean,
  fillDesk,
  newDesk,
} from './support/desk.ts'
import { here } from './support/project.ts'

let published: Desk
beforeAll(async () => {
  published = new Desk(await newPlace(), here)
  await fillDesk(published)
  await expectAsClean(published)
})
afterAll(() => rm(published.at.root, { recursive: true, force: true }))

/** Builds by the command with one of the folders elsewhere. */
const buildWith = ({ at }: Desk, env: NodeJS.ProcessEnv): Promise<Ran> =>
  buildByCommand({ ...at, env: { ...at.env, ...env } })

const noTrace = (ran: Ran) => expect(ran.stderr).not.toMatch(/^\s+at |Stack trace/m)

describe('a folder that cannot be written', () => {
  test.each([
    ['BACKFILE_CACHE', 'the cache'],
    ['BACKFILE_OUT', 'the site'],
  ])('%s is told in a line with its path, and the site is as it was', async name => {
    const desk = await deskAgain(published)
    const before = await digests(desk.at.out)
    await edits.title(desk, 3)
    const file = join(desk.at.root, 'file')
    await writeFile(file, '')
    const ran = await buildWith(desk, { [name]: join(file, 'below') })
    expect(ran.status).not.toBe(0)
    expect(ran.stderr).toContain(`${file}`)
    expect(ran.stderr).toContain('cannot be used: a file is where a folder should be.')
    noTrace(ran)
    expect(await digests(desk.at.out)).toEqual(before)
  })
})

describe('a cache that is spoilt', () => {
  const names = ['archive.sqlite', 'ledger.sqlite']
  const spoilers: [string, (path: string) => Promise<void>][] = [
    ['noise', async path => writeFile(path, randomBytes(50_000))],
    ['nothing', async path => truncate(path)],
    ['its first half', async path => truncate(path, (await readFile(path)).length >> 1)],
    ['holes', async path => writeFile(path, holed(await readFile(path)))],
    ['a text', async path => writeFile(path, 'SQLite format 3\0 but no database')],
  ]
  test.each(spoilers)('holds %s: it is rebuilt, and the site is whole', async (_, spoil) => {
    const desk = await deskAgain(published)
    for (const name of names) await spoil(join(desk.at.cache, name))
    await edits.body(desk, 4)
    await expectAsClean(desk)
  })
})

describe('a text of the cache that is damaged', () => {
  test.each([
    "update content set html = replace(html, 'Text of', 'R0TT of')",
    "update content set text = replace(text, 'Text of', 'R0TT of')",
    "update content set markdown = replace(markdown, 'Text of', 'R0TT of')",
    "update file set entry = replace(entry, 'Story', 'St0ry')",
    "update file set digest = 'noise'",
  ])('is read again: %s', async change => {
    const desk = await deskAgain(published)
    const database = new DatabaseSync(join(desk.at.cache, 'archive.sqlite'))
    expect(Number(database.prepare(change).run().changes)).toBeGreaterThan(0)
    database.close()
    await edits.site(desk, 4)
    await edits.title(desk, 4)
    await expectAsClean(desk)
  })
})

/** Bytes of which every other page of a database is noise. */
function holed(bytes: Buffer): Buffer {
  const spoilt = Buffer.from(bytes)
  for (let at = 4096; at < spoilt.length; at += 8192) randomBytes(2048).copy(spoilt, at)
  return spoilt
}

/** A small disk of its own for one test; undefined where one cannot be made. */
function smallDisk(size: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-disk-'))
  onTestFinished(() => {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  })
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
  return status === 0 ? folder : undefined
}

describe('a disk that is full', () => {
  test.for([
    ['cache', '60k'],
    ['dist', '300k'],
  ] as const)(
    'of the %s is told, what is in the site is whole, and the next build ends the work',
    async ([name, size], context) => {
      const desk = await newDesk(here)
      const disk = smallDisk(size)
      if (disk === undefined) return context.skip('no disk can be mounted here')
      const at: Place = { ...desk.at, [name === 'dist' ? 'out' : 'cache']: join(disk, name) }
      const key = name === 'dist' ? 'BACKFILE_OUT' : 'BACKFILE_CACHE'
      await mkdir(join(disk, name))
      const ran = await buildWith(desk, { [key]: join(disk, name) })
      expect(ran.status).not.toBe(0)
      expect(ran.stderr).toMatch(/the disk is full/)
      noTrace(ran)
      for (const file of Object.keys(await digests(at.out))) {
        expect(file).not.toContain('~')
        if (!file.endsWith('.html')) continue
        expect(await readFile(join(at.out, file), 'utf8'), file).toMatch(/<\/html>\s*$/)
      }
      spawnSync('mount', ['-o', 'remount,size=200m', disk])
      const env = { ...at.env, [key]: join(disk, name) }
      await expectAsClean({ ...desk, at: { ...at, env } } as Desk)
    },
  )
})
