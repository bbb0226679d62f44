import { resolve } from 'node:path'
import { packCache, unpackCache } from '../src/publish/cache-pack.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { lockCache } from '../src/publish/take-locks.ts'
import { valuesAskedFor } from '../src/terminal/asked-for.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { shownPath } from '../src/terminal/shown-path.ts'
import { Refusal, say } from '../src/terminal/telling.ts'

const usage = `npm run cache -- --pack DIR     packs the cache into a folder, for the next machine
npm run cache -- --unpack DIR   makes the cache from such a folder

Pictures are left out: those that were published are at the target.`

/** `npm run cache`: hands the cache from machine to machine. */
await orStop(async () => {
  const words = process.argv.slice(2)
  checkOptions('npm run cache', words, ['pack', 'unpack', 'help'])
  if (words.includes('--help')) return say(usage)
  const [pack, unpack] = (['pack', 'unpack'] as const).map(flag => valuesAskedFor(flag, words, {}))
  const [folder, ...more] = [...(pack ?? []), ...(unpack ?? [])]
  if (!folder || more.length > 0) throw new Refusal(usage)
  const folders = foldersFrom(process.env)
  lockCache(folders)
  if (pack) {
    const bytes = await packCache(folders.cache, resolve(folder))
    say(`Packed the cache into ${shownPath(resolve(folder))}/: ${(bytes / 1e6).toFixed(1)} MB.`)
  } else {
    await unpackCache(resolve(folder), folders.cache)
    say(`Unpacked ${shownPath(resolve(folder))}/ into ${shownPath(folders.cache)}/.`)
  }
})
