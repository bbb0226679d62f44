import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { digestOf } from '../archive/digest.ts'

/**
 * A digest of what identifies this machine, or this container: processes with numbers of their own. Names do not: machines
 * that were copied have the same. It changes when the machine is started.
 */
export function thisMachine(): string {
  known ??= digestOf(JSON.stringify([hostname(), boot(), processNumbers(), hardware()])).slice(
    0,
    24,
  )
  return known
}

let known: string | undefined

function boot(): string {
  return orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))
}

function processNumbers(): string {
  return orNothing(() => readlinkSync('/proc/self/ns/pid'))
}

function hardware(): string[] {
  const all = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  return [...new Set(all.filter(({ internal }) => !internal).map(({ mac }) => mac))].sort()
}

function orNothing(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
