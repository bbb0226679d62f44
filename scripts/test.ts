import { spawnSync } from 'node:child_process'
import { chromium, howToGetOne } from './browser.ts'

/** `npm test`: every test, the real browser's included. Words after `--` go to vitest. */
const browser = chromium()
if (!browser) {
  console.error(howToGetOne)
  process.exit(1)
}
const { status } = spawnSync('vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: browser, ASTRO_TELEMETRY_DISABLED: '1' },
})
process.exit(status ?? 1)
