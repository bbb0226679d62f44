import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'

/**
 * A digest of what turns a plan into pages: our code and styles, the settings, the versions of packages
 * and of Node. `root` is the project's folder.
 */
export function codeDigest(root = process.cwd()): string {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
  const others = ['astro.config.mjs', 'package-lock.json'].map(name => join(root, name))
  const read = [...sources, ...others].map(file => readFileSync(file, 'utf8'))
  return digestOf([process.version, ...read].join('\0'))
}
