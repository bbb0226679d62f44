import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { type Category, type Judgement, startLighthouse } from './bench/lighthouse.ts'
import { measured } from './bench/measured.ts'
import { median, withBench } from './bench/report.ts'
import { servePacked } from './bench/serve-packed.ts'
import { chromium, howToGetOne } from './browser.ts'

const usage = `npm run bench:pages -- [options]

Says what the pages of the sample archive cost readers: bytes by kind, packed as a CDN packs them, and what
Lighthouse says of them on a slow phone, in both directions of writing.

  --runs 3     judgements of each page; what is told is the median; default 3
  --write      write the table of docs/page-performance.md
`

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

const pages = {
  'front page': '/',
  'article, with pictures': '/2017/06/knocker-goes-down/',
  'article of about 600 words, without pictures': '/2002/02/sea-in-tanner-street/',
  tag: '/tags/harbour-wall/',
  search: '/search/',
  'search with results': '/search/?q=harbour',
  archive: '/archive/',
  'front page, right to left': '/ar/',
  'article, right to left': '/ar/2013/11/ليلة-العاصفة/',
  'tag, right to left': '/ar/tags/harbour-wall/',
  'search, right to left': '/ar/search/',
  'archive, right to left': '/ar/archive/',
}
const categories: Category[] = ['performance', 'accessibility', 'best-practices', 'seo']

const executable = chromium()
if (!executable) throw new Error(howToGetOne)
const folder = mkdtempSync(join(tmpdir(), 'backfile-pages-'))
const out = join(folder, 'dist')
const env = {
  ...{ BACKFILE_CONTENT: 'examples/courier/content', BACKFILE_PUBLIC: 'examples/courier/public' },
  ...{ BACKFILE_OUT: out, BACKFILE_CACHE: join(folder, 'cache') },
}
await measured({ argv: [process.execPath, 'node_modules/.bin/astro', 'build'], cwd: '.', env })
const served = await servePacked(out)
const lighthouse = await startLighthouse(executable)
const rows: string[][] = []
try {
  for (const [name, address] of Object.entries(pages)) {
    rows.push([name, ...weights(address), ...(await judgements(address))])
    console.log(rows.at(-1)?.join(', '))
  }
} finally {
  await lighthouse.close()
  await served.close()
  rmSync(folder, { recursive: true })
}
const told = [
  '| page | words | KB of HTML | CSS | script | in all | performance | accessibility | best practices | SEO | layout shift |',
  `| - |${' -: |'.repeat(10)}`,
  ...rows.map(row => `| ${row.join(' | ')} |`),
].join('\n')
console.log(`\n${told}`)
if (values.write) {
  const page = 'docs/page-performance.md'
  writeFileSync(page, withBench(readFileSync(page, 'utf8'), told))
}

/** Words of the article, and KB of the page, its styles and the scripts that it loads at once, packed by brotli. */
function weights(address: string): string[] {
  const file = (path: string) => readFileSync(join(out, decodeURI(path)))
  const html = file(`${address.replace(/\?.*/, '')}index.html`)
  const text = html.toString()
  const packed = (bytes: Buffer) => brotliCompressSync(bytes).length
  const linked = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, path = '']) => packed(file(path)))
  const sizes = [
    packed(html),
    sum(linked(/<link rel="stylesheet" href="([^"]+)"/g)),
    sum(linked(/<script [^>]*src="([^"]+)"/g)),
  ]
  const body = /<div class="text[^>]*>([\s\S]*?)<\/div>/.exec(text)?.[1] ?? ''
  const words = body.replaceAll(/<[^>]+>/g, ' ').match(/[\p{L}\p{N}’'-]+/gu)?.length ?? 0
  return [`${words || ''}`, ...[...sizes, sum(sizes)].map(size => (size / 1000).toFixed(1))]
}

async function judgements(address: string): Promise<string[]> {
  const some: Judgement[] = []
  for (let run = 0; run < Number(values.runs); run += 1) {
    some.push(await lighthouse.judge(served.origin + encodeURI(address), categories))
  }
  const scores = categories.map(one => `${median(some.map(({ scores }) => scores[one] ?? 0))}`)
  return [...scores, median(some.map(({ shift }) => shift)).toFixed(3)]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
