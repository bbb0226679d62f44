import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followed } from './followed.ts'

/** What is written down of each question: an answer, or questions of which the first that has an answer decides. */
type Ways = readonly (string | readonly number[])[]

/** Answers as they are when each question is asked by itself. */
function naive(ways: Ways, question: number, way: readonly number[] = []): string | undefined {
  const known = ways[question]
  if (known === undefined || typeof known === 'string') return known
  if (way.includes(question)) return undefined
  return known.map(next => naive(ways, next, [...way, question])).find(one => one !== undefined)
}

const followedIn = (ways: Ways) =>
  followed<string>(function* (question) {
    const known = ways[Number(question)]
    if (known === undefined || typeof known === 'string') return known
    for (const next of known) {
      const answer = yield String(next)
      if (answer !== undefined) return answer
    }
    return undefined
  })

describe('followed()', () => {
  it('gives each question the answer that it has by itself, whatever was asked before', () => {
    const nexts = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 })
    const ways = fc.array(fc.oneof({ weight: 5, arbitrary: nexts }, fc.constantFrom('x', 'y')), {
      minLength: 10,
      maxLength: 13,
    })
    const order = fc.shuffledSubarray([...Array(13).keys()], { minLength: 13 })
    fc.assert(
      fc.property(ways, order, (all, questions) => {
        const ask = followedIn(all)
        for (const one of questions) expect([one, ask(`${one}`)]).toEqual([one, naive(all, one)])
      }),
      { numRuns: 2000 },
    )
  })

  it('follows 200,000 questions in a row to their end, and goes each step once', () => {
    let steps = 0
    const ask = followed<string>(function* (question) {
      steps += 1
      const number = Number(question)
      return number === 0 ? 'end' : yield String(number - 1)
    })
    expect(ask('200000')).toBe('end')
    expect(ask('199999')).toBe('end')
    expect(steps).toBe(200_001)
  })

  it('has no answer in a circle, however long it is', () => {
    const ask = followed<string>(function* (question) {
      return yield String((Number(question) + 1) % 50_000)
    })
    expect(ask('7')).toBeUndefined()
    expect(ask('8')).toBeUndefined()
  })
})
