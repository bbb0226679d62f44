import { expect, test } from 'vitest'
import { agoAtEnd, dateOfAgo } from './relative-date.ts'
import { tagLine } from './tag-line.ts'

test.each([
  ['About 2 years', '2024-11-20', '6 months'],
  ['over 1 year ago', '2025-11-20', '6 months'],
  ['an hour ago', '2026-11-20', '1 day'],
  ['3 weeks ago', '2026-10-30', '4 days'],
  ['Yesterday', '2026-11-19', '1 day'],
  ['منذ سنتين', '2024-11-20', '6 months'],
  ['منذ ٣ أشهر', '2026-08-20', '2 weeks'],
  ['قبل حوالي سنة', '2025-11-20', '6 months'],
  ['منذ يومين', '2026-11-18', '1 day'],
  ['il y a 2 ans', '2024-11-20', '6 months'],
  ['il y a environ un mois', '2026-10-20', '2 weeks'],
  ['vor 2 Jahren', '2024-11-20', '6 months'],
  ['vor einem Tag', '2026-11-19', '1 day'],
  ['hace 2 años', '2024-11-20', '6 months'],
  ['hace casi tres semanas', '2026-10-30', '4 days'],
])('“%s” is %s, within %s', (written, date, width) => {
  const ago = agoAtEnd(written)
  const found = ago && dateOfAgo(ago, '2026-11-20')
  expect(found?.text).toBe(date)
  expect(found?.guess).toContain(`± ${width}`)
})

test.each(['Ferries', 'two ferries', '2024', 'The year', ''])('“%s” is no length of time', line => {
  expect(agoAtEnd(line)).toBeUndefined()
})

test.each([
  ['#Harbour #Town Hall #Ferries', ['Harbour', 'Town Hall', 'Ferries']],
  ['#Harbour#Town_Hall, #Ferries', ['Harbour', 'Town Hall', 'Ferries']],
  ['#FerriesAbout 2 years', ['Ferries']],
  ['#Fährenvor 2 Jahren', ['Fähren']],
  ['#Quai #Bac de nuit il y a 2 ans', ['Quai', 'Bac de nuit']],
])('the tags of “%s”', (line, tags) => {
  expect(tagLine(line)?.tags).toEqual(tags)
})

test('a number sign before a sentence makes no tags', () => {
  expect(tagLine('#1 is the ferry that sails to the island every single night')).toBeUndefined()
})
