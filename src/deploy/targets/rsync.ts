import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { TargetAddress } from '../../archive/target-address.ts'
import { ledgerFolder } from '../ledger-head.ts'
import { openSsh } from '../ssh/connection.ts'
import { type Target, TargetFault } from '../target.ts'
import { inBatches } from './batches.ts'
import { type Relay, relayTo } from './rsync-relay.ts'
import { half, named, orClose, overSftp } from './sftp.ts'

/** Files that one rsync sends. */
const most = 1000

/** So many files are there sooner by SFTP than rsync has started. */
const usualFew = 50

/**
 * A folder of a host to which files of the site are sent by rsync, a thousand with one run of it, over the connection by
 * which all else is done by SFTP: rsync needs no keys and knows none. Also `few` files at a time are sent by SFTP. Throws as
 * `sftpTarget` does.
 */
export async function rsyncTarget(
  address: Extract<TargetAddress, { kind: 'rsync' }>,
  env: NodeJS.ProcessEnv,
  few = usualFew,
): Promise<Target> {
  const { name, path } = named(address)
  const ssh = await openSsh(name, { ...address, port: address.port ?? 22 }, env)
  return orClose(ssh, async () => {
    const sftp = await overSftp(ssh, name, path)
    const temporary = await mkdtemp(join(tmpdir(), 'backfile-rsync-'))
    const relay = await relayTo(ssh, join(temporary, 'relay'))
    const staged = join(temporary, 'files')
    const write = inBatches<string>(most, async files => {
      if (files.length > few) {
        await sftp.makeFolder(half)
        await sendAll({ files, from: staged, to: path, name, relay })
      } else {
        const send = async (file: string) =>
          sftp.write(file, await readFile(join(staged, file)), {})
        await Promise.all(files.map(send))
      }
      await Promise.all(files.map(file => rm(join(staged, file))))
    })
    return {
      ...sftp,
      atOnce: most,
      write: async (file, bytes, headers) => {
        if (file.startsWith(`${ledgerFolder}/`)) return sftp.write(file, bytes, headers)
        const place = join(staged, file)
        await mkdir(dirname(place), { recursive: true })
        await writeFile(place, bytes)
        return write(file)
      },
      close: async () => {
        await sftp.close()
        relay.close()
        await rm(temporary, { recursive: true, force: true })
      },
    }
  })
}

/** Files of a folder, and the folder of the host that is to have them. */
interface Sending {
  files: readonly string[]
  from: string
  to: string
  name: string
  relay: Relay
}

/** Files are sent below `half` and take their places when they are whole; their modes are as those of the host's new files. */
async function sendAll({ files, from, to, name, relay }: Sending): Promise<void> {
  const words = [
    ...['--files-from=-', '--from0', '--no-implied-dirs', '--protect-args'],
    ...['--ignore-times', '--chmod=F666', '--compress', `--temp-dir=${half}`, '--timeout=60'],
    ...[`--rsh=${relay.words.map(quoted).join(' ')}`, `${from}/`, `host:${to}/`],
  ]
  const rsync = spawn('rsync', words, { stdio: ['pipe', 'ignore', 'pipe'] })
  rsync.stdin.on('error', () => undefined)
  // Lines that begin with a number sign would be comments.
  rsync.stdin.end(files.map(file => `./${file}\0`).join(''))
  const [said, [code]] = await Promise.all([text(rsync.stderr), once(rsync, 'close')]).catch(
    (error: NodeJS.ErrnoException) => {
      throw refusal(
        error.code === 'ENOENT'
          ? `${name} needs the program rsync, which is not installed here. Install it, or deploy to sftp://.`
          : `rsync cannot be started: ${error.message}.`,
      )
    },
  )
  // What rsync at the host could not do, that one alone says.
  const there = await relay.last()
  if (code === 0 && there?.code === 0) return
  if (there?.code === 127) {
    throw refusal(
      `${name} needs the program rsync, which is not installed there. Install it, or deploy to sftp://.`,
    )
  }
  const ended = code === 0 ? there?.code : code
  const why = [said, there?.said ?? ''].flatMap(lines)[0] ?? `it ended with ${ended}`
  const isPassing = !there || there.code === undefined || ofConnections.has(ended)
  throw new TargetFault(`${name} does not take all files. rsync says: ${why}`, { isPassing })
}

/** With these, rsync says that a connection was not made, was lost or was silent. */
const ofConnections: ReadonlySet<number> = new Set([5, 10, 12, 30, 35, 255])

function lines(said: string): string[] {
  return said.split('\n').filter(line => line.trim() !== '')
}

/** As rsync reads the words of a command. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "''")}'`
}

function refusal(message: string): TargetFault {
  return new TargetFault(message, { isPassing: false })
}
