import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { digestOf } from './digest.ts'

const require = createRequire(import.meta.url)

/** The packages on which the rendered text depends. */
const packages = [
  ...['entities', 'gray-matter', 'hast-util-sanitize', 'hast-util-to-text', 'rehype-raw'],
  ...[
    'rehype-sanitize',
    'rehype-slug',
    'rehype-stringify',
    'remark',
    'remark-gfm',
    'remark-rehype',
  ],
  ...['yaml', 'zod'],
]

/** A digest of all that decides what is read from a file: this room's code, the model's, the packages. */
export function pipelineVersion(): string {
  const code = ['./', '../archive/'].flatMap(room => {
    const folder = new URL(room, import.meta.url)
    const files = readdirSync(folder).filter(name => /(?<!\.test)\.ts$/.test(name))
    return files.sort().map(name => readFileSync(new URL(name, folder), 'utf8'))
  })
  return digestOf([...code, ...packages.map(versionOf)].join('\0'))
}

function versionOf(name: string): string {
  const entry = require.resolve(name)
  const root = entry.slice(
    0,
    entry.lastIndexOf(`/node_modules/${name}/`) + `/node_modules/${name}/`.length,
  )
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }
  return `${name}@${version}`
}
