import { createServer, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Ssh } from '../ssh/connection.ts'

/*
 * rsync starts a program that is to lead to a host. Ours leads back to this process, and over its connection to the host:
 * rsync-shell.ts ──socket──▶ this process ──SSH──▶ rsync --server
 */

/** The way of rsync to a host. */
export interface Relay {
  /** The command that rsync is to start. */
  words: readonly string[]
  /** How the last command at the host ended; undefined when none was begun. */
  last: () => Promise<Ended | undefined>
  close: () => void
}

interface Ended {
  /** Undefined when the connection was lost. */
  code: number | undefined
  said: string
}

/** Opens a way to a host, which begins at a socket that this makes at a path. */
export async function relayTo(ssh: Ssh, socket: string): Promise<Relay> {
  let last: Promise<Ended> | undefined
  const server = createServer({ allowHalfOpen: true }, link => {
    link.on('error', () => undefined)
    last = lead(link, ssh).catch((error: Error) => {
      link.destroy()
      return { code: undefined, said: error.message }
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socket, resolve)
  })
  const shell = fileURLToPath(new URL('./rsync-shell.ts', import.meta.url))
  return {
    words: [process.execPath, shell, socket],
    last: async () => {
      const ended = await last
      last = undefined
      return ended
    },
    close: () => server.close(),
  }
}

async function lead(link: Socket, ssh: Ssh): Promise<Ended> {
  const channel = await ssh.run(await firstLine(link))
  const said = text(channel.stderr)
  const code = new Promise<number | undefined>(resolve => {
    let code: number | undefined
    channel.on('exit', (status: number | null) => {
      code = status ?? undefined
    })
    channel.on('close', () => resolve(code))
  })
  link.pipe(channel)
  channel.pipe(link)
  return { code: await code, said: await said.catch(() => '') }
}

/** The first line that comes, which is the command; what follows it is left. */
async function firstLine(link: Socket): Promise<string> {
  let line = Buffer.alloc(0)
  return new Promise((resolve, reject) => {
    link.once('close', () => reject(new Error('rsync ended')))
    link.on('data', function read(some: Buffer) {
      line = Buffer.concat([line, some])
      const end = line.indexOf(10)
      if (end === -1) return
      link.pause()
      link.off('data', read)
      link.unshift(line.subarray(end + 1))
      resolve(JSON.parse(line.subarray(0, end).toString()))
    })
  })
}
