import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { everyKind, origin, useSample, visit } from './support/sample.ts'
import { box, settled, status } from './support/search.ts'

const openPage = useBrowser()
useSample()

/** What `docs/hosting.md` tells keepers to send with every page. */
const policies = [
  ...(await readFile('docs/hosting.md', 'utf8')).matchAll(/^ {2}Content-Security-Policy: (.*)$/gm),
].map(([, policy = '']) => policy)

test('the documentation has one policy for all pages', () => {
  const [everywhere = ''] = policies
  expect(policies).toHaveLength(1)
  expect(everywhere).toMatch(/^default-src 'none'; /)
  expect(everywhere).not.toContain('unsafe')
})

test('no page does what the policy forbids, and search finds under it', async () => {
  const guarded = await guard()
  const page = await openPage()
  const breaches: string[] = []
  await page.exposeFunction('tellBreach', (told: string) => breaches.push(told))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { tellBreach } = window as unknown as { tellBreach: (told: string) => void }
      tellBreach(`${location.pathname}: ${violatedDirective} ${blockedURI}`)
    })
  })
  try {
    for (const kind of everyKind) {
      await visit(page, kind, guarded.origin)
      expect(await page.locator('h1').count()).toBe(1)
    }
    await page.goto(`${guarded.origin}/search/`)
    await box(page).fill('harbour')
    await box(page).press('Enter')
    await settled(page)
    expect(await status(page)).toMatch(/^\d+ found/)
    await page.waitForTimeout(200)
    expect(breaches).toEqual([])
    await page.goto(`${guarded.origin}/`)
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
    await expect.poll(() => breaches).toEqual([expect.stringContaining('style-src')])
  } finally {
    await guarded.close()
  }
})

/** The sample archive, sent on with the policy as a header. */
async function guard() {
  const server = createServer(async ({ url = '/' }, response) => {
    const got = await fetch(`${origin}${url}`)
    response.writeHead(got.status, {
      'Content-Type': got.headers.get('content-type') ?? 'application/octet-stream',
      'Content-Security-Policy': policies[0] ?? '',
    })
    response.end(new Uint8Array(await got.arrayBuffer()))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(done)
      }),
  }
}
