import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** What a command cost. */
export interface Cost {
  /** Seconds on the clock. */
  wall: number
  /** Seconds of all cores, of the process and all that it started. */
  cpu: number
  /** The most memory that was resident at once in the whole tree of processes, in megabytes (10⁶). */
  memory: number
}

/** A command that is measured. */
export interface Command {
  argv: readonly [string, ...string[]]
  cwd: string
  env?: Record<string, string>
}

const everyMs = 40

/**
 * Runs a command to its end and says what it cost. Memory is looked at every 40 ms in `/proc` (Linux);
 * pages that processes share count for each. Throws, with what it said, when it fails.
 */
export async function measured({ argv, cwd, env }: Command): Promise<Cost> {
  const started = performance.now()
  const child = spawn('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" 2>&1', 'bash', ...argv], {
    cwd,
    env: { ...process.env, NODE_ENV: undefined, NODE_OPTIONS: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let times = ''
  child.stdout.on('data', data => {
    said = (said + data).slice(-4000)
  })
  child.stderr.on('data', data => {
    times += data
  })
  const ended = new Promise<number>(done => child.on('close', code => done(code ?? 1)))
  let memory = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      memory = Math.max(memory, residentBelow(child.pid as number))
      await pause(everyMs)
    }
  })()
  const code = await ended
  const wall = (performance.now() - started) / 1000
  isOver = true
  await watching
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}:\n${said}`)
  const cpu = times
    .trim()
    .split(/\s+/)
    .slice(-2)
    .reduce((sum, part) => sum + Number(part), 0)
  return { wall, cpu, memory: memory / 1e6 }
}

/** Bytes that are resident in a process and all below it. */
function residentBelow(root: number): number {
  const processes = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(processOf)
  const below = new Set([root])
  for (let grown = true; grown; ) {
    const found = processes.filter(({ pid, parent }) => below.has(parent) && !below.has(pid))
    for (const { pid } of found) below.add(pid)
    grown = found.length > 0
  }
  return processes.filter(({ pid }) => below.has(pid)).reduce((sum, one) => sum + one.resident, 0)
}

/** Fields 4 and 24 of `/proc/<pid>/stat`, see proc(5); nothing when the process has ended. */
function processOf(name: string): { pid: number; parent: number; resident: number }[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [{ pid: Number(name), parent: Number(fields[1]), resident: Number(fields[21]) * 4096 }]
  } catch {
    return []
  }
}
