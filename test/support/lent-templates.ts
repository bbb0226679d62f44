import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { digestOf } from '../../src/archive/digest.ts'
import { readSettings } from '../../src/intake/read-settings.ts'
import { foldersFrom } from '../../src/publish/folders.ts'
import type { Place } from './build.ts'

/*
 * Templates that an earlier build of the tests compiled. They are the same for every archive at a base path, so that a
 * build in a new place need not compile them again; one that may not use them, as its code is other, sees that by their
 * seal. Copies of this project have other settings, and templates of their own.
 */

/** The template that tests change. */
export const changedTemplate = 'src/components/Footer.astro'

/** Lends a place without templates those that were kept for the project that builds. */
export async function lendTemplates(at: Place, project: string): Promise<void> {
  const theirs = join(at.cache, 'templates')
  const kept = await placeOf(at, project)
  if (existsSync(theirs) || !existsSync(kept)) return
  const copy = `${theirs}-${performance.now()}`
  await cp(kept, copy, { recursive: true })
    .then(() => rename(copy, theirs))
    .catch(() => rm(copy, { recursive: true, force: true }))
}

/** Keeps the templates of a place, unless they are kept already. */
export async function keepTemplates(at: Place, project: string): Promise<void> {
  const theirs = join(at.cache, 'templates')
  const kept = await placeOf(at, project)
  const [seal, known] = await Promise.all([theirs, kept].map(sealIn))
  if (seal === undefined || seal === known) return
  await mkdir(dirname(kept), { recursive: true })
  const copy = `${kept}-${process.pid}-${performance.now()}`
  await cp(theirs, copy, { recursive: true })
  await rm(kept, { recursive: true, force: true })
  await rename(copy, kept).catch(() => rm(copy, { recursive: true }))
}

/** Where templates are kept, those of this project from run to run, by what they depend on beside code that no test changes. */
async function placeOf({ env }: Place, project: string): Promise<string> {
  const { site } = await readSettings(foldersFrom(env).content)
  const template = await readFile(join(project, changedTemplate))
  const store = project === resolve() ? resolve('node_modules/.cache') : tmpdir()
  const name = digestOf([env.NODE_ENV, site.basePath, digestOf(template)].join(' '))
  return join(store, 'backfile-templates', name.slice(0, 16))
}

async function sealIn(folder: string): Promise<string | undefined> {
  return await readFile(join(folder, 'seal.json'), 'utf8').catch(() => undefined)
}
