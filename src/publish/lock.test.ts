import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { place, write } from '../../test/support/build.ts'
import { takeLock } from './lock.ts'

it('a free folder is taken, and says by whom', async () => {
  const { cache } = await place({})
  expect(takeLock(cache)).toBeUndefined()
  expect(readFileSync(join(cache, 'build.lock'), 'utf8')).toBe(String(process.pid))
})

it('a folder that a living process has is not taken', async () => {
  const { cache } = await place({})
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void other.kill())
  await write(cache, { 'build.lock': String(other.pid) })
  expect(takeLock(cache)).toBe(other.pid)
  expect(readFileSync(join(cache, 'build.lock'), 'utf8')).toBe(String(other.pid))
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
])('a lock that %s is taken over', async (_, lock) => {
  const { cache } = await place({})
  await write(cache, {})
  expect(takeLock(cache)).toBeUndefined()
  writeFileSync(join(cache, 'build.lock'), await lock())
  expect(takeLock(cache)).toBeUndefined()
  expect(readFileSync(join(cache, 'build.lock'), 'utf8')).toBe(String(process.pid))
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
