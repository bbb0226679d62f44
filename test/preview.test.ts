import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { siteHeaders } from '../src/hosts/headers.ts'
import { ask } from './support/ask.ts'
import { newPlace, type Place, write } from './support/build.ts'
import { freePort } from './support/serve.ts'

let at: Place
let server: ChildProcess
let origin: string
let port: number
let terminal = ''

beforeAll(async () => {
  at = await newPlace()
  await write(at.content, { 'site.yaml': 'name: The Desk\naddress: https://desk.example\n' })
  await write(at.out, {
    'index.html': 'front page',
    '404.html': 'not found',
    'tags/søren/index.html': 'a tag',
    'tags/100%/index.html': 'another tag',
    'withdrawn/index.html': 'withdrawn',
    '_astro/a.css': 'a{}',
    'feed.xml': '<rss/>',
  })
  const moved = [
    { from: '/old/', to: '/tags/søren/' },
    { from: '/?p=12', to: '/tags/100%/' },
  ]
  const gone = [
    { address: '/withdrawn/', hasPage: true },
    { address: '/gone.jpg', hasPage: false },
  ]
  const rules = { basePath: '/', moved, gone, headers: siteHeaders }
  await write(at.cache, { 'rules.json': JSON.stringify(rules) })
  await write(at.root, { 'dist-beside/secret.txt': 'secret' })
  port = await freePort()
  origin = `http://127.0.0.1:${port}`
  const astro = resolve('node_modules/astro/bin/astro.mjs')
  const ours = { VITEST: undefined, NODE_ENV: undefined, GITHUB_ACTIONS: undefined }
  server = spawn(
    process.execPath,
    [astro, 'preview', '--port', String(port), '--host', '127.0.0.1'],
    {
      env: { ...process.env, ...ours, ...at.env },
    },
  )
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

test.each<[string, number, string]>([
  ['/', 200, 'front page'],
  ['/nowhere/', 404, 'not found'],
  ['/withdrawn/', 410, 'withdrawn'],
  ['/withdrawn/index.html', 410, 'withdrawn'],
  ['/gone.jpg', 410, 'not found'],
  ['/feed.xml?x=1', 200, '<rss/>'],
])('%s answers %i with its page', async (address, status, text) => {
  const answer = await fetch(origin + address)
  expect([answer.status, await answer.text()]).toEqual([status, text])
})

test.each([
  ['/old/', '/tags/s%C3%B8ren/'],
  ['/old/?utm=1', '/tags/s%C3%B8ren/'],
  ['/?p=12', '/tags/100%25/'],
  ['/tags/s%C3%B8ren', '/tags/s%C3%B8ren/'],
])('%s leads to %s', async (address, to) => {
  const answer = await fetch(origin + address, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([301, to])
})

test('files have the headers and types of a host, and parts of them can be asked for', async () => {
  const page = await fetch(`${origin}/`)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const style = await fetch(`${origin}/_astro/a.css`)
  expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const feed = await fetch(`${origin}/feed.xml`, { headers: { Range: 'bytes=1-3' } })
  expect(feed.headers.get('content-type')).toBe('application/rss+xml')
  expect([feed.status, await feed.text()]).toEqual([206, 'rss'])
})

test.each([
  '/../dist-beside/secret.txt',
  '/%2e%2e/dist-beside/secret.txt',
  '/..%2fcache/rules.json',
])('nothing beside the site is served at %s', async path => {
  const answer = await ask(port, path)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.body).not.toContain('secret')
})
