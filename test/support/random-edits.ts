import { expect, test } from 'vitest'
import { expectAsCleanAfterEach, type Maker, nameOf, newDesk, randomSequences } from './desk.ts'
import { standInBuild } from './stand-in.ts'

/** What stands in for the real command here; each desk has templates of its own. */
export function standIn(): Maker {
  let template = 'a'
  return {
    build: async at => {
      const built = await standInBuild(at, template)
      return { status: built ? 0 : 1, said: JSON.stringify(built ?? {}) }
    },
    changeTemplates: async n => {
      template = `template ${n}`
    },
  }
}

const { RUNS = '300', SEED = '11' } = process.env
const sequences = randomSequences(Number(RUNS), 2, Number(SEED))
const inGroups = Map.groupBy(sequences.entries(), ([i]) => Math.floor(i / 20))

/** Tests one share of so many of the random edits: each is a file's, so that files share the work side by side. */
export function testRandomEdits(share: number, shares: number): void {
  const groups = [...inGroups.keys()].filter(group => group % shares === share)
  test.each(groups)(
    'after each step of random edits the site is what a clean build makes, group %i',
    async group => {
      for (const [i, steps] of inGroups.get(group) ?? []) {
        const desk = await newDesk(standIn(), i % 50 === 49 ? 120 : 12 + (i % 17))
        expect((await desk.maker.build(desk.at)).status).toBe(0)
        await expectAsCleanAfterEach(desk, steps).catch(error => {
          throw new Error(`after ${nameOf(steps)}`, { cause: error })
        })
      }
    },
  )
}
