import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process started, in a form to compare with: process ids are used again, ids together with starts are not.
 * Undefined when there is no such process, or when the system does not say.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') return startInProc(pid)
  if (process.platform === 'win32') return undefined
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    env,
    encoding: 'utf8',
  })
  return stdout?.trim() || undefined
}

/** The field `starttime` of proc_pid_stat(5), the 22nd; the name of the program, in brackets, may hold anything. */
function startInProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
