import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { diskFault } from '../../terminal/disk-fault.ts'
import { ledgerFolder } from '../ledger-head.ts'
import { type ListedFile, type Target, TargetFault } from '../target.ts'

/** Where files are until they are whole: beside the ledger, on the same disk as their places. */
const half = `${ledgerFolder}/half`

/** A folder of this machine, also one that is mounted. Throws when it is not there: a disk that is not mounted is no target. */
export async function folderTarget(path: string): Promise<Target> {
  await access(path, constants.W_OK).catch(() => {
    throw new TargetFault(
      `There is no folder ${path} that can be written. Make it, or mount its disk.`,
      { isPassing: false },
    )
  })
  const asItWas = await sameFolder(path)
  const at = (file: string) => join(path, file)
  /** Writes beside the ledger and hands on to its place. */
  const written = async (bytes: Uint8Array, place: (from: string) => Promise<void>) => {
    const from = at(`${half}/${randomUUID()}`)
    await asItWas()
    try {
      await mkdir(dirname(from), { recursive: true })
      const handle = await open(from, 'wx')
      try {
        await handle.writeFile(bytes)
      } finally {
        await handle.close()
      }
      await place(from)
    } catch (error) {
      await asItWas()
      throw faultIn(error, path)
    } finally {
      await rm(from, { force: true })
    }
  }
  return {
    name: path,
    atOnce: 16,
    read: async file => {
      await asItWas()
      try {
        return await readFile(at(file))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw faultIn(error, path)
      }
    },
    write: (file, bytes) =>
      written(bytes, async from => {
        await mkdir(dirname(at(file)), { recursive: true })
        await rename(from, at(file)).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EXDEV') throw error
          return overDisks(from, at(file))
        })
      }),
    create: async (file, bytes) => {
      let isCreated = false
      await written(bytes, async from => {
        await mkdir(dirname(at(file)), { recursive: true })
        // Some disks have no links: whoever reads from them meanwhile may get a part.
        isCreated = await placedFirst(() => link(from, at(file))).catch(() =>
          placedFirst(() => copyFile(from, at(file), constants.COPYFILE_EXCL)),
        )
      })
      return isCreated
    },
    remove: async files => {
      for (const file of files) {
        await asItWas()
        // A folder where a file was: the file is gone already.
        await rm(at(file), { force: true }).catch((error: NodeJS.ErrnoException) => {
          if (!isMissing(error) && error.code !== 'ERR_FS_EISDIR') throw faultIn(error, path)
        })
        await removeEmptyAbove(path, file)
      }
    },
    list: (below = '') => filesBelow(path, below),
    tidy: () => rm(at(half), { recursive: true, force: true }),
    // What others are writing there stays.
    close: () => rmdir(at(half)).catch(() => undefined),
  }
}

/**
 * Finds that a path leads to another folder than at first: when a disk is unmounted, the folder below it takes its place, and
 * what is written there never reaches the site.
 */
async function sameFolder(path: string): Promise<() => Promise<void>> {
  const first = await stat(path)
  return async () => {
    const now = await stat(path).catch(() => undefined)
    if (now?.dev === first.dev && now.ino === first.ino) return
    throw new TargetFault(
      `${path} is not the folder that it was when the deploy began. Is its disk still mounted?`,
      { isPassing: false },
    )
  }
}

/** Puts a file in a place below which another disk is, by a link or because it is mounted there. */
async function overDisks(from: string, to: string): Promise<void> {
  const near = `${to}.half`
  try {
    await copyFile(from, near)
    await rename(near, to)
  } finally {
    await rm(near, { force: true })
  }
}

/** Whether a file was put in a place that had none. */
function placedFirst(put: () => Promise<void>): Promise<boolean> {
  return put().then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
}

/** The files below a folder. Those that others remove meanwhile are not there. */
async function* filesBelow(path: string, below: string): AsyncGenerator<ListedFile> {
  const entries = await orMissing(readdir(join(path, below), { withFileTypes: true }))
  for (const entry of entries ?? []) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(path, file)
    else {
      const stats = await orMissing(lstat(join(path, file)))
      if (stats) yield { file, size: stats.size }
    }
  }
}

async function orMissing<Found>(look: Promise<Found>): Promise<Found | undefined> {
  try {
    return await look
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Removes the folders above a file that are empty now. */
async function removeEmptyAbove(path: string, file: string): Promise<void> {
  for (let above = dirname(file); above !== '.'; above = dirname(above)) {
    const isRemoved = await rmdir(join(path, above)).then(
      () => true,
      () => false,
    )
    if (!isRemoved) return
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** Disks that are full or cannot be written are not asked again. A folder that has gone may have been tidied up. */
function faultIn(error: unknown, path: string): Error {
  if (error instanceof TargetFault) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new TargetFault(message, { isPassing: true, cause: error })
  const text = diskFault(error, path)
  return text === undefined
    ? (error as Error)
    : new TargetFault(text, { isPassing: false, cause: error })
}
