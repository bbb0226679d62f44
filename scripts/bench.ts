import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { packageVersion } from '../src/intake/package-version.ts'
import { backfile, type Contender, writtenSince } from './bench/contender.ts'
import { madeArchive } from './bench/made-archive.ts'
import { measured } from './bench/measured.ts'
import {
  astro,
  eleventy,
  eleventyIsPresent,
  hugo,
  hugoIsPresent,
  pagefindOver,
} from './bench/peers.ts'
import { growth, plot } from './bench/plot.ts'
import { type Measure, merged, type Results, table, withBench } from './bench/report.ts'
import { type Desk, type Scenario, scenarios, writeArchive } from './bench/scenarios.ts'

const usage = `npm run bench -- [options]

Builds made-up archives with Backfile and its peers, side by side, and says what each cost.

  --sizes 500,10000      articles; default 1000
  --runs 3               rounds; what is told is the median; default 3
  --only cold,edited     scenarios whose names hold one of these; default all
  --peers hugo,astro     of hugo, astro, eleventy, pagefind; default those that are present; “none”
  --once                 measure peers from nothing only, in one round
  --install              install Eleventy into the folder of the benchmark first
  --seed 1               of the archives
  --folder .bench        where to work; needs about 100 MB for 1,000 articles
  --write                write docs/performance.json, the tables of docs/performance.md, and the plot
`

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    peers: { type: 'string', default: 'hugo,astro,eleventy,pagefind' },
    once: { type: 'boolean', default: false },
    install: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string', default: '.bench' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

/** Milliseconds after which a file is old enough to be trusted by its time. */
const settling = 2500
const folder = resolve(values.folder)
const chosen = scenarios.filter(({ name }) =>
  values.only.split(',').some(part => name.includes(part.trim())),
)
const measures: Measure[] = []
for (const size of values.sizes.split(',').map(Number)) await measureSize(size)
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()}`,
  versions: {
    node: process.version,
    astro: packageVersion('astro'),
    pagefind: packageVersion('pagefind'),
  },
  measures,
}
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
for (const [size, some] of Map.groupBy(measures, measure => measure.size)) {
  console.log(`\n${size.toLocaleString('en')} articles\n\n${table(some, basisOf(some))}`)
}
if (values.write) writeDocs()

async function measureSize(size: number): Promise<void> {
  const place = join(folder, String(size))
  const content = join(place, 'content')
  const desk: Desk = { archive: madeArchive(size, Number(values.seed)), content }
  console.log(`${size.toLocaleString('en')} articles: writing them`)
  writeArchive(desk)
  const contenders = contendersIn(place, content)
  await pause(settling)
  for (let round = 0; round < Number(values.runs); round += 1) {
    for (const scenario of chosen) {
      scenario.toContent?.(desk, round)
      const all = !values.once || (round === 0 && scenario === scenarios[0])
      const measuredNow = all ? contenders : contenders.slice(0, 1)
      for (const contender of measuredNow) await measureOne(size, scenario, contender, round)
    }
  }
}

function contendersIn(place: string, content: string): Contender[] {
  const wanted = new Set(values.peers.split(','))
  const peers: Contender[] = []
  if (wanted.has('hugo') && hugoIsPresent()) peers.push(hugo(place, content))
  if (wanted.has('astro')) peers.push(astro(place, content))
  if (wanted.has('eleventy') && eleventyIsPresent(place, values.install)) {
    peers.push(eleventy(place, content))
  }
  const [first] = peers
  const search = first && wanted.has('pagefind') ? [pagefindOver(first)] : []
  return [backfile(place, content), ...peers, ...search]
}

async function measureOne(
  size: number,
  scenario: Scenario,
  contender: Contender,
  round: number,
): Promise<void> {
  scenario.toContender?.(contender, round)
  const started = Date.now()
  const { wall, cpu, memory } = await measured(contender.command)
  const { files, bytes } = writtenSince(contender.out, started)
  const found = measures.find(
    one => one.size === size && one.scenario === scenario.name && one.contender === contender.name,
  )
  const measure = found ?? {
    ...{ size, scenario: scenario.name, contender: contender.name },
    ...{ wall: [], cpu: [], memory: [], files, bytes },
  }
  if (!found) measures.push(measure)
  measure.wall.push(wall)
  measure.cpu.push(cpu)
  measure.memory.push(memory)
  console.log(
    `  ${scenario.name}, ${contender.name}: ${wall.toFixed(2)} s, ${Math.round(memory)} MB, ${files} files`,
  )
}

/** What ratios are to: Hugo where it was measured. */
function basisOf(some: readonly Measure[]): string {
  return some.some(({ contender }) => contender === 'Hugo') ? 'Hugo' : 'Backfile'
}

function writeDocs(): void {
  const path = 'docs/performance.json'
  const before = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Results).measures
    : []
  const all = { ...results, measures: merged(before, measures) }
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`)
  const parts = [...Map.groupBy(all.measures, measure => measure.size)].map(
    ([size, some]) => `### ${size.toLocaleString('en')} articles\n\n${table(some, basisOf(some))}`,
  )
  const said = `Measured on ${all.date}: ${all.machine}; ${Object.values(all.versions).join(', ')}.`
  const page = 'docs/performance.md'
  writeFileSync(page, withBench(readFileSync(page, 'utf8'), [said, ...parts].join('\n\n')))
  const lines = growth(all.measures)
  if (lines.size > 0) writeFileSync('docs/performance.svg', plot(lines))
}
