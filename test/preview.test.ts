import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newPlace, type Place, write } from './support/build.ts'
import { freePort } from './support/serve.ts'

let at: Place
let server: ChildProcess
let origin: string
let terminal = ''

beforeAll(async () => {
  at = await newPlace()
  await write(at.content, { 'site.yaml': 'name: The Desk\naddress: https://desk.example\n' })
  await write(at.out, {
    'index.html': 'front page',
    '404.html': 'not found',
    'tags/søren/index.html': 'a tag',
    'tags/100%/index.html': 'another tag',
  })
  const port = await freePort()
  origin = `http://localhost:${port}`
  const astro = resolve('node_modules/astro/bin/astro.mjs')
  const ours = { VITEST: undefined, NODE_ENV: undefined, GITHUB_ACTIONS: undefined }
  server = spawn(process.execPath, [astro, 'preview', '--port', String(port)], {
    env: { ...process.env, ...ours, ...at.env },
  })
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', data => {
      terminal += data
    })
  }
  await vi.waitUntil(answers, { timeout: 60_000, interval: 200 })
})
afterAll(async () => {
  const ended = new Promise(done => server?.once('exit', done))
  if (server?.exitCode === null && server.kill('SIGKILL')) await ended
  await rm(at.root, { recursive: true, force: true })
})

async function answers(): Promise<boolean> {
  if (server.exitCode !== null) throw new Error(`the server ended:\n${terminal}`)
  return fetch(`${origin}/`).then(
    ({ ok }) => ok,
    () => false,
  )
}

const statusOf = (address: string) => fetch(origin + address).then(({ status }) => status)

test.each(['/%c0%ae/', '/%', '/a%zz', '/%ff.html', '/%ed%a0%80/?q=%'])(
  'an address that is no text, %s, is refused and not a fault of the server',
  async address => expect([400, 404]).toContain(await statusOf(address)),
)

test.each(['/', '/?q=100%', '/tags/s%C3%B8ren/', '/tags/søren/'])('%s is served', async address =>
  expect(await statusOf(address)).toBe(200),
)
