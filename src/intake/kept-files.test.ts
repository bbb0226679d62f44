import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetOthers, keptOrMade } from './kept-files.ts'

let cache: string
let made = 0
const make = async () => {
  made += 1
  await new Promise(done => setTimeout(done, 5))
  return Buffer.from('a picture')
}
const kept = async () => {
  const names = await readdir(join(cache, 'pictures'), { recursive: true })
  return names.filter(name => name.includes('/')).map(name => join(cache, 'pictures', name))
}
const text = async (identity: string) => String(await keptOrMade(cache, identity, make))

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'backfile-kept-'))
  made = 0
})
afterEach(() => rm(cache, { recursive: true, force: true }))

describe('keptOrMade()', () => {
  it('makes a picture once, however often and however much at once it is asked for', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => text('one')))
    expect(new Set([...all, await text('one')])).toEqual(new Set(['a picture']))
    expect(made).toBe(1)
    await text('other')
    expect(made).toBe(2)
  })

  it.each([
    ['cut off', (path: string) => truncate(path, 20)],
    ['empty', (path: string) => truncate(path, 0)],
    ['other than it was', async (path: string) => writeFile(path, `${await readFile(path)}x`)],
  ])('makes a picture again whose file is %s', async (_, spoil) => {
    await text('one')
    for (const path of await kept()) await spoil(path)
    expect(await text('one')).toBe('a picture')
    expect(made).toBe(2)
  })

  it('keeps nothing of a picture that cannot be made', async () => {
    const fail = () => Promise.reject(new Error('no picture'))
    await expect(keptOrMade(cache, 'one', fail)).rejects.toThrow('no picture')
    expect(await text('one')).toBe('a picture')
  })
})

describe('forgetOthers()', () => {
  it('leaves what is wanted, and what is being written', async () => {
    for (const identity of ['one', 'two']) await text(identity)
    const [first = ''] = await kept()
    await writeFile(`${first}~1`, 'half')
    await forgetOthers(cache, ['one'])
    const left = await kept()
    expect(left.filter(path => !path.endsWith('~1'))).toHaveLength(1)
    expect(left.filter(path => path.endsWith('~1'))).toHaveLength(1)
    await text('one')
    expect(made).toBe(2)
  })
})
