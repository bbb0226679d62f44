import { join, resolve } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { nearest } from '../archive/suggest.ts'
import {
  addressForms,
  type HostAddress,
  isHostAddress,
  type TargetAddress,
  targetAddress,
} from '../archive/target-address.ts'
import { readSettings } from '../intake/read-settings.ts'
import { Refusal } from '../terminal/telling.ts'
import type { Target } from './target.ts'

/** A target that is open, with the folder in which this machine keeps what it knows of it. */
interface OpenTarget {
  target: Target
  memory: string
  /** Its complete path, when it is a folder of this machine. */
  folder: string | undefined
}

/** The folders that opening a target needs. */
interface Places {
  content: string
  cache: string
}

/** A target that is named, with the folder in which this machine keeps what it knows of it. */
interface NamedAddress {
  address: TargetAddress
  memory: string
}

/** The address of a target, by its name in `targets` of `site.yaml` or itself. Refuses what is neither. */
export async function addressNamed(
  name: string,
  { content, cache }: Places,
): Promise<NamedAddress> {
  const { targets } = (await readSettings(content)).site
  const address = targetAddress(targets[name] ?? name)
  if (!address) throw new Refusal(unknown(name, Object.keys(targets)))
  return { address, memory: join(cache, 'targets', digestOf(keyOf(address)).slice(0, 12)) }
}

/**
 * Opens a target by its name in `targets` of `site.yaml`, or by its address, for as long as it is used. Refuses one that is
 * neither, with the names and forms that there are, and a host that takes whole sites only.
 */
export async function withNamed<Done>(
  name: string,
  places: Places,
  env: NodeJS.ProcessEnv,
  use: (opened: OpenTarget) => Promise<Done>,
): Promise<Done> {
  const { address, memory } = await addressNamed(name, places)
  if (isHostAddress(address)) throw new Refusal(wholeSitesOnly(name))
  const target = await open(address, env)
  try {
    const folder = address.kind === 'folder' ? resolve(address.path) : undefined
    return await use({ target, memory, folder })
  } finally {
    await target.close()
  }
}

function keyOf(address: TargetAddress): string {
  return address.kind === 'folder' ? resolve(address.path) : JSON.stringify(address)
}

/** Code for a kind of target is loaded when it is used. */
async function open(
  address: Exclude<TargetAddress, HostAddress>,
  env: NodeJS.ProcessEnv,
): Promise<Target> {
  switch (address.kind) {
    case 'folder':
      return (await import('./targets/folder.ts')).folderTarget(resolve(address.path))
    case 's3':
      return (await import('./targets/s3.ts')).s3Target(address, env)
    case 'sftp':
      return (await import('./targets/sftp.ts')).sftpTarget(address, env)
    case 'rsync':
      return (await import('./targets/rsync.ts')).rsyncTarget(address, env)
  }
}

function wholeSitesOnly(name: string): string {
  return `${name} takes whole sites, by its host’s own program: nothing can be built against it, and it has no audit and no previews. Run “npm run build”, then “npm run deploy -- ${name}”.`
}

function unknown(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`
  const known = names.length > 0 ? ` site.yaml names ${names.join(', ')}.` : ''
  return [
    `“${name}” is neither a target of site.yaml nor the address of one.${hint}${known}`,
    ...['An address has one of these forms:', ...addressForms.map(form => `  ${form}`)],
  ].join('\n')
}
