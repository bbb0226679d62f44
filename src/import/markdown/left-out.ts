import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Folder } from './folder.ts'
import type { Generator } from './generator.ts'
import { globSource } from './glob.ts'
import { textsOf, valueAt } from './value.ts'

/** Settings by which a generator leaves files out, and how their patterns are written. */
const settings: Partial<Record<Generator, readonly { key: string[]; form: 'glob' | 'regex' }[]>> = {
  jekyll: [{ key: ['exclude'], form: 'glob' }],
  hugo: [
    { key: ['ignoreFiles'], form: 'regex' },
    { key: ['ignoreContentFiles'], form: 'regex' },
  ],
  hexo: [
    { key: ['exclude'], form: 'glob' },
    { key: ['ignore'], form: 'glob' },
    { key: ['skip_render'], form: 'glob' },
  ],
  pelican: [
    { key: ['IGNORE_FILES'], form: 'glob' },
    { key: ['ARTICLE_EXCLUDES'], form: 'glob' },
  ],
}

/** A pattern by which the settings of a site leave files out. */
export interface LeavingOut {
  /** The setting or file that has it. */
  setting: string
  pattern: string
  /** Whether it fits a path, from the root of the site. */
  fits(path: string): boolean
}

/** The patterns by which a site leaves files out. */
export function leavingOut({ root, generator, settings: values, content }: Folder): LeavingOut[] {
  const below = (path: string) =>
    path.startsWith(`${content}/`) ? path.slice(content.length + 1) : path
  const told = (settings[generator] ?? []).flatMap(({ key, form }) =>
    textsOf(valueAt(values, ...key)).map(pattern => ({ setting: key.join('.'), pattern, form })),
  )
  const ignored = generator === 'eleventy' ? linesOf(join(root, '.eleventyignore')) : []
  const all = [
    ...told,
    ...ignored.map(pattern => ({ setting: '.eleventyignore', pattern, form: 'glob' as const })),
  ]
  return all.flatMap(({ setting, pattern, form }) => {
    const fits = form === 'glob' ? byGlob(pattern) : byRegex(pattern)
    if (fits === undefined) return []
    return [{ setting, pattern, fits: (path: string) => fits(path) || fits(below(path)) }]
  })
}

/** A pattern of a shell: `drafts/`, `*.txt`, `notes/**`; one without a slash within fits names in every folder too. */
function byGlob(pattern: string): ((path: string) => boolean) | undefined {
  const bare = pattern
    .trim()
    .replace(/^\.?\//, '')
    .replace(/\/+$/, '')
  if (bare === '' || bare.startsWith('!')) return undefined
  const isName = !bare.includes('/') && /[*?]/.test(bare)
  return matching(`^${isName ? '(?:.*/)?' : ''}(?:${globSource(bare)})(?:/|$)`)
}

/** Flags at the beginning of an expression of Go, which JavaScript writes elsewhere. */
const goFlags = /^\(\?([imsU]+)\)/

/**
 * An expression of Go that fits anywhere in a path, as Hugo has it. One that JavaScript cannot read fits every path
 * with a word of it: what the old site may have left out is not published.
 */
function byRegex(pattern: string): (path: string) => boolean {
  const flags = goFlags.exec(pattern)?.[1] ?? ''
  const source = pattern
    .replace(goFlags, '')
    .replaceAll('(?P<', '(?<')
    .replaceAll('\\A', '^')
    .replaceAll('\\z', '$')
    .replaceAll(/\[\[:(\w+):\]\]/g, (whole, name: string) => classes[name] ?? whole)
  return matching(source, flags.replace('U', '')) ?? byWords(pattern)
}

function byWords(pattern: string): (path: string) => boolean {
  const words = (pattern.match(/\p{L}{3,}/gu) ?? []).map(word => word.toLowerCase())
  return path => words.some(word => path.toLowerCase().includes(word))
}

/** Classes of signs that Go knows by name. */
const classes: Record<string, string> = {
  ...{ alpha: '[A-Za-z]', digit: '\\d', alnum: '[A-Za-z\\d]', space: '\\s', word: '\\w' },
  ...{ lower: '[a-z]', upper: '[A-Z]', punct: '[!-/:-@[-`{-~]' },
}

function matching(source: string, flags = ''): ((path: string) => boolean) | undefined {
  try {
    const expression = new RegExp(source, flags)
    return path => expression.test(path)
  } catch {
    return undefined
  }
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '' && !line.startsWith('#'))
  } catch {
    return []
  }
}
