import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../terminal/telling.ts'
import {
  fingerprintOf,
  type Host,
  type KnownKey,
  keysInFile,
  keysNamed,
  typeOf,
  verdictOn,
} from './known-hosts.ts'

/** The keys that a host may show, and where they are written. */
export interface HostKeys {
  keys: readonly KnownKey[]
  /** What people read of the place. */
  from: string
}

/** The variable that names the key of a host. */
const variable = 'BACKFILE_SSH_HOST_KEY'

/** The keys of a host that `BACKFILE_SSH_HOST_KEY` names, or those that this machine knows. */
export async function hostKeysFrom(host: Host, env: NodeJS.ProcessEnv): Promise<HostKeys> {
  const named = env[variable]
  if (named) {
    const keys = keysNamed(named, host)
    if (keys.length > 0) return { keys, from: variable }
    throw new Refusal(
      `${variable} has no key for ${shown(host)}: set it to a fingerprint (SHA256:…), or to the lines of “ssh-keyscan ${words(host)}”.`,
    )
  }
  const own = join(env.HOME ?? homedir(), '.ssh')
  const files = [
    ...['known_hosts', 'known_hosts2'].map(name => join(own, name)),
    '/etc/ssh/ssh_known_hosts',
  ]
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8').catch(() => '')))
  return { keys: texts.flatMap(text => keysInFile(text, host)), from: '~/.ssh/known_hosts' }
}

/** Why the key that a host shows is refused; undefined when it is known. */
export function refusedKey(key: Buffer, host: Host, { keys, from }: HostKeys): string | undefined {
  const showed = `${shown(host)} shows the key ${typeOf(key)} ${fingerprintOf(key)}`
  switch (verdictOn(key, keys)) {
    case 'known':
      return undefined
    case 'revoked':
      return `${showed}, which ${from} says is revoked. Nothing was sent. Ask whoever keeps the host.`
    case 'unknown':
      return `${showed}, which is not known here. Compare it with what whoever keeps the host says. If it is the same, set ${variable}=${fingerprintOf(key)}, or run “ssh-keyscan ${words(host)} >> ~/.ssh/known_hosts”.`
    case 'other':
      return `${showed}, but ${from} has another one for it. Either the host has a new key, or somebody else answers in its place. Nothing was sent. Ask whoever keeps the host, and change ${from} only if the key above is right.`
  }
}

/** The algorithms of the kinds of keys that are known: a host is asked for one of these first. */
export function algorithmsOf({ keys }: HostKeys): string[] {
  const types = new Set(keys.flatMap(({ type, isRevoked }) => (type && !isRevoked ? [type] : [])))
  return [...types].flatMap(type =>
    type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : known.has(type) ? [type] : [],
  )
}

const known: ReadonlySet<string> = new Set([
  'ssh-ed25519',
  ...['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'],
])

function shown({ host, port }: Host): string {
  return port === 22 ? host : `${host}:${port}`
}

function words({ host, port }: Host): string {
  return port === 22 ? host : `-p ${port} ${host}`
}
