import { expect, test } from 'vitest'
import { checkData } from './check-data.ts'
import { frontmatterSchema } from './frontmatter.ts'

test.each([
  ['5/30/1998', 'date-unreadable', 'Write “1998-05-30”.'],
  ['30.05.1998', 'date-unreadable', 'Write “1998-05-30”.'],
  ['03/04/2021', 'date-ambiguous', 'Write “2021-04-03” or “2021-03-04”.'],
  ['4/4/2021', 'date-unreadable', 'Write “2021-04-04”.'],
  ['98-05-03', 'date-ambiguous', 'Write the year with four digits, then the month and the day.'],
  ['12 May 1998', 'date-unreadable', 'Write “1998-05-12”.'],
  ['May 12th, 1998', 'date-unreadable', 'Write “1998-05-12”.'],
  ['12 mai 1998', 'date-unreadable', 'Write “1998-05-12”.'],
  ['1998年5月12日', 'date-unreadable', 'Write “1998-05-12”.'],
  ['1998-5-3', 'date-unreadable', 'Write “1998-05-03”.'],
  ['1998/05/03', 'date-unreadable', 'Write “1998-05-03”.'],
  [19980503, 'date-unreadable', 'Write “1998-05-03”.'],
  ['Tue, 12 May 1998 07:30:00 +0100', 'date-unreadable', 'Write “1998-05-12T07:30:00+01:00”.'],
  ['2020-01-05 7:30', 'date-unreadable', 'Write “2020-01-05T07:30:00”.'],
  [
    1998,
    'date-unreadable',
    'A date needs a day. Where it is not known, choose one, such as “1998-01-01”.',
  ],
  [
    '1998-05',
    'date-unreadable',
    'A date needs a day. Where it is not known, choose one, such as “1998-05-01”.',
  ],
  [
    'c. 1998',
    'date-unreadable',
    'A date needs a day. Where it is not known, choose one, such as “1998-01-01”.',
  ],
  ['2023-02-30', 'date-impossible', 'February 2023 has 28 days.'],
  ['2024-02-30T10:00', 'date-impossible', 'February 2024 has 29 days.'],
  ['2021-13-01', 'date-impossible', 'There is no month 13. Write year, month and day.'],
  [
    '2020-01-01T25:00',
    'date-impossible',
    'The day exists, the time or the offset does not. Write “2020-01-01” or, with a time, “2020-01-01T09:30” or “2020-01-01T09:30:00+01:00”.',
  ],
  [
    'last Tuesday',
    'date-unreadable',
    'Write year, month and day, as in 2021-04-03, with or without a time, as in 2021-04-03T09:30.',
  ],
])('of %s it says %s: %s', (date, code, hint) => {
  const { problems } = checkData(frontmatterSchema, { title: 'A', date }, 'a.md')
  expect(problems).toMatchObject([{ code, hint }])
})

test('every date that a hint tells to write is one', () => {
  for (const date of [
    '5/30/1998',
    '03/04/2021',
    '12 May 1998',
    1998,
    'c. 1998',
    '2020-01-01T25:00',
  ]) {
    const [problem] = checkData(frontmatterSchema, { title: 'A', date }, 'a.md').problems
    const { hint } = problem as { hint: string }
    for (const [, written] of hint.matchAll(/“(.+?)”/g)) {
      const again = checkData(frontmatterSchema, { title: 'A', date: written }, 'a.md')
      expect(again.problems, written).toEqual([])
    }
  }
})
