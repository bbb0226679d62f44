import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPlace } from './build.ts'
import {
  Desk,
  deskAgain,
  expectAsCleanAfterEach,
  fillDesk,
  nameOf,
  randomSequences,
} from './desk.ts'
import { type Project, projectCopy } from './project.ts'

/** A copy of the project for the tests of a file, and a desk that it has published. */
interface Published {
  project: () => Project
  /** The desk with its site and its cache, for one test. */
  desk: () => Promise<Desk>
}

/** Publishes a desk by the real command before the tests of a file, and takes everything away after them. */
export function usePublishedDesk(): Published {
  let project: Project
  let published: Desk
  beforeAll(async () => {
    project = await projectCopy()
    published = new Desk(await newPlace(), project)
    await fillDesk(published)
    expect((await project.build(published.at)).status).toBe(0)
  })
  afterAll(async () => {
    await project.remove()
    await rm(published.at.root, { recursive: true, force: true })
  })
  return { project: () => project, desk: () => deskAgain(published) }
}

const { RUNS = '20', SEED = '7' } = process.env

/** Tests one share of so many of the random edits by the real command: each is a file's, so that files share the work. */
export function testRandomBuilds(share: number, shares: number): void {
  const { desk } = usePublishedDesk()
  const sequences = randomSequences(Number(RUNS), 2, Number(SEED))
  const own = sequences.filter((_, i) => i % shares === share)
  test.each(own.map(steps => [nameOf(steps), steps] as const))(
    'after %s the site is what a clean build makes',
    async (_, steps) => expectAsCleanAfterEach(await desk(), steps),
  )
}
