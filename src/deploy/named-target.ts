import { join, resolve } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { nearest } from '../archive/suggest.ts'
import { addressForms, type TargetAddress, targetAddress } from '../archive/target-address.ts'
import { readSettings } from '../intake/read-settings.ts'
import { Refusal } from '../terminal/telling.ts'
import type { Target } from './target.ts'

/** A target that is open, with the folder in which this machine keeps what it knows of it. */
export interface OpenTarget {
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

/**
 * Opens a target by its name in `targets` of `site.yaml`, or by its address. Refuses one that is neither, with the names and
 * forms that there are.
 */
export async function openNamed(
  name: string,
  { content, cache }: Places,
  env: NodeJS.ProcessEnv,
): Promise<OpenTarget> {
  const { targets } = (await readSettings(content)).site
  const text = targets[name] ?? name
  const address = targetAddress(text)
  if (!address) throw new Refusal(unknown(name, Object.keys(targets)))
  const target = await open(address, env)
  const memory = join(cache, 'targets', digestOf(keyOf(address)).slice(0, 12))
  return { target, memory, folder: address.kind === 'folder' ? resolve(address.path) : undefined }
}

function keyOf(address: TargetAddress): string {
  return address.kind === 'folder' ? resolve(address.path) : JSON.stringify(address)
}

/** Code for a kind of target is loaded when it is used. */
async function open(address: TargetAddress, env: NodeJS.ProcessEnv): Promise<Target> {
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

function unknown(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`
  const known = names.length > 0 ? ` site.yaml names ${names.join(', ')}.` : ''
  return [
    `“${name}” is neither a target of site.yaml nor the address of one.${hint}${known}`,
    ...['An address has one of these forms:', ...addressForms.map(form => `  ${form}`)],
  ].join('\n')
}
