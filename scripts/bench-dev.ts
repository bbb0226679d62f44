import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium as browsers, type Page } from 'playwright-core'
import { madeArchive } from './bench/made-archive.ts'
import { median } from './bench/report.ts'
import { writeArchive } from './bench/scenarios.ts'
import { chromium, howToGetOne } from './browser.ts'

const usage = `npm run bench:dev -- [options]

Measures how long authors wait after a save: from the write of the file to the first frame of Chromium that shows it.

  --sizes 10000        articles; default 10000
  --saves 10           of each kind, after one that is not counted; the median is printed; default 10
  --folder .bench      where archives are, or are made
  --port 4399          of the server
`

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000' },
    saves: { type: 'string', default: '10' },
    folder: { type: 'string', default: '.bench' },
    port: { type: 'string', default: '4399' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const executable = chromium()
if (!executable) throw new Error(howToGetOne)

/** How an article is changed. Each change holds the time of the save, by which the page is recognised. */
const kinds: Record<string, (text: string, time: string) => string> = {
  'the text of an article': (text, time) => `${text}\n${time}\n`,
  'its headline': (text, time) => text.replace(/^title: .*$/m, `title: ${time}`),
}

/** A file touched more lately is not trusted by its time, and authors do not save more often. */
const between = 2500

const rows: string[] = []
for (const size of values.sizes.split(',').map(Number)) {
  rows.push(...(await measureSize(size, executable)))
}
const head = '| articles | saved | median, s | least, s | most, s |\n| -: | - | -: | -: | -: |'
console.log(`\n${[head, ...rows].join('\n')}`)

async function measureSize(size: number, executablePath: string): Promise<string[]> {
  const place = join(resolve(values.folder), String(size))
  const content = join(place, 'content')
  const archive = madeArchive(size)
  if (!existsSync(content)) writeArchive({ archive, content })
  const { file } = archive.article(Math.floor(size / 3))
  const path = join(content, 'articles', file)
  const before = readFileSync(path, 'utf8')
  const server = await startServer(content, join(place, 'dev-cache'))
  const browser = await browsers.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.addInitScript(watch)
    await page.goto(server.origin + addressOf(before))
    await page.waitForLoadState('networkidle')
    const lines: string[] = []
    for (const [kind, saved] of Object.entries(kinds)) {
      const seconds: number[] = []
      for (let save = 0; save <= Number(values.saves); save += 1) {
        await pause(between)
        const time = `Saved${Date.now()}`
        writeFileSync(path, saved(before, time))
        const taken = await seenAfter(page, time)
        if (save > 0) seconds.push(taken / 1000)
      }
      const figures = [median(seconds), Math.min(...seconds), Math.max(...seconds)]
      const cells = [size.toLocaleString('en'), kind, ...figures.map(one => one.toFixed(2))]
      lines.push(`| ${cells.join(' | ')} |`)
    }
    return lines
  } finally {
    writeFileSync(path, before)
    await browser.close()
    server.stop()
  }
}

async function startServer(content: string, cache: string) {
  const origin = `http://localhost:${values.port}`
  const astro = resolve('node_modules/astro/bin/astro.mjs')
  const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined }
  const child = spawn(process.execPath, [astro, 'dev', '--port', values.port, '--ignore-lock'], {
    env: { ...env, BACKFILE_CONTENT: content, BACKFILE_CACHE: cache },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const answers = () =>
    fetch(origin).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error('the server ended')
    await pause(200)
  }
  return { origin, stop: () => child.kill() }
}

/** Runs in the page: notes, in a frame, when it shows a save for the first time. */
function watch(): void {
  const seen: Record<string, number> = {}
  Object.assign(globalThis, { seen })
  const look = () => {
    for (const [word] of document.body?.textContent.matchAll(/Saved\d{13}/g) ?? []) {
      seen[word] ??= Date.now() - Number(word.slice('Saved'.length))
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Milliseconds from a save to the frame that showed it. */
async function seenAfter(page: Page, time: string): Promise<number> {
  const taken = await page.waitForFunction(
    word => (globalThis as unknown as { seen: Record<string, number> }).seen[word],
    time,
  )
  return (await taken.jsonValue()) as number
}

/** Where the page of a made article is. */
function addressOf(text: string): string {
  const [, year, month] = /^date: (\d{4})-(\d\d)/m.exec(text) ?? []
  const [, slug] = /^slug: (.*)$/m.exec(text) ?? []
  return `/${year}/${month}/${slug}/`
}
