import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { packagesDigest } from '../intake/packages-digest.ts'

/**
 * A digest of what turns a plan into pages, scripts and styles: our code, the settings of the tools that bundle it, packages
 * and Node. `root` is the project's folder. Throws `NoLockfile` when nothing names its packages.
 */
export function codeDigest(root = process.cwd(), env: NodeJS.ProcessEnv = process.env): string {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
  const read = [...sources, ...settingsIn(root)].map(file => readFileSync(file, 'utf8'))
  const variables = Object.entries(env).filter(([name]) => ofBundling.test(name))
  return digestOf([packagesDigest(root), ...read, JSON.stringify(variables.sort())].join('\0'))
}

/** Variables of the environment that bundling reads. */
const ofBundling = /^(?:NODE_ENV$|BROWSERSLIST|VITE_|PUBLIC_)/

/** Files in the form of settings or scripts: in the folder of a project they are those of its tools. */
const settings = /\.(?:jsonc?|json5|[cm]?[jt]s|ya?ml|toml)$|^\.(?!git|DS_Store)|^browserslist$/

/** A larger file is data. */
const largest = 4_000_000

/** The settings of all tools in a project: which of them decide the bytes of scripts and styles only the tools know. */
function settingsIn(root: string): string[] {
  const named = readdirSync(root).filter(name => settings.test(name))
  const files = named.map(name => join(root, name)).sort()
  return files.filter(file => {
    const stats = statSync(file, { throwIfNoEntry: false })
    return stats?.isFile() && stats.size < largest
  })
}
