import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { posix } from 'node:path'
import pLimit from 'p-limit'
import type { TargetAddress } from '../../archive/target-address.ts'
import { ledgerFolder } from '../ledger-head.ts'
import { lost, openSsh, type Ssh } from '../ssh/connection.ts'
import { type ListedFile, type Target, TargetFault } from '../target.ts'

const { dirname } = posix

/** Where files are until they are whole: beside the ledger, on the same disk as their places. */
export const half = `${ledgerFolder}/half`

/** Servers take a hundred open files and more. More connections than one are hardly faster. */
const atOnce = 64

/**
 * A folder of a host that is reached by SFTP; how to log in, and how the host shows that it is itself, comes from the
 * environment (`openSsh`). A path that begins with `/~/` is below the home of whoever logs in. Throws when the folder is not
 * there: a disk that is not mounted is no target.
 */
export async function sftpTarget(
  address: Extract<TargetAddress, { kind: 'sftp' }>,
  env: NodeJS.ProcessEnv,
): Promise<Target> {
  const { name, path } = named(address)
  const ssh = await openSsh(name, address, env)
  return orClose(ssh, () => overSftp(ssh, name, path))
}

/** The name of a target on a host, which is its address, and the path as the host knows it. */
export function named(address: Extract<TargetAddress, { kind: 'sftp' | 'rsync' }>): {
  name: string
  path: string
} {
  const { kind, user, host, port, path } = address
  const who = user === undefined ? '' : `${encodeURIComponent(user)}@`
  const at = port === undefined || port === 22 ? '' : `:${port}`
  return {
    name: `${kind}://${who}${host}${at}${encodeURI(path)}`,
    path: path.replace(/^\/~(?:$|\/)/, './').replace(/(?<=.)\/+$/, ''),
  }
}

/** Does something with a connection, and closes it when that fails. */
export async function orClose<Done>(ssh: Ssh, act: () => Promise<Done>): Promise<Done> {
  try {
    return await act()
  } catch (error) {
    ssh.close()
    throw error
  }
}

/** What a server answers (SFTP 3). */
const status = { missing: 2, denied: 3, failure: 4, full: 14, quota: 15 } as const

/** A target that can make folders, too. */
export interface SftpTarget extends Target {
  makeFolder: (folder: string) => Promise<void>
}

