import { Client, type ClientChannel, type SFTPWrapper } from 'ssh2'
import { TargetFault } from '../target.ts'
import { algorithmsOf, hostKeysFrom, refusedKey } from './host-keys.ts'
import type { Host } from './known-hosts.ts'
import { type LogIn, logInFrom } from './log-in.ts'

/** A host that is reached by SSH. What is asked of it after its connection was lost opens another one. */
export interface Ssh {
  sftp: () => Promise<SFTPWrapper>
  /** Begins a command there. */
  run: (command: string) => Promise<ClientChannel>
  isOpen: () => boolean
  close: () => void
}

interface Connection {
  client: Client
  sftp: SFTPWrapper
}

/** Milliseconds in which a host has to answer. */
const patience = 20_000

/**
 * Connects to a host whose key is known, as `BACKFILE_SSH_…` say (see `hostKeysFrom` and `logInFrom`). `name` is what people
 * read of it. Throws a fault, or a refusal.
 */
export async function openSsh(
  name: string,
  address: Host & { user?: string },
  env: NodeJS.ProcessEnv,
): Promise<Ssh> {
  const hostKeys = await hostKeysFrom(address, env)
  const logIn = await logInFrom(address, env)
  let current: Promise<Connection> | undefined
  const connect = () =>
    new Promise<Connection>((resolve, reject) => {
      let refused: string | undefined
      const client = new Client()
      const fail = (error: Error) => {
        const fault = refused === undefined ? faultIn(error, name, logIn) : refusal(refused)
        reject(fault)
        client.end()
      }
      client.on('ready', () => {
        client.sftp((error, sftp) => {
          if (error) fail(refusal(`${name} offers no SFTP: ${error.message}.`))
          else resolve({ client, sftp })
        })
      })
      client.on('error', (error: Error & { level?: string }) => {
        // Other ways to log in are tried.
        if (error.level !== 'agent') fail(error)
      })
      client.on('close', () => {
        current = undefined
        fail(new Error('the connection was closed'))
      })
      client.connect({
        ...{ host: address.host, port: address.port, username: logIn.user },
        authHandler: [...logIn.methods],
        algorithms: { serverHostKey: { ...asks, prepend: algorithmsOf(hostKeys) } as never },
        hostVerifier: (key: Buffer) => {
          refused = refusedKey(key, address, hostKeys)
          return refused === undefined
        },
        ...{ readyTimeout: patience, keepaliveInterval: patience / 2, keepaliveCountMax: 3 },
      })
      // Small requests would wait for each other’s answers.
      client.setNoDelay(true)
    })
  const connected = () => {
    current ??= connect().catch(error => {
      current = undefined
      throw error
    })
    return current
  }
  await connected()
  return {
    sftp: async () => (await connected()).sftp,
    run: async command => {
      const { client } = await connected()
      return new Promise((resolve, reject) => {
        client.exec(command, (error, channel) => {
          if (error) reject(refusal(`${name} runs no commands: ${error.message}.`))
          else resolve(channel)
        })
      })
    },
    isOpen: () => current !== undefined,
    close: () => {
      current?.then(
        ({ client }) => client.end(),
        () => undefined,
      )
    },
  }
}

const asks = { append: [], remove: [] }

/** What a person should be told of a connection that was refused or lost. */
export function lost(name: string, error: Error): TargetFault {
  return new TargetFault(
    `The connection to ${name} was lost: ${error.message.replace(/\.$/, '')}.`,
    {
      ...{ isPassing: true, cause: error },
    },
  )
}

interface SshError extends Error {
  code?: string
  level?: string
}

function faultIn(error: SshError, name: string, { user, ways }: LogIn): TargetFault {
  if (error instanceof TargetFault) return error
  if (error.level === 'client-authentication') {
    return refusal(
      `${name} does not let ${user} in. Tried: ${ways.join('; ')}. Put the public key into ~/.ssh/authorized_keys of ${user} there, or look at the user’s name in the address.`,
    )
  }
  if (error.code === 'ENOTFOUND') {
    return refusal(`${name} cannot be reached: no host has that name.`)
  }
  if (error.level === 'handshake') {
    return refusal(`${name} and this machine do not agree on how to talk: ${error.message}.`)
  }
  const why = reasons[error.code ?? ''] ?? reasons[error.level ?? ''] ?? error.message
  const text = `${name} cannot be reached: ${why}. Look at the host and the port of the address.`
  return new TargetFault(text, { isPassing: true, cause: error })
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at that port',
  ECONNRESET: 'the connection was cut off',
  EHOSTUNREACH: 'no way leads to that host',
  ENETUNREACH: 'no way leads to that host',
  ETIMEDOUT: 'the host does not answer',
  'client-timeout': 'the host does not answer',
  protocol: 'the connection was cut off, or no SSH server answers there',
}

function refusal(message: string): TargetFault {
  return new TargetFault(message, { isPassing: false })
}
