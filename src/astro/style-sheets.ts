import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Files that hold styles: sheets, and templates with sheets in them. */
const withStyles = /\.(?:css|pcss|postcss|s[ac]ss|less|styl|stylus|astro)$/

/** Names of other files in styles: imported sheets, classes and values of others, and what rules of tools read. */
const named = [
  /@import\b[^;{}]*?(?:url\(\s*)?["']([^"']+)["']/gi,
  /@import\s+(?:\([^)]*\)\s*)?url\(\s*([^"')\s]+)/gi,
  /\bcomposes\s*:[^;{}]*?\bfrom\s+["']([^"']+)["']/gi,
  /@value\b[^;{}]*?\bfrom\s+["']([^"']+)["']/gi,
  /@(?:use|forward|reference|config|plugin)\s+["']([^"']+)["']/gi,
  /\burl\(\s*["']?([^"')\s]+)/gi,
]

/**
 * The files that a style sheet or the styles of a template name, and those that these name in turn: complete paths of
 * such as exist. What is written in a comment counts too; addresses elsewhere do not.
 */
export function namedByStyles(path: string): string[] {
  const found = new Set<string>()
  const left = [path]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (!withStyles.test(at)) continue
    for (const file of namesIn(readFileSync(at, 'utf8')).flatMap(name => filesOf(name, at))) {
      if (file === path || found.has(file)) continue
      found.add(file)
      left.push(file)
    }
  }
  return [...found].sort()
}

function namesIn(text: string): string[] {
  const names = named.flatMap(pattern => [...text.matchAll(pattern)].map(([, name = '']) => name))
  return names.map(name => name.replace(/[?#].*/s, ''))
}

/** The files that a name may mean: beside the file that has it, below the project, without an ending, or of a package. */
function filesOf(name: string, from: string): string[] {
  if (name === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(name)) return []
  const near = name.startsWith('/') ? join(process.cwd(), name) : join(dirname(from), name)
  const places = ['', '.css', '.scss', '.sass', '.less', '/index.css'].map(end => near + end)
  const own = places.filter(isFile)
  return own.length > 0 || /^[./]/.test(name) ? own : ofPackage(name, from)
}

/** The sheet of a package, by its path in it or by what the package says. */
function ofPackage(name: string, from: string): string[] {
  const { resolve } = createRequire(from)
  const at = (path: string) => {
    try {
      return [resolve(path)]
    } catch {
      return []
    }
  }
  const described = at(`${name}/package.json`).flatMap(path => {
    const { style } = JSON.parse(readFileSync(path, 'utf8')) as { style?: unknown }
    return typeof style === 'string' ? [join(dirname(path), style)] : []
  })
  return [...described, ...at(name)].filter(isFile)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
