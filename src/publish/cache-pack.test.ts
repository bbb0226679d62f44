import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { packCache, unpackCache } from './cache-pack.ts'
import { filesIn } from './site-files.ts'

/** Folders of a test: a cache with such files, and where a pack goes. */
function folders(files: Record<string, string>): Record<'cache' | 'pack', string> {
  const root = mkdtempSync(join(tmpdir(), 'pack-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const cache = join(root, 'cache')
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cache, file)), { recursive: true })
    writeFileSync(join(cache, file), text)
  }
  return { cache, pack: join(root, 'pack') }
}

const whole = {
  'archive.sqlite': 'words '.repeat(10_000),
  'ledger.sqlite': 'rows',
  'templates/server/a.mjs': 'code',
  'targets/x/ledger.json': '{}',
  'pictures/ab/cd': 'a large picture',
  'changes.json': '{}',
  'build.lock': '1',
}

it('a pack holds what the next machine needs, compressed, and gives it back as it was', async () => {
  const { cache, pack } = folders(whole)
  expect(await packCache(cache, pack)).toBeLessThan(1000)
  rmSync(cache, { recursive: true })
  await unpackCache(pack, cache)
  const files = filesIn(cache).filter(file => !file.endsWith('-left'))
  expect(files.sort()).toEqual([
    ...['archive.sqlite', 'ledger.sqlite', 'targets/x/ledger.json', 'templates/server/a.mjs'],
  ])
  for (const file of files) {
    expect(readFileSync(join(cache, file), 'utf8')).toBe(whole[file as keyof typeof whole])
  }
})

it('a pack is replaced by the next one, and a folder with other files is not', async () => {
  const { cache, pack } = folders(whole)
  await packCache(cache, pack)
  writeFileSync(join(cache, 'ledger.sqlite'), 'other rows')
  await packCache(cache, pack)
  writeFileSync(join(pack, 'mine.txt'), 'mine')
  await expect(packCache(cache, pack)).rejects.toThrow(/holds mine\.txt/)
  expect(readFileSync(join(pack, 'mine.txt'), 'utf8')).toBe('mine')
})

it('a pack that is damaged or missing leaves the cache as it is', async () => {
  const { cache, pack } = folders(whole)
  await packCache(cache, pack)
  truncateSync(join(pack, 'archive.sqlite.zst'), 20)
  await expect(unpackCache(pack, cache)).rejects.toThrow(/archive\.sqlite\.zst is damaged/)
  await expect(unpackCache(`${pack}-not`, cache)).rejects.toThrow(/no pack/)
  for (const [file, text] of Object.entries(whole)) {
    expect(readFileSync(join(cache, file), 'utf8')).toBe(text)
  }
})

it('packs of somebody else and folders that are no cache are left alone', async () => {
  const { cache, pack } = folders(whole)
  mkdirSync(pack)
  writeFileSync(join(pack, 'accounts.zst'), 'a backup')
  await expect(packCache(cache, pack)).rejects.toThrow(/holds accounts\.zst/)
  await expect(unpackCache(pack, cache)).rejects.toThrow(/no pack/)
  rmSync(join(pack, 'accounts.zst'))
  await packCache(cache, pack)
  const { cache: home } = folders({ 'letters/to-ada.txt': 'Dear Ada' })
  await expect(unpackCache(pack, home)).rejects.toThrow(
    /holds letters\/to-ada\.txt and is no cache/,
  )
  expect(filesIn(home)).toEqual(['letters/to-ada.txt'])
})

it('without a cache there is nothing to pack', async () => {
  const { cache, pack } = folders({ 'changes.json': '{}' })
  await expect(packCache(cache, pack)).rejects.toThrow(/Build the site once/)
})
