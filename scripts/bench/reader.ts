import { type Browser, chromium, type Page } from 'playwright-core'

/** Answers that came over the network, and their bytes. */
export interface Traffic {
  bytes: number
  requests: number
}

/** What a reader waits for and pays. */
export interface Visit {
  /** Seconds until the first screen of results stands there. */
  seconds: number
  /** What came over the network, heads of answers included. */
  all: Traffic
  /** What of it is Pagefind, its index, and the lists of it: not the page, its style, scripts and typeface. */
  index: Traffic
}

/** What a reader asks: an address, or words typed on the page that is open. */
export interface Asking {
  name: string
  query: string
  /** Asked after another question, on the same page. */
  after?: string
}

/** A phone on slow 4G: 150 ms, 1.6 Mb/s, a processor of a quarter of this one's speed. */
const slow = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000, cpu: 4 }

/** Starts a Chromium for a benchmark. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

/** Asks the search page of a site at an origin, with nothing kept from before; `isSlow` as on the phone. */
export async function visit(
  browser: Browser,
  origin: string,
  { query, after }: Asking,
  isSlow: boolean,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  try {
    const page = await context.newPage()
    const counted = await meter(page, isSlow)
    const first = after ?? query
    await page.goto(`${origin}/search/${first}`, { waitUntil: 'commit' })
    const began = await answered(page)
    if (!after) return { seconds: began.at / 1000, ...counted() }
    const before = counted()
    const words = new URLSearchParams(query).get('q') ?? ''
    const asked = await page.evaluate(words => {
      const field = document.querySelector<HTMLInputElement>('#words')
      const form = field?.form
      if (!field || !form) throw new Error('there is no search field')
      field.value = words
      const now = performance.now()
      form.requestSubmit()
      return now
    }, words)
    const then = await answered(page)
    const all = counted()
    return {
      seconds: (then.at - asked) / 1000,
      all: without(all.all, before.all),
      index: without(all.index, before.index),
    }
  } finally {
    await context.close()
  }
}

/** Waits until the page says how much was found: the first screen of results stands there then. */
async function answered(page: Page): Promise<{ at: number }> {
  const waited = await page.waitForFunction(
    () => {
      const root = document.querySelector('#archive-search')
      const isBusy = root?.getAttribute('aria-busy') === 'true'
      const told = root?.querySelector('[role=status]')?.textContent ?? ''
      return !isBusy && / found/.test(told) && { at: performance.now() }
    },
    undefined,
    { timeout: 600_000, polling: 'raf' },
  )
  return (await waited.jsonValue()) as { at: number }
}

async function meter(page: Page, isSlow: boolean) {
  const client = await page.context().newCDPSession(page)
  const all: Traffic = { bytes: 0, requests: 0 }
  const index: Traffic = { bytes: 0, requests: 0 }
  const asked = new Map<string, string>()
  client.on('Network.requestWillBeSent', ({ requestId, request }) =>
    asked.set(requestId, request.url),
  )
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = asked.get(requestId) ?? ''
    if (address.startsWith('data:')) return
    for (const traffic of ofIndex.test(address) ? [all, index] : [all]) {
      traffic.bytes += encodedDataLength
      traffic.requests += 1
    }
  })
  await client.send('Network.enable')
  if (isSlow) {
    await client.send('Network.emulateNetworkConditions', { offline: false, ...slow })
    await client.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu })
  }
  return () => ({ all: { ...all }, index: { ...index } })
}

const ofIndex = /\/pagefind\/|\/search\/[^/?]+\.json/

function without(all: Traffic, some: Traffic): Traffic {
  return { bytes: all.bytes - some.bytes, requests: all.requests - some.requests }
}
