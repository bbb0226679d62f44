import { startBrowser } from './bench/reader.ts'
import { servePacked } from './bench/serve-packed.ts'

const [, , folder, out, width = '1280', scheme = 'light', ...paths] = process.argv
const s = await servePacked(folder!)
const b = await startBrowser(process.env.CHROMIUM_PATH!)
const c = await b.newContext({
  viewport: { width: Number(width), height: 900 },
  colorScheme: scheme as 'light',
})
for (const [i, p] of paths.entries()) {
  const page = await c.newPage()
  await page.goto(s.origin + encodeURI(p))
  await page.waitForTimeout(600)
  await page.screenshot({ path: `${out}-${i}.png`, fullPage: true })
  await page.close()
}
await b.close()
await s.close()
