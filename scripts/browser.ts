import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** What to do when there is no browser. */
export const howToGetOne =
  'The tests need a Chromium. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH to the program.'

/** The path of a Chromium: `CHROMIUM_PATH`, an installed one, or Playwright's; undefined when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  const folders = (env.PATH ?? '').split(':').filter(Boolean)
  const installed = folders.flatMap(folder => names.map(name => join(folder, name)))
  return [...installed, ...macs, ...playwrights(env)].find(path => existsSync(path))
}

/** Finds a Chromium, or installs Debian's package when this is Debian and we are root. */
export function chromium(): string | undefined {
  const found = findChromium()
  if (found || process.env.CHROMIUM_PATH) return found
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('No Chromium found; installing Debian’s package …')
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    return undefined
  }
  return findChromium()
}

function playwrights(env: NodeJS.ProcessEnv): string[] {
  const root = env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright')
  if (!existsSync(root)) return []
  return readdirSync(root)
    .filter(name => name.startsWith('chromium'))
    .flatMap(name =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome'].map(path => join(root, name, path)),
    )
}
