import { createServer } from 'node:net'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'

/** What Lighthouse judges. */
export type Category = 'accessibility' | 'best-practices' | 'seo' | 'performance'

/** What Lighthouse says of a page. */
export interface Judgement {
  /** From 0 to 100. */
  scores: Partial<Record<Category, number>>
  /** Why a category has less than 100: the titles of its audits that weigh and failed. */
  faults: string[]
  /** Cumulative layout shift. */
  shift: number
}

/** Lighthouse with a browser of its own. */
export interface Judge {
  /** Judges a page as on a phone; one page at a time. */
  judge: (url: string, categories: readonly Category[]) => Promise<Judgement>
  close: () => Promise<void>
}

/** Starts a Chromium, the one at a path, in which Lighthouse judges pages. */
export async function startLighthouse(executablePath?: string): Promise<Judge> {
  const port = await freePort()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      `--remote-debugging-port=${port}`,
    ],
  })
  return {
    judge: (url, categories) => judged(url, categories, port),
    close: () => browser.close(),
  }
}

async function judged(
  url: string,
  categories: readonly Category[],
  port: number,
): Promise<Judgement> {
  const result = await lighthouse(url, {
    ...{ port, output: 'json', logLevel: 'error' },
    onlyCategories: [...categories],
  })
  if (!result) throw new Error(`Lighthouse says nothing of ${url}`)
  const { lhr } = result
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
  const weighing = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]),
  )
  return {
    scores: Object.fromEntries(
      Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
    ),
    faults: weighing.flatMap(audit =>
      audit && audit.score !== null && audit.score < 0.9 ? [`${audit.id}: ${audit.title}`] : [],
    ),
    shift: lhr.audits['cumulative-layout-shift']?.numericValue ?? 0,
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
