import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pLimit from 'p-limit'
import { digestOf } from '../archive/digest.ts'
import { workers } from './workers.ts'

/** Pictures are made so many at a time. */
const makeOne = pLimit(workers())

/** Pictures that are being made, by their places: what is asked for twice at once is made once. */
const underWay = new Map<string, Promise<Uint8Array>>()

/**
 * The bytes of a picture that is made once and then kept in the cache folder under its `identity`: all that
 * it is made from. Each is kept with its SHA-256 before it, and made again when it is not whole.
 */
export async function keptOrMade(
  cache: string,
  identity: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const path = join(folderIn(cache), nameOf(identity))
  const known = await wholeAt(path)
  if (known) return known
  const making =
    underWay.get(path) ??
    makeOne(() => makeAt(path, make)).finally(() => {
      underWay.delete(path)
    })
  underWay.set(path, making)
  return making
}

async function makeAt(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const bytes = await make()
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}~${process.pid}`, Buffer.concat([checkOf(bytes), bytes]))
  await rename(`${path}~${process.pid}`, path)
  return bytes
}

/** Bytes of a check. */
const checkLength = 32

function checkOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** What is kept at a path; undefined when it is not there, or not whole. */
async function wholeAt(path: string): Promise<Uint8Array | undefined> {
  const kept = await readFile(path).catch(() => undefined)
  if (!kept) return undefined
  const bytes = kept.subarray(checkLength)
  return checkOf(bytes).equals(kept.subarray(0, checkLength)) ? bytes : undefined
}

/** How many bytes are kept under an identity; undefined when none are. */
export function keptSize(cache: string, identity: string): number | undefined {
  const stats = statSync(join(folderIn(cache), nameOf(identity)), { throwIfNoEntry: false })
  return stats && stats.size - checkLength
}

/** Forgets what is kept under none of these identities; what is being written stays. */
export async function forgetOthers(cache: string, identities: Iterable<string>): Promise<void> {
  const wanted = new Set(Array.from(identities, nameOf))
  const kept = await readdir(folderIn(cache), { recursive: true }).catch(() => [])
  const old = kept.filter(name => /[/\\][^~]+$/.test(name) && !wanted.has(name))
  await Promise.all(old.map(name => rm(join(folderIn(cache), name), { force: true })))
}

const folderIn = (cache: string) => join(cache, 'pictures')

/** `ab/cdef…`: no folder gets too many. */
function nameOf(identity: string): string {
  const name = digestOf(identity)
  return join(name.slice(0, 2), name.slice(2))
}
