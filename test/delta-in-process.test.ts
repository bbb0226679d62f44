import { expect, test } from 'vitest'
import { digests, edits, expectAsClean, newDesk } from './support/desk.ts'
import { standIn, testRandomEdits } from './support/random-edits.ts'

testRandomEdits(0, 2)

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
