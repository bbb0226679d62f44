import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { filesIn } from './site-files.ts'

/** Templates as Astro compiled them. */
export interface Templates {
  /** The module that renders pages. */
  entry: string
  /** The folder of scripts, styles and fonts that pages name. */
  assets: string
  /** Of all that they were compiled from, wherever that was: the same for the same sources, packages and tools. */
  digest: string
}

/** What is noted of templates when they are kept. */
interface Seal {
  /** The files that the compiler read: below the project, or elsewhere by complete paths. */
  inputs: string[]
  /** Of these files and of the tools. */
  digest: string
  /** Of the bytes of what was compiled. */
  bytes: string
}

/** The folder of the cache in which the templates of the last build are. */
function folderIn(cache: string): string {
  return join(cache, 'templates')
}

/** The folder for Astro to compile into. */
export function compilingFolder(cache: string): string {
  return join(cache, 'templates~')
}

/**
 * The templates that were compiled last, if that was from the same: from the same bytes of all files that the compiler
 * read, by the same tools, of which `tools` is a digest. Undefined when they are of another, or damaged.
 */
export function keptTemplates(cache: string, tools: string): Templates | undefined {
  const folder = folderIn(cache)
  const seal = sealIn(folder)
  if (!seal || bytesIn(folder) !== seal.bytes) return undefined
  return digestFor(seal.inputs, tools) === seal.digest ? templatesIn(folder, seal) : undefined
}

/**
 * Keeps what Astro has compiled from files (complete paths), in place of what was compiled before. When one of the files
 * was changed since the build began (milliseconds since 1970), nobody knows which of its states was compiled, so that the
 * next build compiles again.
 */
export function keepTemplates(
  cache: string,
  tools: string,
  from: Iterable<string>,
  began: number,
): Templates {
  const folder = folderIn(cache)
  const compiled = compilingFolder(cache)
  const paths = [...from]
  const inputs = paths.map(portablePath).sort()
  const isUncertain = paths.some(path => isBetween(statSync(path).mtimeMs, began, Date.now()))
  const digest = digestFor(inputs, tools) + (isUncertain ? ` changed after ${began}` : '')
  const seal = { inputs, digest, bytes: bytesIn(compiled) }
  writeFileSync(join(compiled, sealFile), JSON.stringify(seal))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  renameSync(compiled, folder)
  return templatesIn(folder, seal)
}

/**
 * The scripts, styles and fonts that pages load, with their sizes, as they were compiled last. Before anything was compiled,
 * as many as this version has.
 */
export function assetsBefore(cache: string): readonly (readonly [file: string, size: number])[] {
  const folder = join(folderIn(cache), 'client')
  const files = filesIn(folder).map(file => [file, statSync(join(folder, file)).size] as const)
  if (files.length > 0) return files
  const { count, bytes } = usualAssets
  return Array.from({ length: count }, (_, i) => [`_astro/${i}`, bytes / count] as const)
}

/** What the templates of this version are compiled into, about. */
export const usualAssets = { count: 19, bytes: 444_000 } as const

/** A digest of the bytes, as they are now, of the files that the kept templates were compiled from. */
export function sourcesDigest(cache: string): string {
  const seal = sealIn(folderIn(cache))
  return seal ? digestFor(seal.inputs, '') : ''
}

const sealFile = 'seal.json'

/** Whether a time of a file lies between two times of the clock, which counts whole milliseconds. */
function isBetween(time: number, from: number, to: number): boolean {
  return from <= time && Math.floor(time) <= to
}

function templatesIn(folder: string, { digest }: Seal): Templates {
  return { entry: join(folder, 'server', 'entry.mjs'), assets: join(folder, 'client'), digest }
}

function sealIn(folder: string): Seal | undefined {
  const path = join(folder, sealFile)
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function bytesIn(folder: string): string {
  const files = filesIn(folder).filter(file => file !== sealFile)
  const told = files.sort().map(file => `${file} ${digestOf(readFileSync(join(folder, file)))}`)
  return digestOf(told.join('\n'))
}

/** A digest of the bytes of files, and of the tools that compiled them. */
function digestFor(inputs: readonly string[], tools: string): string {
  const told = inputs.map(input => {
    const path = resolve(input)
    return `${nameOf(input)} ${existsSync(path) ? digestOf(readFileSync(path)) : 'gone'}`
  })
  return digestOf([tools, ...told.sort()].join('\n'))
}

/** The name of a file of a package is the same wherever packages are installed. */
function nameOf(input: string): string {
  return input.slice(Math.max(0, input.indexOf('node_modules/')))
}

/** Below the project, a path that holds on another machine too. */
function portablePath(path: string): string {
  const below = relative(process.cwd(), path)
  return below.startsWith('..') || isAbsolute(below) ? path : below
}
