import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { newPlace, type Place } from './build.ts'
import {
  Desk,
  deskAgain,
  expectAsCleanAfterEach,
  fillDesk,
  type Maker,
  nameOf,
  randomSequences,
} from './desk.ts'
import { type Project, projectCopy, quick } from './project.ts'

/** A copy of the project for the tests of a file, and a desk that it has published. */
interface Published {
  project: () => Project
  /** The desk as it was published, for one test; what it does is done by `maker` when there is one. */
  desk: (maker?: Maker) => Promise<Desk>
}

/** Publishes a desk before the tests of a file, and takes everything away after them. */
export function usePublishedDesk(): Published {
  let project: Project
  let published: Desk
  beforeAll(async () => {
    project = await projectCopy()
    published = new Desk(await newPlace(), quick(project))
    await fillDesk(published)
    expect((await published.maker.build(published.at)).status).toBe(0)
  })
  afterAll(async () => {
    await project.remove()
    await rm(published.at.root, { recursive: true, force: true })
  })
  const desk = (maker?: Maker) => {
    onTestFinished(() => project.restoreTemplates())
    return deskAgain(published, maker)
  }
  return { project: () => project, desk }
}

const { RUNS = '20', SEED = '7' } = process.env

/** So many of the random edits are built by the real command; the others in a process that builds share. */
const byCommand = 6

/** The command with two threads; its sites are compared with those of the process that builds share, which has one. */
function command(project: Project): Maker {
  const { build: clean, changeTemplates } = quick(project)
  const build = (at: Place) => project.build({ ...at, env: { ...at.env, BACKFILE_WORKERS: '2' } })
  return { build, clean, changeTemplates }
}

/** Tests one share of so many of the random edits: each is a file's, so that files share the work. */
export function testRandomBuilds(share: number, shares: number): void {
  const { desk, project } = usePublishedDesk()
  const sequences = randomSequences(Number(RUNS), 2, Number(SEED))
  const own = [...sequences.entries()].filter(([i]) => i % shares === share)
  test.each(own.map(([i, steps]) => [nameOf(steps), i, steps] as const))(
    'after %s the site is what a clean build makes',
    async (_, i, steps) => {
      await expectAsCleanAfterEach(
        await desk(i < byCommand ? command(project()) : undefined),
        steps,
      )
    },
  )
}
