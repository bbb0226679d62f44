import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { backfile } from './bench/contender.ts'
import { madeArchive } from './bench/made-archive.ts'
import { measured } from './bench/measured.ts'
import { type Asking, startBrowser, type Traffic, type Visit, visit } from './bench/reader.ts'
import { median, withBench } from './bench/report.ts'
import { writeArchive } from './bench/scenarios.ts'
import { servePacked } from './bench/serve-packed.ts'
import { chromium, howToGetOne } from './browser.ts'

const usage = `npm run bench:search -- [options]

Says what search costs: readers in Chromium, on this machine and on a slow phone, and the keeper who has it made.

  --sizes 10000,100000   articles; default 10000
  --runs 5               visits of each kind; what is told is the median; default 5
  --folder .bench        where archives and their sites are, or are made
  --write                write the tables of docs/search-performance.md
`

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '5' },
    folder: { type: 'string', default: '.bench' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const executable = chromium()
if (!executable) throw new Error(howToGetOne)
const said: string[] = []
for (const size of values.sizes.split(',').map(Number)) said.push(await measureSize(size))
console.log(`\n${said.join('\n\n')}`)
if (values.write) {
  const page = 'docs/search-performance.md'
  writeFileSync(page, withBench(readFileSync(page, 'utf8'), said.join('\n\n')))
}

async function measureSize(size: number): Promise<string> {
  const place = join(resolve(values.folder), String(size))
  const content = join(place, 'content')
  const archive = madeArchive(size)
  if (!existsSync(content)) {
    console.log(`${size.toLocaleString('en')} articles: writing them`)
    writeArchive({ archive, content })
    await pause(2500)
  }
  const { command, out } = backfile(place, content)
  console.log(`${size.toLocaleString('en')} articles: building them`)
  await measured(command)
  const visits = await measureReaders(out, askings(archive.article(0).text, size))
  const making = await measureMaking(size, command.env ?? {}, place)
  const files = readdirSync(join(out, 'pagefind'), { recursive: true, withFileTypes: true })
  const count = files.filter(entry => entry.isFile()).length
  return [
    `### ${size.toLocaleString('en')} articles`,
    visits,
    [...making, `${((count / size) * 1000).toFixed(0)} files for 1,000 articles`]
      .map(line => `- ${line}`)
      .join('\n'),
  ].join('\n\n')
}

/** Questions of words that are frequent in the archive. */
function askings(text: string, size: number): Asking[] {
  const counts = new Map<string, number>()
  for (let place = 0; place < Math.min(size, 200); place += 1) {
    const body = (place === 0 ? text : madeArchive(size).article(place).text).split('---')[2] ?? ''
    for (const [word] of body.matchAll(/[a-z]{4,}/g)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const frequent = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word)
  const [a, b, c, d] = [frequent[2], frequent[5], frequent[20], frequent[40]]
  const two = `?q=${a}+${b}&sort=newest`
  return [
    { name: 'newest first, two frequent words', query: two },
    { name: 'a second question, two other words', query: `?q=${c}+${d}&sort=newest`, after: two },
    { name: 'one year only', query: `${two}&from=2019&to=2019` },
    { name: 'a phrase of two words', query: `?q=%22${a}+${b}%22&sort=newest` },
    { name: 'best match', query: `?q=${a}+${b}` },
  ]
}

async function measureReaders(out: string, asked: readonly Asking[]): Promise<string> {
  const served = await servePacked(out)
  const browser = await startBrowser(executable as string)
  const rows: string[][] = []
  try {
    for (const asking of asked) {
      const [here, phone] = [await several(false), await several(true)]
      rows.push([
        asking.name,
        ...traffic(here.map(({ all }) => all)),
        ...traffic(here.map(({ index }) => index)),
        median(here.map(({ seconds }) => seconds)).toFixed(2),
        median(phone.map(({ seconds }) => seconds)).toFixed(2),
      ])
      console.log(`  ${rows.at(-1)?.join(', ')}`)
      async function several(isSlow: boolean): Promise<Visit[]> {
        const visits: Visit[] = []
        for (let run = 0; run < Number(values.runs); run += 1) {
          visits.push(await visit(browser, served.origin, asking, isSlow))
        }
        return visits
      }
    }
  } finally {
    await browser.close()
    await served.close()
  }
  return [
    '| question | KB | requests | KB of the index | its requests | seconds here | seconds on a slow phone |',
    '| - | -: | -: | -: | -: | -: | -: |',
    ...rows.map(row => `| ${row.join(' | ')} |`),
  ].join('\n')
}

function traffic(some: readonly Traffic[]): string[] {
  return [
    `${Math.round(median(some.map(({ bytes }) => bytes)) / 1000)}`,
    `${median(some.map(({ requests }) => requests))}`,
  ]
}

/** What it costs to make the search: of one segment, the largest, and of everything. */
async function measureMaking(
  size: number,
  env: Record<string, string>,
  place: string,
): Promise<string[]> {
  const told = join(place, 'index-search.json')
  const made = async (what: 'all' | 'largest') => {
    const script = resolve('scripts/bench/index-search.ts')
    const { memory } = await measured({
      argv: [process.execPath, script, what, told],
      ...{ cwd: process.cwd(), env },
    })
    const { seconds, segments, largest } = JSON.parse(readFileSync(told, 'utf8')) as {
      seconds: number
      segments: number
      largest: number
    }
    return { seconds, segments, largest, memory }
  }
  const [one, all] = [await made('largest'), await made('all')]
  return [
    `the largest segment (${one.largest} articles) is made in ${one.seconds.toFixed(2)} s`,
    `all ${all.segments} segments are made in ${all.seconds.toFixed(1)} s, ${((all.seconds / size) * 1000).toFixed(2)} ms an article, with ${Math.round(all.memory)} MB at most in all processes, the archive that is open included`,
  ]
}
