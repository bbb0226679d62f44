import { expect, test } from 'vitest'
import { askedKeys } from './asked-keys.ts'

test('an address is known by all that it asks, or by one part of it', () => {
  expect(askedKeys('/', '?p=12&utm=x')).toEqual(['/?p=12&utm=x', '/?p=12', '/?utm=x'])
  expect(askedKeys('/%D8%A7/', '?id=1')).toEqual(['/ا/?id=1', '/ا/?id=1'])
  expect(askedKeys('/%ff', '?id=1')).toEqual(['/%ff?id=1', '/%ff?id=1'])
})
