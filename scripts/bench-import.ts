import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import packageFile from '../package.json' with { type: 'json' }
import { writeExport } from './bench/made-export.ts'
import { type Cost, measured } from './bench/measured.ts'

const usage = `npm run bench:import -- [options]

Writes a made-up export of WordPress, imports it into an empty folder, imports it again, and says what each cost.

  --posts 20000     how many posts
  --texts 1         how many made texts of about 540 words each of them holds
  --runs 3          rounds; what is told is the median
  --folder .bench   where to work
`

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '20000' },
    texts: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    folder: { type: 'string', default: '.bench' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

const folder = resolve(values.folder, 'import')
const [path, into] = [join(folder, 'made.xml'), join(folder, 'content')]
/** What `npm run import` runs. */
const [command = 'node', ...flags] = packageFile.scripts.import.split(' ')
const argv = [command, ...flags, path, '--into', into] as const
mkdirSync(folder, { recursive: true })
writeExport(path, Number(values.posts), Number(values.texts))
const costs: Record<'first' | 'again', Cost[]> = { first: [], again: [] }
for (let round = 0; round < Number(values.runs); round += 1) {
  rmSync(into, { recursive: true, force: true })
  costs.first.push(await measured({ argv: [...argv], cwd: process.cwd() }))
  costs.again.push(await measured({ argv: [...argv], cwd: process.cwd() }))
}
console.log(`| ${values.posts} posts | seconds | CPU s | peak MB |\n| - | -: | -: | -: |`)
for (const [name, some] of Object.entries(costs)) {
  const [wall, cpu, memory] = (['wall', 'cpu', 'memory'] as const).map(key =>
    middle(some.map(cost => cost[key])),
  )
  console.log(`| ${name} | ${wall?.toFixed(1)} | ${cpu?.toFixed(1)} | ${memory?.toFixed(0)} |`)
}

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}
