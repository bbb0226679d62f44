import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { vi } from 'vitest'
import type { Place } from './build.ts'
import { freePort } from './serve.ts'

/** `npm run dev`, running. */
export interface WritersServer {
  /** Scheme, host and port. */
  origin: string
  /** All that it has said so far. */
  terminal: () => string
  isRunning: () => boolean
  close: () => Promise<void>
}

/** Starts the server for those who write, at a place; `basePath` is the site's. */
export async function startWriters(at: Place, basePath = '/'): Promise<WritersServer> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const astro = resolve('node_modules/astro/bin/astro.mjs')
  // Astro answers nothing when it sees that a test runs it.
  const ours = { VITEST: undefined, NODE_ENV: undefined, GITHUB_ACTIONS: undefined }
  const child = spawn(process.execPath, [astro, 'dev', '--port', String(port), '--ignore-lock'], {
    env: { ...process.env, ...ours, ...at.env },
  })
  let terminal = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', data => {
      terminal += data
    })
  }
  const answers = () => {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${terminal}`)
    return fetch(origin + basePath).then(
      ({ ok }) => ok,
      () => false,
    )
  }
  await vi.waitUntil(answers, { timeout: 60_000, interval: 200 })
  return {
    origin,
    terminal: () => terminal,
    isRunning: () => child.exitCode === null,
    close: async () => {
      const ended = new Promise(done => child.once('exit', done))
      if (child.exitCode === null && child.kill('SIGKILL')) await ended
    },
  }
}
