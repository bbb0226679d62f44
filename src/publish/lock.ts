import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Takes the cache folder for this process until it ends. Returns undefined, or the number of the living
 * process that has it. A lock that a dead process left is taken over. Throws when the folder cannot be
 * written.
 */
export function takeLock(cache: string): number | undefined {
  mkdirSync(cache, { recursive: true })
  const path = join(cache, 'build.lock')
  const holder = holderOf(path)
  if (holder !== undefined && isAlive(holder)) return holder
  clear(path)
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return holderOf(path) ?? 0
    throw error
  }
  process.once('exit', () => {
    if (holderOf(path) === process.pid) rmSync(path, { force: true })
  })
  return undefined
}

/**
 * Takes away the lock of a dead process: by another name first, so that of several processes that find it one does. A
 * lock that another has taken meanwhile is put back.
 */
function clear(path: string): void {
  const aside = `${path}-${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const holder = holderOf(aside)
  if (holder !== undefined && isAlive(holder)) linkSync(aside, path)
  rmSync(aside, { force: true })
}

function holderOf(path: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}

/** Whether a process runs; one of another user does too (EPERM). */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
