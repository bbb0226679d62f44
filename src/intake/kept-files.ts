import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pLimit from 'p-limit'
import { digestOf } from '../archive/digest.ts'
import { workers } from './workers.ts'

/** Pictures are made so many at a time. */
const makeOne = pLimit(workers())

/**
 * The bytes of a picture that is made once and then kept in the cache folder under its `identity`: all that
 * it is made from. Each is there as a whole or not at all.
 */
export async function keptOrMade(
  cache: string,
  identity: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const path = join(folderIn(cache), nameOf(identity))
  const known = await readFile(path).catch(() => undefined)
  if (known && known.length > 0) return known
  return makeOne(async () => {
    const bytes = await make()
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}~${process.pid}`, bytes)
    await rename(`${path}~${process.pid}`, path)
    return bytes
  })
}

/** Forgets what is kept under none of these identities. */
export async function forgetOthers(cache: string, identities: Iterable<string>): Promise<void> {
  const wanted = new Set(Array.from(identities, nameOf))
  const kept = await readdir(folderIn(cache), { recursive: true }).catch(() => [])
  const old = kept.filter(name => /[/\\]/.test(name) && !wanted.has(name))
  await Promise.all(old.map(name => rm(join(folderIn(cache), name), { force: true })))
}

const folderIn = (cache: string) => join(cache, 'pictures')

/** `ab/cdef…`: no folder gets too many. */
function nameOf(identity: string): string {
  const name = digestOf(identity)
  return join(name.slice(0, 2), name.slice(2))
}
