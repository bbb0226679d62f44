import { Client, type ClientChannel, type SFTPWrapper } from 'ssh2'
import { TargetFault } from '../target.ts'
import { algorithmsOf, type HostKeys, hostKeysFrom, refusedKey } from './host-keys.ts'
import type { Host } from './known-hosts.ts'
import { type LogIn, logInFrom } from './log-in.ts'

/** A host that is reached by SSH. What is asked of it after its connection was lost opens another one. */
export interface Ssh {
  ask: Ask
  /** Asks over one connection only: a file that is open is known by a number, which means another one over the next. */
  session: () => Promise<{ ask: Ask }>
  /** Begins a command there. */
  run: (command: string) => Promise<ClientChannel>
  isOpen: () => boolean
  close: () => void
}

/** Sends a request, and calls `done` when it is answered. */
export type Request<Answer> = (
  sftp: SFTPWrapper,
  done: (error: Error | null | undefined, answer: Answer) => void,
) => void

/** Asks a server of files for something. Fails with its status, or, without one, when the connection is lost. */
export type Ask = <Answer>(request: Request<Answer>) => Promise<Answer>

interface Connection {
  client: Client
  ask: Ask
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
  const [hostKeys, logIn] = [await hostKeysFrom(address, env), await logInFrom(address, env)]
  let current: Promise<Connection> | undefined
  const connected = () => {
    if (current) return current
    const forget = () => {
      if (current === own) current = undefined
    }
    const own = connection({ name, address, hostKeys, logIn }, forget)
    own.catch(forget)
    current = own
    return own
  }
  await connected()
  return {
    ask: async request => (await connected()).ask(request),
    session: connected,
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

/** What a connection needs. */
interface Connecting {
  name: string
  address: Host
  hostKeys: HostKeys
  logIn: LogIn
}

/** Connects once. `onLost` is called when the connection ends, or that over which files are sent. */
function connection(
  { name, address, hostKeys, logIn }: Connecting,
  onLost: () => void,
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    let refused: string | undefined
    const client = new Client()
    /** Ends requests that are not answered: not all of them are told that the connection is lost. */
    const waiting = new Set<(error: Error) => void>()
    let isLost = false
    const fail = (error: Error) => {
      reject(refused === undefined ? faultIn(error, name, logIn) : refusal(refused))
      client.end()
    }
    const lose = () => {
      onLost()
      isLost = true
      const error = new Error('the connection was closed')
      for (const refuse of waiting) refuse(error)
      fail(error)
    }
    client.on('ready', () => {
      client.sftp((error, sftp) => {
        if (error) return fail(refusal(`${name} offers no SFTP: ${error.message}.`))
        // The server of files may end while the connection stays.
        sftp.on('end', lose)
        const ask = <Answer>(request: Request<Answer>) =>
          new Promise<Answer>((answered, refuse) => {
            if (isLost) throw new Error('the connection was closed')
            waiting.add(refuse)
            request(sftp, (error, answer) => {
              waiting.delete(refuse)
              if (error) refuse(error)
              else answered(answer)
            })
          })
        resolve({ client, ask })
      })
    })
    client.on('error', (error: Error & { level?: string }) => {
      // Other ways to log in are tried.
      if (error.level !== 'agent') fail(error)
    })
    client.on('close', lose)
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
