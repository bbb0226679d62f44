import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { folderTarget } from './folder.ts'

it('is listed while another process removes files and folders', async () => {
  const path = mkdtempSync(join(tmpdir(), 'folder-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  for (const name of ['a', 'b', 'c/d', 'e/f']) {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), name)
  }
  const target = await folderTarget(path)
  const listed: string[] = []
  for await (const { file } of target.list()) {
    listed.push(file)
    const others = ['a', 'b', 'c', 'e'].filter(name => !file.startsWith(name))
    for (const name of others) rmSync(join(path, name), { recursive: true, force: true })
  }
  expect(listed).toHaveLength(1)
})

it('gives a lock to one of many that ask at once, and leaves what another is writing when it closes', async () => {
  const path = mkdtempSync(join(tmpdir(), 'folder-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const targets = await Promise.all(Array.from({ length: 8 }, () => folderTarget(path)))
  const made = await Promise.all(
    targets.map(async (target, i) => {
      const isMade = await target.create('x/lock', Buffer.from(`${i}`))
      await target.close()
      return isMade
    }),
  )
  expect(made.filter(Boolean)).toHaveLength(1)
})

it.each(['write', 'create', 'read', 'remove'] as const)(
  'refuses to %s where another folder has taken the place of the target',
  async verb => {
    const path = mkdtempSync(join(tmpdir(), 'folder-'))
    const away = `${path}-away`
    onTestFinished(() => rmSync(path, { recursive: true, force: true }))
    onTestFinished(() => rmSync(away, { recursive: true, force: true }))
    const target = await folderTarget(path)
    await target.write('a', Buffer.from('a'), {})
    renameSync(path, away)
    mkdirSync(path)
    const acts = {
      write: () => target.write('b', Buffer.from('b'), {}),
      create: () => target.create('b', Buffer.from('b')),
      read: () => target.read('a'),
      remove: () => target.remove(['a']),
    }
    await expect(acts[verb]()).rejects.toThrow(/not the folder that it was when the deploy began/)
    expect(readdirSync(path)).toEqual([])
    expect(readdirSync(away)).toContain('a')
  },
)
