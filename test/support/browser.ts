import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { beforeAll, onTestFinished } from 'vitest'

/** Opens a page of its own for the running test; it is closed after it. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>

/** The Chromium of this process, which ends with it: to start one takes longer than many a test. */
let started: Promise<Browser> | undefined

async function running(): Promise<Browser> {
  const before = await started
  if (before?.isConnected()) return before
  started = start()
  return started
}

function start(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

/** Starts a Chromium for the tests of a file, unless one before has. Each page has a context of its own. */
export function useBrowser(): OpenPage {
  let browser: Browser
  beforeAll(async () => {
    browser = await running()
  })
  return async options => {
    const context = await browser.newContext({ locale: 'en-GB', ...options })
    onTestFinished(() => context.close())
    context.setDefaultTimeout(20_000)
    return context.newPage()
  }
}

/** A visible text and how its colour stands out from what is behind it (WCAG 2, 1.4.3). */
export interface Contrast {
  text: string
  ratio: number
}

/** The contrast of every visible text of a page, placeholders of fields included. */
export function contrasts(page: Page): Promise<Contrast[]> {
  return page.evaluate(() => {
    type Colour = [number, number, number, number]
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    if (!canvas) throw new Error('no canvas')
    const colour = (css: string): Colour => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data
      return [r, g, b, a / 255]
    }
    const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
      ...([
        [r, R],
        [g, G],
        [b, B],
      ].map(([x = 0, y = 0]) => x * a + y * (1 - a)) as [number, number, number]),
      1,
    ]
    const ground = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1]
      const own = colour(getComputedStyle(element).backgroundColor)
      return own[3] === 1 ? own : over(own, ground(element.parentElement))
    }
    const luminance = (shown: Colour) => {
      const [r = 0, g = 0, b = 0] = shown.slice(0, 3).map(value => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ratio = (element: Element, css: string) => {
      const behind = ground(element)
      const [a, b] = [luminance(over(colour(css), behind)), luminance(behind)].sort((x, y) => y - x)
      return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05)
    }
    const found: Contrast[] = []
    for (const element of document.body.querySelectorAll('*')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      if (element instanceof HTMLInputElement && element.placeholder !== '') {
        const { color } = getComputedStyle(element, '::placeholder')
        found.push({ text: element.placeholder, ratio: ratio(element, color) })
      }
      const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
      const text = own.map(node => node.textContent?.trim()).join(' ')
      if (text.trim() === '' || element instanceof SVGElement) continue
      found.push({ text, ratio: ratio(element, getComputedStyle(element).color) })
    }
    return found
  })
}

/** What makes a page scroll sideways; undefined when it does not. */
export async function widthFault(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return undefined
    const wide = [...document.body.querySelectorAll('*')].filter(element => {
      const { left, right } = element.getBoundingClientRect()
      const spills = getComputedStyle(element).overflowX === 'visible'
      const { scrollWidth, clientWidth } = element
      return left < -1 || right > width + 1 || (spills && scrollWidth > clientWidth + 1)
    })
    const names = wide.map(element => `${element.tagName}.${element.className}`)
    return names.slice(0, 6).join(', ') || 'something'
  })
}

/** Watches what moves in a page without its reader's doing; the function gives what has moved since its last call. */
export async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const shifts: string[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: { node?: Node }[]
      })[]) {
        if (entry.hadRecentInput) continue
        const texts = entry.sources.map(({ node }) => node?.textContent?.trim().slice(0, 40))
        shifts.push(`${entry.value.toFixed(4)} ${texts.join(', ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return async () => {
    await page.waitForTimeout(300)
    return page.evaluate(() => (window as unknown as { shifts: string[] }).shifts.splice(0))
  }
}
