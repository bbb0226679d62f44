import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { download } from './download.ts'

async function served(answer: (response: ServerResponse, asked: number) => void): Promise<string> {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    answer(response, asked)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.jpg`
}

test('a picture is loaded, at the second time of asking if need be', async () => {
  const address = await served((response, asked) => {
    response.writeHead(asked === 1 ? 503 : 200).end('picture')
  })
  expect(String(await download(address))).toBe('picture')
})

test('of a picture that is too large no more is loaded, though it tells no length', async () => {
  let isClosed = false
  const address = await served(response => {
    const writing = setInterval(() => response.write('a'.repeat(1_000)), 1)
    response.on('close', () => {
      clearInterval(writing)
      isClosed = true
    })
  })
  expect(await download(address, 100_000)).toBe('it is larger than 0.1 MB')
  await expect.poll(() => isClosed).toBe(true)
})

test('why a picture cannot be had is told', async () => {
  expect(await download(await served(response => response.writeHead(404).end('gone')))).toBe(
    'the old site answers 404',
  )
  expect(await download('http://127.0.0.1:9/a.jpg')).toMatch(
    /^it cannot be loaded: fetch failed: ./,
  )
})
