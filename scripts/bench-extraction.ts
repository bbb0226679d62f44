import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { toText } from 'hast-util-to-text'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import packageFile from '../package.json' with { type: 'json' }
import { readPage } from '../src/import/page/read-page.ts'

const usage = `npm run bench:extraction -- FOLDER

Extracts the article of each saved page in FOLDER, a checkout of the public article extraction benchmark
(scrapinghub/article-extraction-benchmark on GitHub), and writes FOLDER/output/backfile.json. The benchmark's own
“python3 evaluate.py”, run in FOLDER, then compares it with other extractors.

  --without-captions   leave out captions, which articles keep with their pictures
`

const { values, positionals } = parseArgs({
  options: {
    'without-captions': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const [folder] = positionals
if (values.help || !folder) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}

const pages = join(folder, 'html')
const output: Record<string, { articleBody: string }> = {}
for (const name of readdirSync(pages)) {
  const key = name.replace(/\.html\.gz$/, '')
  const html = gunzipSync(readFileSync(join(pages, name))).toString()
  const item = readPage({ html, key, place: key, folder: pages })
  output[key] = { articleBody: 'text' in item ? textOf(item.text.value) : '' }
}
mkdirSync(join(folder, 'output'), { recursive: true })
writeFileSync(
  join(folder, 'output', 'backfile.json'),
  JSON.stringify({ version: packageFile.version, output }),
)
console.log(`${Object.keys(output).length} pages; compare them with: python3 evaluate.py`)

function textOf(html: string): string {
  const bare = values['without-captions']
    ? html.replaceAll(/<figure[\s>].*?<\/figure>/gs, '')
    : html
  return toText(unified().use(rehypeParse, { fragment: true }).parse(bare))
}
