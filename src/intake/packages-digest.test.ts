import { expect, test } from 'vitest'
import { place, write } from '../../test/support/build.ts'
import { NoLockfile, packagesDigest } from './packages-digest.ts'

const versions = { node: '24.0.0', icu: '77.1', unicode: '16.0', cldr: '47', tz: '2025b' }
const another = (key: string) => ({ ...versions, [key]: 'another' })
const rootWith = async (files: Record<string, string>) => (await place(files)).content

test.each(Object.keys(versions))('another version of %s makes another digest', async key => {
  const root = await rootWith({ 'package-lock.json': '{}' })
  expect(packagesDigest(root, another(key))).not.toBe(packagesDigest(root, versions))
  expect(packagesDigest(root, { ...versions })).toBe(packagesDigest(root, versions))
})

test('the versions that Node has of Unicode, languages and time zones are among those that count', () => {
  expect(Object.keys(process.versions)).toEqual(expect.arrayContaining(Object.keys(versions)))
  expect(packagesDigest()).toBe(packagesDigest(undefined, process.versions))
  expect(packagesDigest()).not.toBe(packagesDigest(undefined, versions))
})

test.each(['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'])(
  'other packages in %s make another digest, also beside another lockfile',
  async name => {
    const root = await rootWith({ [name]: 'one' })
    const digests = new Set([packagesDigest(root, versions)])
    for (const files of [{ [name]: 'two' }, { 'pnpm-lock.yaml': 'stale' }, { [name]: 'three' }]) {
      await write(root, files)
      digests.add(packagesDigest(root, versions))
    }
    expect(digests.size).toBe(4)
  },
)

test('without a lockfile it says what to do', async () => {
  const root = await rootWith({ 'package.json': '{}' })
  expect(() => packagesDigest(root)).toThrow(NoLockfile)
  expect(() => packagesDigest(root)).toThrow('run “npm install”')
})
