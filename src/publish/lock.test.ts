import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { place, write } from '../../test/support/build.ts'
import { processStart } from '../intake/process-start.ts'
import { takeLock } from './lock.ts'

const holder = (folder: string) =>
  Number.parseInt(readFileSync(join(folder, 'build.lock'), 'utf8'), 10)

it('a free folder is taken, and says by whom', async () => {
  const { cache } = await place({})
  expect(takeLock(cache)).toBeUndefined()
  expect(holder(cache)).toBe(process.pid)
})

it('a folder that a living process has is not taken', async () => {
  const { cache } = await place({})
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void other.kill())
  const pid = other.pid ?? 0
  await write(cache, { 'build.lock': `${pid} ${processStart(pid)}` })
  expect(takeLock(cache)).toBe(pid)
  expect(holder(cache)).toBe(pid)
})

it.each([
  [
    'a dead process left',
    async () => {
      const other = spawn(process.execPath, ['-e', ''])
      await new Promise(done => other.once('exit', done))
      return String(other.pid)
    },
  ],
  ['nobody can read', () => Promise.resolve('noise')],
  ['has the number of a process that runs now, and another start', async () => `${process.ppid} 1`],
  ['has the number of a process that runs now, and no start', async () => `${process.ppid}`],
  ['has the number of this process', async () => `${process.pid} 1`],
])('a lock that %s is taken over', async (_, lock) => {
  const { cache } = await place({})
  await write(cache, {})
  expect(takeLock(cache)).toBeUndefined()
  writeFileSync(join(cache, 'build.lock'), await lock())
  expect(takeLock(cache)).toBeUndefined()
  expect(holder(cache)).toBe(process.pid)
})

it('of several that find the lock of a dead process one takes it over', async () => {
  const { cache } = await place({})
  await write(cache, { 'build.lock': 'noise' })
  const script = `import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    console.log(takeLock(${JSON.stringify(cache)}) === undefined ? 'took' : 'left')
    setTimeout(() => {}, 3000)`
  const told = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const one = spawn(process.execPath, ['--input-type=module', '-e', script])
      const [said] = await once(one.stdout, 'data')
      onTestFinished(() => void one.kill())
      return String(said).trim()
    }),
  )
  expect(told.sort()).toEqual(['left', 'left', 'left', 'took'])
})
