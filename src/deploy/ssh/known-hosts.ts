import { createHash, createHmac } from 'node:crypto'

/** A host as people reach it. */
export interface Host {
  host: string
  port: number
}

/** A key by which a host shows that it is itself, as a keeper knows it. */
export interface KnownKey {
  /** `SHA256:…`, as OpenSSH shows it. */
  fingerprint: string
  /** Its kind, `ssh-ed25519` for one; undefined where only the fingerprint is known. */
  type: string | undefined
  /** Whether it counts no more. */
  isRevoked: boolean
}

/** What is known of the key that a host shows. */
export type Verdict = 'known' | 'unknown' | 'other' | 'revoked'

/** The fingerprint of a public key, as OpenSSH shows it. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

/** The kind of a public key: it is the first text in it. */
export function typeOf(key: Buffer): string {
  return key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1')
}

/** The keys of a host in the text of a `known_hosts` file. Certificates are not used. */
export function keysInFile(text: string, host: Host): KnownKey[] {
  return lines(text).flatMap(line => {
    const words = line.split(/\s+/)
    const mark = line.startsWith('@') ? words.shift() : undefined
    const [names = '', type = '', key = ''] = words
    if (mark === '@cert-authority' || !isNamed(names, host)) return []
    return known(type, key, mark === '@revoked')
  })
}

/** The keys that a keeper names: fingerprints, public keys, or lines of a `known_hosts` file for the host. */
export function keysNamed(text: string, host: Host): KnownKey[] {
  return lines(text).flatMap(line => {
    const [first = '', second = ''] = line.split(/\s+/)
    if (/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(first)) {
      return [{ fingerprint: first.replace(/=$/, ''), type: undefined, isRevoked: false }]
    }
    return second.startsWith('AAAA') ? known(first, second, false) : keysInFile(line, host)
  })
}

/** Whether the key that a host shows is one of those that are known of it. */
export function verdictOn(key: Buffer, keys: readonly KnownKey[]): Verdict {
  const own = fingerprintOf(key)
  const same = keys.filter(({ fingerprint }) => fingerprint === own)
  if (same.some(({ isRevoked }) => isRevoked)) return 'revoked'
  if (same.length > 0) return 'known'
  return keys.every(({ isRevoked }) => isRevoked) ? 'unknown' : 'other'
}

function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
}

function known(type: string, key: string, isRevoked: boolean): KnownKey[] {
  const bytes = Buffer.from(key, 'base64')
  return bytes.length === 0 ? [] : [{ fingerprint: fingerprintOf(bytes), type, isRevoked }]
}

/** OpenSSH takes a line without a port for every port of its host, too. */
function isNamed(names: string, { host, port }: Host): boolean {
  const plain = host.toLowerCase()
  const forms = port === 22 ? [plain] : [`[${plain}]:${port}`, plain]
  const [, salt, digest] = /^\|1\|([^|]+)\|([^|]+)$/.exec(names) ?? []
  if (salt !== undefined) {
    const hash = (form: string) =>
      createHmac('sha1', Buffer.from(salt, 'base64')).update(form).digest('base64')
    return forms.some(form => hash(form) === digest)
  }
  const patterns = names.toLowerCase().split(',')
  return forms.some(form => {
    const fits = (pattern: string) => expressionOf(pattern).test(form)
    const excluded = patterns.filter(pattern => pattern.startsWith('!'))
    return !excluded.some(pattern => fits(pattern.slice(1))) && patterns.some(fits)
  })
}

/** In a pattern `*` is any text, and `?` any sign. */
function expressionOf(pattern: string): RegExp {
  const marks: Record<string, string> = { '*': '.*', '?': '.' }
  return new RegExp(`^${pattern.replace(/[^\w-]/g, mark => marks[mark] ?? `\\${mark}`)}$`)
}
