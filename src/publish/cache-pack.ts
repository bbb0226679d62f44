import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { noteAsLeft } from '../intake/database.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { Refusal } from '../terminal/telling.ts'
import { filesIn } from './site-files.ts'

/*
 * A cache as one machine hands it to the next: each file compressed by zstd. Pictures are left out: those that were published
 * are at the target, and others are made again when a page asks for them.
 */

const ending = '.zst'
const databases = ['archive.sqlite', 'ledger.sqlite']
const folders = ['templates/', 'targets/']

/** Compresses a cache into a folder, which is replaced when it is a pack. Returns the size of the pack in bytes. */
export async function packCache(cache: string, pack: string): Promise<number> {
  const files = filesIn(cache).filter(isPacked)
  if (!files.includes('archive.sqlite')) {
    throw new Refusal(
      `There is no cache in ${shownPath(cache)}/. Build the site once, then pack it.`,
    )
  }
  const foreign = filesIn(pack).find(file => packedIn(file) === undefined)
  if (foreign !== undefined) {
    throw new Refusal(
      `${shownPath(pack)}/ holds ${foreign}, which is not of a pack. Name another folder.`,
    )
  }
  const size = await eachInto(pack, files, async (file, half) => {
    const to = join(half, `${file}${ending}`)
    await through(join(cache, file), createZstdCompress(quality), to)
    return statSync(to).size
  })
  return size.reduce((sum, one) => sum + one, 0)
}

/** Makes a cache from a pack, in place of the one that is there. Refuses a pack that is damaged, and leaves the cache. */
export async function unpackCache(pack: string, cache: string): Promise<void> {
  const files = filesIn(pack).filter(file => packedIn(file) !== undefined)
  const there = filesIn(cache).filter(file => file !== 'build.lock')
  if (there.length > 0 && !databases.some(file => there.includes(file))) {
    throw new Refusal(
      `${shownPath(cache)}/ holds ${there[0]} and is no cache. Point BACKFILE_CACHE at a folder of its own.`,
    )
  }
  if (files.length === 0) throw new Refusal(`There is no pack in ${shownPath(pack)}/.`)
  await eachInto(cache, files, async (file, half) => {
    const to = join(half, file.slice(0, -ending.length))
    await through(join(pack, file), createZstdDecompress(), to).catch(error => {
      throw new Refusal(
        `${shownPath(join(pack, file))} is damaged: ${(error as Error).message}. Build without the pack: what it has is made again.`,
      )
    })
    if (databases.includes(file.slice(0, -ending.length))) noteAsLeft(to)
  })
}

/** Whether a file of a cache goes into a pack. */
function isPacked(file: string): boolean {
  return databases.includes(file) || folders.some(folder => file.startsWith(folder))
}

/** The file of a cache that a file of a pack is; undefined when it is not of a pack. */
function packedIn(file: string): string | undefined {
  const own = file.endsWith(ending) ? file.slice(0, -ending.length) : ''
  return isPacked(own) ? own : undefined
}

const quality = {
  params: {
    [constants.ZSTD_c_compressionLevel]: 6,
    [constants.ZSTD_c_checksumFlag]: 1,
  },
}

/** Makes files in a folder beside another, and puts it in the place of that when all are there. */
async function eachInto<Made>(
  folder: string,
  files: readonly string[],
  make: (file: string, half: string) => Promise<Made>,
): Promise<Made[]> {
  const half = `${folder}~`
  rmSync(half, { recursive: true, force: true })
  try {
    const made: Made[] = []
    for (const file of files) made.push(await make(file, half))
    rmSync(folder, { recursive: true, force: true })
    renameSync(half, folder)
    return made
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

async function through(from: string, change: NodeJS.ReadWriteStream, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true })
  await pipeline(createReadStream(from), change, createWriteStream(to))
}
