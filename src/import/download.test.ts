import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { download } from './download.ts'
import { isForbidden } from './private-addresses.ts'

type Answer = (response: ServerResponse, asked: number, request: IncomingMessage) => void

async function served(answer: Answer): Promise<{ address: string; home: string }> {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    answer(response, asked, request)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { address: `${home}/a.jpg`, home }
}

test('a picture is loaded, on the second request if need be', async () => {
  const { address, home } = await served((response, asked) => {
    response.writeHead(asked === 1 ? 503 : 200).end('picture')
  })
  expect(String(await download(address, { home }))).toBe('picture')
})

test('a picture is unpacked when its server compressed it', async () => {
  const { address, home } = await served(response => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('picture'))
  })
  expect(String(await download(address, { home }))).toBe('picture')
})

test('no more of a picture is loaded than may be, though its server gives no length', async () => {
  let isClosed = false
  const { address, home } = await served(response => {
    const writing = setInterval(() => response.write('a'.repeat(1_000)), 1)
    response.on('close', () => {
      clearInterval(writing)
      isClosed = true
    })
  })
  expect(await download(address, { most: 100_000, home })).toBe('it is larger than 0.1 MB')
  await expect.poll(() => isClosed).toBe(true)
})

test('the reason is given when a picture cannot be loaded', async () => {
  const { address, home } = await served(response => response.writeHead(404).end('gone'))
  expect(await download(address, { home })).toBe('the old site answers 404')
  expect(await download('http://127.0.0.1:9/a.jpg', { home: 'http://127.0.0.1:9' })).toMatch(
    /^it cannot be loaded: ./,
  )
})

test('five redirects are followed, and no more', async () => {
  const { home } = await served((response, _, request) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) response.end('picture')
    else response.writeHead(302, { location: `/${left - 1}` }).end()
  })
  expect(String(await download(`${home}/5`, { home }))).toBe('picture')
  expect(await download(`${home}/6`, { home })).toBe('it is redirected more than 5 times')
})

/** Ways to write an address of this machine or of its network. */
const inside = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0.0.0.0', 'localhost'],
  ...['[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::10.0.0.1]', '[fd00::1]'],
  ...['[::127.0.0.1]', '[::7f00:1]', '[64:ff9b:1::a00:1]', '192.88.99.1', '168.63.129.16'],
  ...['10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '[fe80::1]'],
]

test.each(inside)('a picture on a private network is not requested: %s', async host => {
  const { home } = await served(response => response.end('secret'))
  const { port } = new URL(home)
  expect(await download(`http://${host}:${port}/a.jpg`, { home: 'https://paper.example' })).toMatch(
    /^it cannot be loaded: \S+ is an address of a private network/,
  )
})

test.each(inside)('a redirect does not lead into a private network: %s', async host => {
  const { address, home } = await served(response =>
    response.writeHead(301, { location: `http://${host}:9/` }).end(),
  )
  expect(await download(address, { home })).toMatch(/is an address of a private network/)
})

test('a redirect leads to no other kind of address', async () => {
  const { address, home } = await served(response =>
    response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
  )
  expect(await download(address, { home })).toBe('it is redirected to file:')
})

test('the old site may be on a private network, but not at a link-local address', () => {
  for (const ip of ['127.0.0.1', '192.168.1.1', '::1', 'fd00::1'])
    expect(isForbidden(ip, true), ip).toBe(false)
  for (const ip of ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '0.0.0.0', '100.100.100.200'])
    expect(isForbidden(ip, true), ip).toBe(true)
})

test('public addresses are not forbidden', () => {
  for (const ip of [
    '192.0.2.1',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1',
    '64:ff9b::808:808',
  ])
    expect(isForbidden(ip, false), ip).toBe(false)
})
