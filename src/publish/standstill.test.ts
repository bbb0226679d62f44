import { expect, it } from 'vitest'
import { standstill } from './standstill.ts'

interface Work {
  done: number
}

it('finds work that has not gone on for so many looks', () => {
  const work: Work = { done: 3 }
  const look = standstill<Work>(3, ({ done }) => done)
  expect([1, 2, 3].map(() => look([work]))).toEqual([undefined, undefined, undefined])
  expect(look([work])).toBe(work)
})

it('finds none that goes on, however slowly', () => {
  const work: Work = { done: 0 }
  const look = standstill<Work>(3, ({ done }) => done)
  for (let i = 0; i < 100; i += 1) {
    if (i % 3 === 0) work.done += 1
    expect(look([work])).toBeUndefined()
  }
})

it('finds the one that stands still beside others that go on, end and begin', () => {
  const still: Work = { done: 1 }
  const going: Work = { done: 1 }
  const look = standstill<Work>(3, ({ done }) => done)
  for (let i = 0; i < 3; i += 1) {
    going.done += 1
    expect(look([going, still, { done: 0 }])).toBeUndefined()
  }
  expect(look([{ done: 0 }, still])).toBe(still)
})
