import { expect, test } from 'vitest'
import {
  digests,
  edits,
  expectAsClean,
  expectAsCleanAfterEach,
  type Maker,
  nameOf,
  newDesk,
  randomSequences,
} from './support/desk.ts'
import { standInBuild } from './support/stand-in.ts'

/** What stands in for the real command here; each desk has templates of its own. */
function standIn(): Maker {
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

test.each([...inGroups.keys()])(
  'after each step of random edits the site is what a clean build makes, group %i',
  async group => {
    for (const [i, steps] of inGroups.get(group) ?? []) {
      const desk = await newDesk(standIn(), i % 50 === 49 ? 200 : 20 + (i % 25))
      expect((await desk.maker.build(desk.at)).status).toBe(0)
      await expectAsCleanAfterEach(desk, steps).catch(error => {
        throw new Error(`after ${nameOf(steps)}`, { cause: error })
      })
    }
  },
)

test('an edit that is undone leaves the site as it was, byte for byte', async () => {
  const desk = await newDesk(standIn(), 40)
  await expectAsClean(desk)
  const before = await digests(desk.at.out)
  const fields = desk.articles.get('a7')
  await edits.title(desk, 8)
  await edits.add(desk, 3)
  await expectAsClean(desk)
  expect(await digests(desk.at.out)).not.toEqual(before)
  await desk.remove('new-3')
  if (fields) await desk.save('a7', fields)
  await expectAsClean(desk)
  expect(await digests(desk.at.out)).toEqual(before)
})

test('a text that changes touches its page, its records, its feeds and its segment alone', async () => {
  const desk = await newDesk(standIn(), 45)
  await expectAsClean(desk)
  await edits.body(desk, 3)
  const { rendered } = JSON.parse(await expectAsClean(desk))
  expect(rendered).toBeGreaterThan(0)
  expect(rendered).toBeLessThan(14)
})
