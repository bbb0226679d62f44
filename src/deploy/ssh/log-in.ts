import { readFile } from 'node:fs/promises'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import ssh2, { type AnyAuthMethod, type ParsedKey } from 'ssh2'
import { Refusal } from '../../terminal/telling.ts'

/** How somebody logs in. */
export interface LogIn {
  user: string
  methods: readonly AnyAuthMethod[]
  /** What people read of the methods, and of those that cannot be used. */
  ways: readonly string[]
}

/** Keys that OpenSSH looks for itself. */
const usualKeys = ['id_ed25519', 'id_ecdsa', 'id_rsa'] as const

/**
 * How to log in, by what the environment says: `BACKFILE_SSH_KEY` (the text of a private key), `BACKFILE_SSH_KEY_FILE`,
 * `BACKFILE_SSH_PASSPHRASE` of either, `BACKFILE_SSH_PASSWORD`. Where none of them is set, the agent’s keys and the usual
 * ones of `~/.ssh`. Refuses when there is nothing to log in with, and a key that cannot be read.
 */
export async function logInFrom(
  { user = userInfo().username }: { user?: string | undefined },
  env: NodeJS.ProcessEnv,
): Promise<LogIn> {
  const username = user
  const named = await namedKeys(env)
  const methods: AnyAuthMethod[] = named.map(({ key }) => ({ type: 'publickey', username, key }))
  const ways = named.map(({ from }) => `the key of ${from}`)
  const password = env.BACKFILE_SSH_PASSWORD
  if (password) {
    const answers = (prompts: readonly unknown[]) => prompts.map(() => password)
    methods.push(
      { type: 'password', username, password },
      // What many servers ask instead.
      {
        ...{ type: 'keyboard-interactive', username },
        prompt: (_name, _text, _language, prompts, finish) => finish(answers(prompts)),
      },
    )
    ways.push('the password of BACKFILE_SSH_PASSWORD')
  }
  if (methods.length > 0) return { user, methods, ways }
  const agent = env.SSH_AUTH_SOCK
  if (agent) {
    methods.push({ type: 'agent', username, agent })
    ways.push('the keys of the SSH agent')
  }
  for (const name of usualKeys) {
    const key = await usualKey(name, env)
    if (key === undefined) continue
    if (key !== 'locked') methods.push({ type: 'publickey', username, key })
    const locked = key === 'locked' ? ', which needs BACKFILE_SSH_PASSPHRASE' : ''
    ways.push(`~/.ssh/${name}${locked}`)
  }
  if (methods.length > 0) return { user, methods, ways }
  throw new Refusal(
    `There is nothing to log in with by SSH${ways.length > 0 ? ` but ${ways.join(', ')}` : ''}. Set BACKFILE_SSH_KEY to the text of a private key, or BACKFILE_SSH_KEY_FILE to its path, or BACKFILE_SSH_PASSWORD; or start an SSH agent.`,
  )
}

interface NamedKey {
  key: ParsedKey
  from: string
}

async function namedKeys(env: NodeJS.ProcessEnv): Promise<NamedKey[]> {
  const { BACKFILE_SSH_KEY: text, BACKFILE_SSH_KEY_FILE: path } = env
  const keys: NamedKey[] = []
  if (text) keys.push({ key: keyNamed('BACKFILE_SSH_KEY', text, env), from: 'BACKFILE_SSH_KEY' })
  if (path) {
    const from = `BACKFILE_SSH_KEY_FILE (${path})`
    const held = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new Refusal(`${from} cannot be read: ${error.code}.`)
    })
    keys.push({ key: keyNamed(from, held, env), from })
  }
  return keys
}

function keyNamed(from: string, text: string, env: NodeJS.ProcessEnv): ParsedKey {
  const key = keyIn(text, env.BACKFILE_SSH_PASSPHRASE)
  if (key === 'locked') {
    throw new Refusal(
      `The key of ${from} cannot be opened: set BACKFILE_SSH_PASSPHRASE to its passphrase.`,
    )
  }
  if (key) return key
  throw new Refusal(
    `${from} is no private key. It begins with a line like “-----BEGIN OPENSSH PRIVATE KEY-----”, and is given with all of its lines.`,
  )
}

async function usualKey(
  name: string,
  env: NodeJS.ProcessEnv,
): Promise<ParsedKey | 'locked' | undefined> {
  const path = join(env.HOME ?? homedir(), '.ssh', name)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : keyIn(text, env.BACKFILE_SSH_PASSPHRASE)
}

/** The private key in a text; `locked` when its passphrase is another one, undefined when there is no key. */
function keyIn(text: string, passphrase: string | undefined): ParsedKey | 'locked' | undefined {
  // Fields for secrets lose ends of lines, or write them as two signs.
  const lines = text.replaceAll('\\n', '\n').replaceAll('\r', '').trim()
  const key = ssh2.utils.parseKey(`${lines}\n`, passphrase)
  if (key instanceof Error) {
    return /encrypted|passphrase|decrypt|integrity|bad decrypt/i.test(key.message)
      ? 'locked'
      : undefined
  }
  return key.isPrivateKey() ? key : undefined
}
