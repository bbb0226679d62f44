import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { fingerprintOf } from '../../src/deploy/ssh/known-hosts.ts'
import { freePort } from './serve.ts'

/** A real OpenSSH server for whoever runs the tests. */
export interface Sshd {
  port: number
  /** A folder that it may be asked for, empty at first. */
  folder: string
  /** The address of that folder. */
  target: (kind: 'sftp' | 'rsync', more?: string) => string
  /** What lets somebody in, and names the host’s key. `HOME` is an empty folder. */
  env: NodeJS.ProcessEnv & { HOME: string }
  /** The public key of the host, as `known_hosts` has it after the name. */
  hostKey: string
  /** Private keys: the one that lets in, the same with the passphrase `tern`, and one that does not. */
  keys: { right: string; locked: string; wrong: string }
  /** Bytes that have come from whoever deploys. */
  came: () => number
  /** Cuts all connections after so many bytes more, and for a while takes no others. */
  cutAfter: (bytes: number, refusing?: number) => void
}

/** What is unusual about a server. */
interface Wishes {
  isReadOnly?: boolean
  hasRsync?: boolean
}

/** Starts a server for one test. */
export async function startSshd({ isReadOnly, hasRsync = true }: Wishes = {}): Promise<Sshd> {
  const root = await mkdtemp(join(tmpdir(), 'backfile-sshd-'))
  const folder = join(root, 'news site')
  const at = (name: string) => join(root, name)
  for (const made of [folder, at('home')]) mkdirSync(made)
  for (const [name, passphrase] of [
    ['host', ''],
    ['right', ''],
    ['wrong', ''],
    ['locked', 'tern'],
  ] as const) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-f', at(name)])
  }
  const text = (name: string) => readFile(at(name), 'utf8')
  await writeFile(at('allowed'), (await text('right.pub')) + (await text('locked.pub')))
  const inner = await freePort()
  const lines = [
    ...[`Port ${inner}`, 'ListenAddress 127.0.0.1', `HostKey ${at('host')}`, 'PidFile none'],
    ...[`AuthorizedKeysFile ${at('allowed')}`, 'StrictModes no', 'UsePAM no'],
    ...['AuthenticationMethods publickey', 'PermitRootLogin yes', 'MaxStartups 100'],
    `Subsystem sftp internal-sftp${isReadOnly ? ' -R' : ''}`,
    ...(hasRsync ? [] : ['SetEnv PATH=/nowhere']),
  ]
  await writeFile(at('sshd.conf'), lines.join('\n'))
  // Its own folder for the time in which it has no rights.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true })
  const server = spawn(sshdPath(), ['-D', '-e', '-f', at('sshd.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await listening(server)
  const door = await openDoor(inner)
  onTestFinished(async () => {
    door.close()
    server.kill()
    await rm(root, { recursive: true, force: true })
  })
  const [type = '', key = ''] = (await text('host.pub')).split(' ')
  return {
    ...{ port: door.port, folder, came: door.came, cutAfter: door.cutAfter },
    target: (kind, more = '') =>
      `${kind}://127.0.0.1:${door.port}${encodeURI(folder)}${encodeURI(more)}`,
    env: {
      HOME: at('home'),
      PATH: process.env.PATH,
      BACKFILE_SSH_KEY: await text('right'),
      BACKFILE_SSH_HOST_KEY: fingerprintOf(Buffer.from(key, 'base64')),
    },
    hostKey: `${type} ${key}`,
    keys: { right: at('right'), locked: at('locked'), wrong: at('wrong') },
  }
}

function sshdPath(): string {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` }
  return spawnSync('sh', ['-c', 'command -v sshd'], { env, encoding: 'utf8' }).stdout.trim()
}

function listening(server: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    server.stderr?.on('data', piece => {
      said += piece
      if (said.includes('Server listening')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`sshd did not start: ${said}`)))
  })
}

interface Door {
  port: number
  came: () => number
  cutAfter: Sshd['cutAfter']
  close: () => void
}

/** A way to a port that can be cut. */
async function openDoor(inner: number): Promise<Door> {
  const links = new Set<Socket>()
  let [came, cutAt, refusing, refused] = [0, Number.POSITIVE_INFINITY, 0, 0]
  const cut = () => {
    for (const link of links) link.destroy()
    cutAt = Number.POSITIVE_INFINITY
    refused = refusing
  }
  const server: Server = createServer({ noDelay: true }, outside => {
    if (refused > 0) {
      refused -= 1
      outside.destroy()
      return
    }
    const inside = connect({ port: inner, host: '127.0.0.1', noDelay: true })
    for (const [one, other] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      links.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        links.delete(one)
        other.destroy()
      })
    }
    outside.on('data', some => {
      came += some.length
      if (came >= cutAt) cut()
      else inside.write(some)
    })
    inside.pipe(outside)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    came: () => came,
    cutAfter: (bytes, times = 0) => {
      cutAt = came + bytes
      refusing = times
      refused = 0
    },
    close: () => {
      cut()
      server.close()
    },
  }
}
