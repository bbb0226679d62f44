import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termsOf, wordsIn } from './terms.ts'

describe('termsOf()', () => {
  it('reads words and phrases, folded', () => {
    expect(termsOf('Café “the Old wall” ferry "one"')).toEqual([
      { phrase: ['the', 'old', 'wall'] },
      { phrase: ['one'] },
      { prefix: 'cafe' },
      { prefix: 'ferry' },
    ])
  })

  it('takes characters that follow each other without spaces for a phrase', () => {
    expect(termsOf('灯台 港')).toEqual([{ phrase: ['灯', '台'] }, { prefix: '港' }])
  })

  it('takes a mark alone for none', () => {
    expect(termsOf('5" pipe')).toEqual([{ prefix: '5' }, { prefix: 'pipe' }])
  })

  it('has none for what holds neither letter nor digit', () => {
    expect(termsOf(' “” ?! ')).toEqual([])
  })

  it('reads anything, and has no empty words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'“”" a灯é!') }), text => {
        expect(wordsIn(termsOf(text))).not.toContain('')
      }),
    )
  })
})
