import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { moduleDigest } from '../intake/module-digest.ts'
import { lockfiles, packagesDigest } from '../intake/packages-digest.ts'

/**
 * A digest of all code that a site is made with: our sources, the settings of tools, packages and Node. While it is the
 * same, so is what a build makes of the same content. `root` is the project's folder. Throws `NoLockfile` when nothing
 * names its packages.
 */
export function codeDigest(root = process.cwd(), env: NodeJS.ProcessEnv = process.env): string {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map(file => digestOf(readFileSync(file)))
  return digestOf([packagesDigest(root), settingsDigest(root, env), ...sources].join('\0'))
}

/** A digest of what compiles templates, beside the files that it reads: Astro with its packages, Node, and all settings. */
export function compilerDigest(root = process.cwd(), env: NodeJS.ProcessEnv = process.env): string {
  const code = moduleDigest(['src/astro/template-entry.ts', 'src/astro/steady-faces.ts'], root)
  const told = readFileSync(join(root, 'src/astro/astro-settings.ts'), 'utf8')
  return digestOf([code, told, settingsDigest(root, env)].join('\0'))
}

/** A digest of the settings of all tools, and of the variables of the environment that they read. */
function settingsDigest(root: string, env: NodeJS.ProcessEnv): string {
  const texts = settingsIn(root).map(file => {
    const text = readFileSync(file, 'utf8')
    return basename(file) === 'package.json' ? withoutPackages(text) : text
  })
  const variables = Object.entries(env).filter(([name]) => ofBundling.test(name))
  return digestOf([...texts, JSON.stringify(variables.sort())].join('\0'))
}

/** `package.json` without what the lockfile says better, and without its commands. */
function withoutPackages(text: string): string {
  try {
    const { dependencies: _, devDependencies: __, scripts: ___, ...others } = JSON.parse(text)
    return JSON.stringify(others)
  } catch {
    return text
  }
}

/** Variables of the environment that bundling reads. */
const ofBundling = /^(?:NODE_ENV$|BROWSERSLIST|VITE_|PUBLIC_)/

/** Files in the form of settings or scripts: in the folder of a project they are those of its tools. */
const settings = /\.(?:jsonc?|json5|[cm]?[jt]s|ya?ml|toml)$|^\.(?!git|DS_Store)|^browserslist$/

/** A larger file is data. */
const largest = 4_000_000

/** The settings of all tools in a project: which of them decide the bytes of scripts and styles only the tools know. */
function settingsIn(root: string): string[] {
  const named = readdirSync(root).filter(name => settings.test(name) && !lockfiles.includes(name))
  const files = named.map(name => join(root, name)).sort()
  return files.filter(file => {
    const stats = statSync(file, { throwIfNoEntry: false })
    return stats?.isFile() && stats.size < largest
  })
}
