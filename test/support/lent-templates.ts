import { cp, mkdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { digestOf } from '../../src/archive/digest.ts'
import { readSettings } from '../../src/intake/read-settings.ts'
import { foldersFrom } from '../../src/publish/folders.ts'
import type { Place } from './place.ts'

/*
 * Templates that an earlier build of the tests compiled. They are the same for every archive at a base path, so that a
 * build in a new place need not compile them again; one that may not use them, as its code is other, sees that by their
 * seal. Copies of this project have other settings, and templates of their own.
 */

/** The template that tests change. */
export const changedTemplate = 'src/components/Footer.astro'

/**
 * Lends a place without templates those that were kept for the project that builds: as a link, so that threads that builds
 * share find them where they found them before. A build that compiles puts its own in place of the link.
 */
export async function lendTemplates(at: Place, project: string): Promise<void> {
  const kept = await realpath(await placeOf(at, project)).catch(() => undefined)
  if (kept === undefined) return
  await mkdir(at.cache, { recursive: true })
  await symlink(kept, join(at.cache, 'templates')).catch(() => undefined)
}

/** Keeps the templates of a place, unless those of the same sources are kept already: each in a folder of its own. */
export async function keepTemplates(at: Place, project: string): Promise<void> {
  const theirs = join(at.cache, 'templates')
  const seal = await readFile(join(theirs, 'seal.json'), 'utf8').catch(() => undefined)
  if (seal === undefined) return
  const link = await placeOf(at, project)
  const before = await realpath(link).catch(() => undefined)
  const kept = `${link}-${digestOf(JSON.parse(seal).digest).slice(0, 16)}`
  if (before === kept) return
  const own = `~${process.pid}-${performance.now()}`
  await cp(theirs, kept + own, { recursive: true })
  await rename(kept + own, kept).catch(() => rm(kept + own, { recursive: true }))
  await symlink(kept, link + own)
  await rename(link + own, link)
  if (before !== undefined) await rm(before, { recursive: true, force: true })
}

/** Where templates are kept, those of this project from run to run, by what they depend on beside code that no test changes. */
async function placeOf({ env }: Place, project: string): Promise<string> {
  const { site } = await readSettings(foldersFrom(env).content)
  const template = await readFile(join(project, changedTemplate))
  const store = project === resolve() ? resolve('node_modules/.cache') : tmpdir()
  const name = digestOf([env.NODE_ENV, site.basePath, digestOf(template)].join(' '))
  const folder = join(store, 'backfile-compiled')
  await mkdir(folder, { recursive: true })
  return join(await realpath(folder), name.slice(0, 16))
}
