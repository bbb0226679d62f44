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
import { keepTemplates } from './lent-templates.ts'
import { here, type Project, projectCopy, quick } from './project.ts'

/** Publishes a desk before the tests of a file, and gives it to one test as it was published. `maker` builds what follows. */
export function usePublishedDesk(
  publisher: () => Maker = () => here,
): (maker?: Maker) => Promise<Desk> {
  let published: Desk
  beforeAll(async () => {
    published = new Desk(await newPlace(), publisher())
    await fillDesk(published)
    expect(await published.maker.build(published.at)).toMatchObject({ status: 0 })
  })
  afterAll(() => rm(published.at.root, { recursive: true, force: true }))
  return maker => deskAgain(published, maker)
}

const { RUNS = '20', SEED = '7' } = process.env

/** So many of the random edits are built by the real command; the others in a process that builds share. */
const byCommand = 6

/**
 * The command with two threads; its sites are compared with those of the process that builds share, which has one, and is
 * lent the templates that the command compiled.
 */
function command(project: Project): Maker {
  const { build: clean, changeTemplates } = quick(project)
  const build = async (at: Place) => {
    const told = await project.build({ ...at, env: { ...at.env, BACKFILE_WORKERS: '2' } })
    await keepTemplates(at, project.root)
    return told
  }
  return { build, clean, changeTemplates }
}

/** Tests one share of so many of the random edits: each is a file's, so that files share the work. */
export function testRandomBuilds(share: number, shares: number): void {
  let project: Project
  beforeAll(async () => {
    project = await projectCopy()
  })
  afterAll(() => project.remove())
  const desk = usePublishedDesk(() => quick(project))
  const sequences = randomSequences(Number(RUNS), 2, Number(SEED))
  const own = [...sequences.entries()].filter(([i]) => i % shares === share)
  test.each(own.map(([i, steps]) => [nameOf(steps), i, steps] as const))(
    'after %s the site is what a clean build makes',
    async (_, i, steps) => {
      onTestFinished(() => project.restoreTemplates())
      const maker = i < byCommand ? command(project) : quick(project)
      await expectAsCleanAfterEach(await desk(maker), steps)
    },
  )
}
