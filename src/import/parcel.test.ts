import { expect, test } from 'vitest'
import { resultsOf } from './parcel.ts'

const doubled = async (parts: readonly number[]) => {
  if (parts.includes(3)) throw new Error('The worker is gone\n    at somewhere')
  return parts.map(part => part * 2)
}

test('a parcel is done at once', async () => {
  let times = 0
  const work = (parts: readonly number[]) => {
    times += 1
    return doubled(parts)
  }
  expect(await resultsOf([1, 2], work)).toEqual([2, 4])
  expect(await resultsOf([], work)).toEqual([])
  expect(times).toBe(1)
})

test('a part that brings its worker down is the only one that fails', async () => {
  expect(await resultsOf([1, 3, 2], doubled)).toEqual([
    2,
    { reason: 'its text cannot be read: The worker is gone' },
    4,
  ])
})
