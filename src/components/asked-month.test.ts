import { expect, test } from 'vitest'
import { monthAsked } from './asked-month.ts'

test.each([
  ['/2003/05/14/', '/2003/05/'],
  ['/2003/05/14', '/2003/05/'],
  ['/2003/05/14/index.html', '/2003/05/'],
  ['/2003/05/14/page/2/', '/2003/05/'],
  ['/ar/2003/05/14/', '/ar/2003/05/'],
])('the day %s is within the month %s', (day, month) => {
  expect(monthAsked(day, ['/', '/ar/'])).toBe(month)
})

test('a day is found below the folder that the site is served from', () => {
  expect(monthAsked('/old%20paper/2003/05/14/', ['/old%20paper/'])).toBe('/old%20paper/2003/05/')
})

test.each([
  '/2003/05/',
  '/2003/05/14/storm/',
  '/2003/05/114/',
  '/203/05/14/',
  '/tags/2003/05/14/',
  '/de/2003/05/14/',
  '/2003-05-14/',
])('%s is no day', address => {
  expect(monthAsked(address, ['/', '/ar/'])).toBeUndefined()
})

test('an address outside of the folder that the site is served from is no day', () => {
  expect(monthAsked('/2003/05/14/', ['/archive/'])).toBeUndefined()
})
