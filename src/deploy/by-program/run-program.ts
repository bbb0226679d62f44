import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { Refusal } from '../../terminal/telling.ts'
import { type HostProgram, installing } from './host-program.ts'

/**
 * Has the program of a host do what its words say, and passes on each line that it prints, without secrets. Refuses when it is
 * not installed, is too old, or fails.
 */
export async function runProgram(
  host: HostProgram,
  { env, say }: { env: NodeJS.ProcessEnv; say: (line: string) => void },
): Promise<void> {
  const { program, least } = host
  const printed: string[] = []
  const asked = await statusOf(host, ['--version'], { env, say: line => printed.push(line) })
  const [, own] = /(\d+\.\d+\.\d+)/.exec(printed.join(' ')) ?? []
  if (asked === undefined)
    throw new Refusal(`${program} is not installed. Install it: ${installing(host)}`)
  if (own === undefined || Number.parseInt(own, 10) < least) {
    throw new Refusal(
      `${own === undefined ? `${program} does not say its version` : `${program} ${own} is too old`}. Install it: ${installing(host)}`,
    )
  }
  const status = await statusOf(host, host.words, { env, say })
  if (status !== 0) {
    throw new Refusal(
      `${program} ended with ${status}. Its last lines say why; deploy again when the cause is gone.`,
    )
  }
}

/** Runs a program to its end, without input, and returns its status; undefined when it is not installed. */
function statusOf(
  { program, secrets }: HostProgram,
  words: readonly string[],
  { env, say }: { env: NodeJS.ProcessEnv; say: (line: string) => void },
): Promise<number | undefined> {
  const known = secrets.map(name => env[name]).filter(value => value !== undefined && value !== '')
  const masked = (line: string) =>
    known.reduce((text: string, value) => text.replaceAll(value ?? '', '***'), line)
  return new Promise((done, fail) => {
    const child = spawn(program, words, {
      env: { ...env, CI: env.CI ?? 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', line => say(masked(line)))
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? done(undefined) : fail(error),
    )
    child.once('close', (status, signal) => done(status ?? (signal === null ? 1 : 128)))
  })
}
