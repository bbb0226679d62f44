import { expect, test } from 'vitest'
import { aliasesOf } from './older-addresses.ts'

test('aliases that differ by case, form or the last slash only are one, the first, and none is the address itself', () => {
  const own = '/2020/01/pier/'
  const kept = (...aliases: string[]) => aliasesOf(aliases, own)
  expect(kept('/Old/Pier/', '/old/pier/', '/old/pier', '/OLD/PIER')).toEqual(['/Old/Pier/'])
  expect(kept('/caf\u00e9/', '/cafe\u0301/', '/caf%C3%A9/')).toEqual(['/caf\u00e9/'])
  expect(kept('/old/a.html', '/Old/A.html', '/old/index.html', '/old/')).toEqual([
    '/old/a.html',
    '/old/',
  ])
  expect(kept('/2020/01/Pier/', '/2020/01/PIER')).toEqual([])
  expect(kept('/a/', '/b/')).toEqual(['/a/', '/b/'])
})
