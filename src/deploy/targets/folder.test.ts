import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
