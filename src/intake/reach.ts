import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** What modules are made of. */
export interface Reach {
  /** Files of the project that are reached, by their paths below its folder, sorted: modules, workers, styles. */
  files: string[]
  /** Names of packages that these files name, sorted. */
  packages: string[]
}

/** Names in imports, in those that are made later, in addresses of workers, and in what is asked of the resolver. */
const named = [
  /^\s*(?:import|export)\s(?!type\s)(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"`]([^'"`]+)['"`]/g,
  /\bnew URL\(\s*['"]([^'"]+)['"],\s*import\.meta\.url\s*\)/g,
  /\bimport\.meta\.resolve\(\s*['"`]([^'"`$]+)/g,
]

/**
 * Everything that modules of a project reach: by their imports (those of types alone, which vanish, do not count), those
 * of what they import, and so on, workers included. `roots` are paths below `project`.
 */
export function reachOf(project: string, roots: readonly string[]): Reach {
  const files = new Set<string>()
  const packages = new Set<string>()
  const left = roots.map(root => resolve(project, root))
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const file = relative(project, path)
    if (files.has(file) || statSync(path).isDirectory()) continue
    files.add(file)
    for (const name of namesIn(readFileSync(path, 'utf8'))) {
      if (name.startsWith('.')) left.push(join(dirname(path), name.replace(/\?.*/, '')))
      else if (!name.startsWith('node:')) packages.add(packageIn(name))
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() }
}

function namesIn(text: string): string[] {
  return named.flatMap(expression => [...text.matchAll(expression)].map(([, name = '']) => name))
}

/** `@a/b` for `@a/b/c`, `a` for `a/b`. */
function packageIn(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}
