import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processStart } from '../intake/process-start.ts'

/**
 * Takes a folder for this process until it ends. Returns undefined, or the number of the living
 * process that has it. A lock that a dead process left is taken over, also when its number is another
 * process's now. Throws when the folder cannot be written.
 */
export function takeLock(folder: string): number | undefined {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'build.lock')
  const holder = holderOf(path)
  if (holder !== undefined) return holder
  clear(path)
  try {
    writeFileSync(path, nameOf(process.pid), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return holderOf(path) ?? 0
    throw error
  }
  process.once('exit', () => {
    if (textOf(path) === nameOf(process.pid)) rmSync(path, { force: true })
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
  if (holderOf(aside) !== undefined) linkSync(aside, path)
  rmSync(aside, { force: true })
}

/** A process as locks name it: its number, and when it started. */
function nameOf(pid: number): string {
  return `${pid} ${processStart(pid) ?? ''}`
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** The number of the living process, other than this one, whose lock is at a path. */
function holderOf(path: string): number | undefined {
  const text = textOf(path)
  const pid = Number.parseInt(text, 10)
  if (!(pid > 0) || pid === process.pid || !isAlive(pid)) return undefined
  return text === nameOf(pid) ? pid : undefined
}

/** Whether a process runs; one of another user does too (EPERM). */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
