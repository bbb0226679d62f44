import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
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
  const at = (file: string) => join(path, file)
  /** Writes beside the ledger and hands on to its place. */
  const written = async (bytes: Uint8Array, place: (from: string) => Promise<void>) => {
    const from = at(`${half}/${randomUUID()}`)
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
      throw faultIn(error)
    } finally {
      await rm(from, { force: true })
    }
  }
  return {
    name: path,
    atOnce: 16,
    read: async file => {
      try {
        return await readFile(at(file))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw faultIn(error)
      }
    },
    write: (file, bytes) =>
      written(bytes, async from => {
        await mkdir(dirname(at(file)), { recursive: true })
        await rename(from, at(file))
      }),
    create: async (file, bytes) => {
      let isCreated = false
      await written(bytes, async from => {
        await mkdir(dirname(at(file)), { recursive: true })
        isCreated = await link(from, at(file)).then(
          () => true,
          (error: NodeJS.ErrnoException) => {
            if (error.code === 'EEXIST') return false
            throw error
          },
        )
      })
      return isCreated
    },
    remove: async files => {
      for (const file of files) {
        // A folder where a file was: the file is gone already.
        await rm(at(file), { force: true }).catch((error: NodeJS.ErrnoException) => {
          if (!isMissing(error) && error.code !== 'ERR_FS_EISDIR') throw faultIn(error)
        })
        await removeEmptyAbove(path, file)
      }
    },
    list: () => filesBelow(path, ''),
    close: () => rmdir(at(half)).catch(() => undefined),
  }
}

async function* filesBelow(path: string, below: string): AsyncGenerator<ListedFile> {
  for (const entry of await readdir(join(path, below), { withFileTypes: true })) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(path, file)
    else yield { file, size: (await lstat(join(path, file))).size }
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

/** Disks that are full or cannot be written are not asked again. */
function faultIn(error: unknown): Error {
  if (error instanceof TargetFault) return error
  const text = diskFault(error)
  return text === undefined
    ? (error as Error)
    : new TargetFault(text, { isPassing: false, cause: error })
}
