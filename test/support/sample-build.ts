import { existsSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildByCommand, filesBelow, newPlace, type Place } from './build.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds the sample archive's site. */
    sample: string
  }
}

/**
 * Builds the archive of `examples/courier/` once for all test files of a run (and again before those of a watched run are run
 * anew), hands them the folder of its site as `sample`, and removes it when all have run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const at = await newPlace()
  at.env.BACKFILE_CONTENT = resolve('examples/courier/content')
  at.env.BACKFILE_PUBLIC = resolve('examples/courier/public')
  await lendPictures(at)
  await make(at)
  await keepPictures(at)
  project.provide('sample', at.out)
  project.onTestsRerun(() => make(at))
  return () => rm(at.root, { recursive: true, force: true })
}

async function make(at: Place): Promise<void> {
  const { status, stderr } = await buildByCommand(at)
  if (status !== 0) throw new Error(`the sample archive cannot be built:\n${stderr}`)
}

/** Where the pictures of the sample are kept from one run to the next: to make them takes half a minute. */
const madePictures = resolve('node_modules/.cache/backfile-pictures')

async function lendPictures({ cache }: Place): Promise<void> {
  const whole = (path: string) => !path.includes('~')
  if (!existsSync(madePictures)) return
  await cp(madePictures, join(cache, 'pictures'), { recursive: true, filter: whole })
}

/** Puts each there at once, so that no other run finds a part of it. */
async function keepPictures({ cache }: Place): Promise<void> {
  for (const file of await filesBelow(join(cache, 'pictures'))) {
    const to = join(madePictures, file)
    if (existsSync(to)) continue
    await cp(join(cache, 'pictures', file), `${to}~${process.pid}`)
    await rename(`${to}~${process.pid}`, to)
  }
}
