import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { filesIn } from './site-files.ts'

/** Templates as Astro compiled them. */
export interface Templates {
  /** The module that renders pages. */
  entry: string
  /** The folder of scripts, styles and fonts that pages name. */
  assets: string
  /** Of every file of both. */
  digest: string
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
 * The templates that were compiled last, if that was of the same: `compiledFrom` is a digest of all
 * that the compiler reads.
 * Undefined when they are of another, or damaged.
 */
export function keptTemplates(cache: string, compiledFrom: string): Templates | undefined {
  const folder = folderIn(cache)
  const seal = join(folder, sealFile)
  if (!existsSync(seal)) return undefined
  const found = templatesIn(folder)
  return readFileSync(seal, 'utf8') === sealOf(compiledFrom, found) ? found : undefined
}

/** Keeps what Astro has compiled, in place of what was compiled before. */
export function keepTemplates(cache: string, compiledFrom: string): Templates {
  const folder = folderIn(cache)
  const compiled = compilingFolder(cache)
  writeFileSync(join(compiled, sealFile), sealOf(compiledFrom, templatesIn(compiled)))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  renameSync(compiled, folder)
  return templatesIn(folder)
}

const sealFile = 'seal'

function sealOf(compiledFrom: string, { digest }: Templates): string {
  return `${compiledFrom} ${digest}\n`
}

function templatesIn(folder: string): Templates {
  const files = filesIn(folder).filter(file => file !== sealFile)
  const told = files.sort().map(file => `${file} ${digestOf(readFileSync(join(folder, file)))}`)
  return {
    entry: join(folder, 'server', 'entry.mjs'),
    assets: join(folder, 'client'),
    digest: digestOf(told.join('\n')),
  }
}
