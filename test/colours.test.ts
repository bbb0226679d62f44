import { expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { origin, useSample } from './support/sample.ts'

/*
 * Light and dark: as the device has it, until the reader chooses.
 */

const openPage = useBrowser()
useSample()

const article = '/2003/05/first-stone-harbour-wall/'
type Opened = Awaited<ReturnType<typeof openPage>>

const ground = (page: Opened) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
/** The colour that a browser gives its frame: of the first `theme-color` that holds here (HTML, 4.2.5.3). */
const frame = (page: Opened) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].find(
        ({ media }) => media === '' || matchMedia(media).matches,
      )?.content,
  )
const choice = (page: Opened) => page.getByRole('contentinfo').getByRole('combobox')

test('pages have the colours of the device, and without JavaScript there is nothing to choose', async () => {
  const [light, dark] = [
    await openPage({ colorScheme: 'light', javaScriptEnabled: false }),
    await openPage({ colorScheme: 'dark' }),
  ]
  await light.goto(origin + article)
  await dark.goto(origin + article)
  expect(await light.locator('[data-colours-field]').isVisible()).toBe(false)
  expect(await choice(dark).isVisible()).toBe(true)
  expect(await ground(dark)).toBe('rgb(23, 22, 20)')
})

test('what a reader chooses holds on every page, from the first paint, until it is taken back', async () => {
  const page = await openPage({ colorScheme: 'light' })
  await page.goto(origin + article)
  expect(await ground(page)).toBe('rgb(253, 252, 249)')
  await choice(page).selectOption({ label: 'Dark' })
  expect(await ground(page)).toBe('rgb(23, 22, 20)')
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (!document.body || sessionStorage.getItem('first')) return
      sessionStorage.setItem('first', document.documentElement.dataset.colours ?? 'none')
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto(`${origin}/ar/`)
  expect(await page.evaluate(() => sessionStorage.getItem('first'))).toBe('dark')
  expect(await ground(page)).toBe('rgb(23, 22, 20)')
  expect(await choice(page).inputValue()).toBe('dark')
  await choice(page).selectOption('')
  expect(await ground(page)).toBe('rgb(253, 252, 249)')
  await page.goto(origin + article)
  expect(await ground(page)).toBe('rgb(253, 252, 249)')
})

test('a browser that keeps nothing lets its reader choose for the page', async () => {
  const page = await openPage({ colorScheme: 'light' })
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  await page.goto(origin + article)
  await choice(page).selectOption({ label: 'Dark' })
  expect(await ground(page)).toBe('rgb(23, 22, 20)')
  expect(faults).toEqual([])
})

test.each(['light', 'dark'] as const)(
  'the frame of a browser has the colour of the page, on a device of %s colours',
  async colorScheme => {
    const [light, dark] = ['#fdfcf9', '#171614']
    const page = await openPage({ colorScheme })
    await page.goto(origin + article)
    expect(await frame(page)).toBe(colorScheme === 'dark' ? dark : light)
    for (const [chosen, colour] of [
      ['Dark', dark],
      ['Light', light],
    ] as const) {
      await choice(page).selectOption({ label: chosen })
      expect(await frame(page)).toBe(colour)
      await page.goto(`${origin}/tags/`)
      expect(await frame(page)).toBe(colour)
    }
    await choice(page).selectOption('')
    expect(await frame(page)).toBe(colorScheme === 'dark' ? dark : light)
  },
)
