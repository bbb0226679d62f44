import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import { digestOf } from '../archive/digest.ts'
import { ledgerFolder } from './ledger-head.ts'
import type { PublishedFile, PublishedFiles } from './published-file.ts'
import type { ListedFile, Target } from './target.ts'

/** What is at a target, whatever its ledger says. */
export interface Looked {
  /** Files that are as they should be, and those of `known` that are not: these have no digest. */
  there: PublishedFiles
  /** Files that are not as they should be. */
  altered: readonly string[]
  /** Files that nobody knows, and that stay. */
  foreign: readonly string[]
  /** Files in the folder of the ledger. */
  ofLedger: readonly string[]
}

/** What files are compared with. */
interface Expected {
  files: PublishedFiles
  /** Other files that are ours: they may be removed. */
  known: { has: (file: string) => boolean }
  /** The bytes of a file as it should be; undefined when they are not here. */
  bytesOf: (file: string) => Promise<Uint8Array | undefined>
}

/** Looks at every file of a target. Bytes are read where the target does not know their digest. */
export async function lookAt(target: Target, expected: Expected): Promise<Looked> {
  const { files, known } = expected
  const there = new Map<string, PublishedFile>()
  const altered: string[] = []
  const foreign: string[] = []
  const ofLedger: string[] = []
  const limit = pLimit(target.atOnce)
  const work: Promise<void>[] = []
  for await (const listed of target.list()) {
    const { file } = listed
    const wanted = files.get(file)
    if (file.startsWith(`${ledgerFolder}/`)) ofLedger.push(file)
    else if (wanted) {
      const look = async () => {
        const isSame = await isAs(wanted, listed, target, expected)
        if (!isSame) altered.push(file)
        there.set(file, isSame ? wanted : { ...wanted, sha256: '' })
      }
      work.push(limit(look))
    } else if (known.has(file)) there.set(file, { size: listed.size, sha256: '', fingerprint: '' })
    else foreign.push(file)
  }
  await Promise.all(work)
  return { there, altered, foreign, ofLedger }
}

async function isAs(
  wanted: PublishedFile,
  { file, size, md5 }: ListedFile,
  target: Target,
  { bytesOf }: Expected,
): Promise<boolean> {
  if (size !== wanted.size) return false
  const own = md5 === undefined ? undefined : await bytesOf(file)
  if (own) return createHash('md5').update(own).digest('hex') === md5
  const bytes = await target.read(file)
  return bytes !== undefined && digestOf(bytes) === wanted.sha256
}
