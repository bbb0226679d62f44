import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termsOf, wordsIn } from './terms.ts'

describe('termsOf()', () => {
  it('reads words and phrases, folded', () => {
    expect(termsOf('Café “the Old wall” ferry "one"')).toEqual([
      { phrase: ['the', 'old', 'wall'] },
      { phrase: ['one'] },
      { phrase: ['cafe'] },
      { phrase: ['ferry'] },
    ])
  })

  it('takes the word that ends the text for one that may be unfinished', () => {
    expect(termsOf('old ferr')).toEqual([{ phrase: ['old'] }, { prefix: 'ferr' }])
    expect(termsOf('“old wall” ferr')).toEqual([{ phrase: ['old', 'wall'] }, { prefix: 'ferr' }])
    expect(termsOf('ferr “old wall”')).toEqual([{ phrase: ['old', 'wall'] }, { phrase: ['ferr'] }])
    expect(termsOf('old كِ')).toEqual([{ phrase: ['old'] }, { prefix: 'ك' }])
    expect(termsOf('old ferry ')).toEqual([{ phrase: ['old'] }, { phrase: ['ferry'] }])
    expect(termsOf('old ferry.')).toEqual([{ phrase: ['old'] }, { phrase: ['ferry'] }])
  })

  it('takes characters that follow each other without spaces for a phrase', () => {
    expect(termsOf('灯台 港')).toEqual([{ phrase: ['灯', '台'] }, { prefix: '港' }])
    expect(termsOf('港 灯台')).toEqual([{ phrase: ['港'] }, { phrase: ['灯', '台'] }])
  })

  it('takes a mark alone for none', () => {
    expect(termsOf('5" pipe')).toEqual([{ phrase: ['5'] }, { prefix: 'pipe' }])
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
