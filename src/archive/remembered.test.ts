import { expect, test, vi } from 'vitest'
import { remembered } from './remembered.ts'

test('a text is made once, until as many as are kept have been made', () => {
  const make = vi.fn((text: string) => text.toUpperCase())
  const upper = remembered(make, 2)
  expect(['a', 'a', 'b', 'a', 'b'].map(upper)).toEqual(['A', 'A', 'B', 'A', 'B'])
  expect(make).toHaveBeenCalledTimes(2)
  expect(['c', 'a', 'a'].map(upper)).toEqual(['C', 'A', 'A'])
  expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a'])
})
