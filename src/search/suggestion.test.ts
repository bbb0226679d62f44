import { describe, expect, it } from 'vitest'
import { nearWords } from './suggestion.ts'

const known = ['lighthouse', 'lighthouses', 'bakery', 'bakers', 'language', 'wall', 'well', '1998']
const near = (word: string) =>
  nearWords(
    word,
    known.map((word, i) => ({ word, count: i })),
  )[0]?.word

describe('nearWords()', () => {
  it.each([
    ['lighthose', 'lighthouse'],
    ['bakry', 'bakery'],
    ['langauge', 'language'],
    ['wsll', 'well'],
    ['1999', undefined],
    ['quokka', undefined],
    ['wa', undefined],
  ])('of %s is %s', (typed, meant) => {
    expect(near(typed)).toBe(meant)
  })
})