/** A folder of a host that is connected. */
export async function overSftp(ssh: Ssh, name: string, path: string): Promise<SftpTarget> {
  const limit = pLimit(atOnce)
  const at = (file: string) => (file === '' ? path : `${path}/${file}`)
  const { ask } = ssh
  const fault = (error: unknown, file: string) => faultIn(error, file, name)

  const isFolder = async (folder: string) => {
    const { mode } = await ask<{ mode: number }>((sftp, done) => sftp.stat(at(folder), done))
    return hasFolder(mode)
  }
  const refuseNoFolder = async () => {
    const is = await isFolder('').catch(error => {
      if (statusOf(error) === status.missing) return false
      throw fault(error, path)
    })
    if (!is) throw refusal(`${name} is no folder there. Make it, or mount its disk.`)
  }

  const making = new Map<string, Promise<void>>()
  const makeFolder = (folder: string): Promise<void> => {
    const made = making.get(folder) ?? make(folder).finally(() => making.delete(folder))
    making.set(folder, made)
    return made
  }
  const make = async (folder: string): Promise<void> => {
    if (folder === '.') return refuseNoFolder()
    const mkdir = () => ask<void>((sftp, done) => sftp.mkdir(at(folder), done))
    try {
      await mkdir().catch(async error => {
        if (statusOf(error) !== status.missing) throw error
        await makeFolder(dirname(folder))
        await mkdir()
      })
    } catch (error) {
      // Servers do not say whether it is there already.
      if (statusOf(error) === undefined || !(await isFolder(folder).catch(() => false))) {
        throw fault(error, folder)
      }
    }
  }
  /** Does something that needs the folder of a file; makes it when it is not there. */
  const inFolder = async (file: string, act: () => Promise<void>) => {
    try {
      await act()
    } catch (error) {
      if (statusOf(error) !== status.missing) throw error
      await makeFolder(dirname(file))
      await act()
    }
  }

  /** No piece is under way when this ends: the server may give the number of the file to another one. */
  const send = async (file: string, bytes: Uint8Array) => {
    const { ask } = await ssh.session()
    const handle = await ask<Buffer>((sftp, done) => sftp.open(at(file), 'wx', done))
    try {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      const pieces = pLimit(piecesAtOnce)
      const starts = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) => i * piece)
      const sent = await Promise.allSettled(
        starts.map(start =>
          pieces(() => {
            const length = Math.min(piece, bytes.length - start)
            return ask<void>((sftp, done) => sftp.write(handle, buffer, start, length, start, done))
          }),
        ),
      )
      const failed = sent.find(one => one.status === 'rejected')
      if (failed) throw failed.reason
    } finally {
      await ask<void>((sftp, done) => sftp.close(handle, done))
    }
  }
  /** Writes beside the ledger and hands on to its place. */
  const written = (file: string, bytes: Uint8Array, place: (from: string) => Promise<void>) =>
    limit(async () => {
      const from = `${half}/${randomUUID()}`
      try {
        await inFolder(from, () => send(from, bytes))
        await inFolder(file, () => place(at(from)))
      } catch (error) {
        if (statusOf(error) !== undefined) await unlink(from).catch(() => undefined)
        throw fault(error, file)
      }
    })

  const unlink = (file: string) => ask<void>((sftp, done) => sftp.unlink(at(file), done))
  const removed = async (file: string) => {
    try {
      await unlink(file)
    } catch (error) {
      // A folder in the place of a file is no file.
      const isGone =
        statusOf(error) === status.missing ||
        (statusOf(error) !== undefined && (await isFolder(file).catch(() => false)))
      if (!isGone) throw fault(error, file)
    }
  }
  const rmdir = (folder: string) =>
    ask<void>((sftp, done) => sftp.rmdir(at(folder), done)).then(
      () => true,
      () => false,
    )
  const removeEmpty = async (folders: ReadonlySet<string>): Promise<void> => {
    const some = [...folders].filter(folder => folder !== '.')
    if (some.length === 0) return
    const gone = await Promise.all(some.map(folder => limit(rmdir, folder)))
    await removeEmpty(
      new Set(some.filter((_, index) => gone[index]).map(folder => dirname(folder))),
    )
  }

  const entriesOf = async (folder: string) => {
    try {
      const entries = await ask<Entry[]>((sftp, done) => sftp.readdir(at(folder), done))
      return entries.map(({ filename, attrs: { mode, size } }) => ({
        file: folder === '' ? filename : `${folder}/${filename}`,
        ...{ isFolder: hasFolder(mode), size },
      }))
    } catch (error) {
      if (statusOf(error) === status.missing) return []
      throw fault(error, folder)
    }
  }

  await refuseNoFolder()
  return {
    ...{ name, atOnce, makeFolder },
    read: file =>
      limit(async () => {
        try {
          return await ask<Buffer>((sftp, done) => sftp.readFile(at(file), done))
        } catch (error) {
          if (statusOf(error) === status.missing) return undefined
          throw fault(error, file)
        }
      }),
    write: (file, bytes) =>
      written(file, bytes, from =>
        ask<void>((sftp, done) => sftp.ext_openssh_rename(from, at(file), done)),
      ),
    create: async (file, bytes) => {
      let isCreated = true
      await written(file, bytes, async from => {
        try {
          // Of this version of SFTP: a file that is there is never replaced.
          await ask<void>((sftp, done) => sftp.rename(from, at(file), done))
        } catch (error) {
          const isThere =
            statusOf(error) === status.failure &&
            (await ask((sftp, done) => sftp.lstat(at(file), done)).then(
              () => true,
              () => false,
            ))
          if (!isThere) throw error
          isCreated = false
          await ask<void>((sftp, done) => sftp.unlink(from, done))
        }
      })
      return isCreated
    },
    remove: async files => {
      await Promise.all(files.map(file => limit(removed, file)))
      await removeEmpty(new Set(files.map(file => dirname(file))))
    },
    async *list(below = ''): AsyncGenerator<ListedFile> {
      await refuseNoFolder()
      for (let folders = [below]; folders.length > 0; ) {
        const some = folders.splice(0, atOnce)
        const entries = (await Promise.all(some.map(folder => limit(entriesOf, folder)))).flat()
        for (const { file, size, isFolder } of entries) {
          if (isFolder) folders.push(file)
          else yield { file, size }
        }
      }
    },
    close: async () => {
      if (ssh.isOpen()) await removeOld().catch(() => undefined)
      ssh.close()
    },
  }

  /** Removes what deploys that were killed left half-written. */
  async function removeOld(): Promise<void> {
    const entries = await ask<Entry[]>((sftp, done) => sftp.readdir(at(half), done))
    const old = entries.filter(({ attrs }) => attrs.mtime * 1000 < Date.now() - oldAfter)
    await Promise.all(old.map(({ filename }) => limit(removed, `${half}/${filename}`)))
    await rmdir(half)
  }
}

/** Bytes that every server takes with one request, and requests for one file that are on their way. */
const piece = 32_768
const piecesAtOnce = 32

/** No deploy writes one file for so many milliseconds. */
const oldAfter = 24 * 3600_000

interface Entry {
  filename: string
  attrs: { mode: number; size: number; mtime: number }
}

/** What a person should be told of a file for which a request failed. */
function faultIn(thrown: unknown, file: string, name: string): Error {
  if (thrown instanceof TargetFault) return thrown
  const error = thrown as Error
  if (/extended request/.test(error.message)) {
    return refusal(
      `The server of ${name} cannot replace a file while it is read (it lacks posix-rename@openssh.com). Use rsync:// or another target.`,
    )
  }
  switch (statusOf(error)) {
    case undefined:
      return lost(name, error)
    case status.denied:
      return refusal(
        `${name} does not permit it: ${file}. Give the user who logs in the right to write to the folder, and to what is in it.`,
      )
    case status.failure:
      return refusal(
        `${name} refuses ${file} and does not say why. Its disk may be full, a quota used up or the disk read-only, or a folder is where the file should be, or a file where a folder should be.`,
      )
    case status.full:
    case status.quota:
      return refusal(`${name} has no room for ${file}. Make room there.`)
    default:
      return refusal(`${name} refuses ${file}: ${error.message}.`)
  }
}

/** What a server answered; undefined when the connection was lost. */
function statusOf(error: unknown): number | undefined {
  const { code } = error as { code?: unknown }
  return typeof code === 'number' ? code : undefined
}

function hasFolder(mode: number): boolean {
  return (mode & constants.S_IFMT) === constants.S_IFDIR
}

function refusal(message: string): TargetFault {
  return new TargetFault(message, { isPassing: false })
}
