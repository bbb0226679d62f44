import { readdirSync, readFileSync } from 'node:fs'
import { digestOf } from '../archive/digest.ts'
import { packageVersion } from './package-version.ts'

/** The packages on which the rendered text depends. */
const packages = [
  ...[
    'entities',
    'exifreader',
    'gray-matter',
    'hast-util-sanitize',
    'hast-util-to-mdast',
    'hast-util-to-text',
    'rehype-raw',
  ],
  ...[
    'rehype-raw',
    'rehype-sanitize',
    'rehype-slug',
    'rehype-stringify',
    'remark',
    'remark-cjk-friendly',
    'remark-gfm',
    'remark-rehype',
  ],
  ...['sharp', 'yaml', 'zod'],
]

/** A digest of all that decides what is read from a file: this room's code, the model's, the packages. */
export function pipelineVersion(): string {
  const code = ['./', '../archive/'].flatMap(room => {
    const folder = new URL(room, import.meta.url)
    const files = readdirSync(folder).filter(name => /(?<!\.test)\.ts$/.test(name))
    return files.sort().map(name => readFileSync(new URL(name, folder), 'utf8'))
  })
  return digestOf([...code, ...packages.map(packageVersion)].join('\0'))
}
