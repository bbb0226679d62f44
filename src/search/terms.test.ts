import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Term, termsOf } from './terms.ts'

/** `(old wall | oldwall)`; a star after a word that may be unfinished. */
const written = (term: Term) =>
  term
    .map(phrase => phrase.map(({ word, isOpen }) => word + (isOpen ? '*' : '')).join(' '))
    .join(' | ')
const read = (text: string) => {
  const { wanted, unwanted } = termsOf(text)
  return [...wanted.map(written), ...unwanted.map(term => `not ${written(term)}`)]
}

describe('termsOf()', () => {
  it.each([
    [
      'words and phrases, folded',
      'Café “the Old wall” x "one"',
      ['cafe', 'the old wall', 'x', 'one'],
    ],
    ['an unfinished word at the end', 'old ferr', ['old', 'ferr*']],
    ['none before a phrase', 'ferr “old wall”', ['ferr', 'old wall']],
    ['none before a space', 'old ferry ', ['old', 'ferry']],
    ['a mark of a vowel at the end', 'old كِ', ['old', 'ك*']],
    [
      'words with a hyphen, together and as one',
      'harbour-wall x',
      ['harbour wall | harbourwall', 'x*'],
    ],
    ['the same while it is typed', "o'bri", ['o bri* | obri*']],
    ['words with a dash together', 'Dover–Calais x', ['dover calais', 'x*']],
    ['characters without spaces as a phrase', '灯台 港', ['灯 台', '港*']],
    ['words of Korean with any particle', '부산 항구 x', ['부산*', '항구*', 'x*']],
    [
      'quotation marks of other languages',
      '«a b» „c d“ 「灯台」x y',
      ['a b', 'c d', '灯 台', 'x', 'y*'],
    ],
    ['a quotation mark without its other', '5" pipe', ['5', 'pipe*']],
    ['the marks of Hebrew acronyms', 'צה"ל x', ['צה ל | צהל', 'x*']],
    ['a minus', 'storm -bakery −“old wall” x', ['storm', 'x*', 'not bakery', 'not old wall']],
    ['a minus alone', '-bakery', ['not bakery']],
    ['a dash between words', 'a - b – c', ['a', 'b', 'c*']],
    ['OR', 'storm OR “old gale” x', ['storm | old gale', 'x*']],
    ['OR twice', 'a | b OR c x', ['a | b | c', 'x*']],
    ['OR without what is before or after it', 'OR a b OR', ['a', 'b']],
    ['the word or', 'a or b', ['a', 'or', 'b*']],
    ['nothing', ' “” ?! - ', []],
  ])('reads %s', (_, text, terms) => {
    expect(read(text)).toEqual(terms)
  })

  it('reads anything, and has no empty words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'“”" a灯é!-OR|’') }), text => {
        const { wanted, unwanted } = termsOf(text)
        for (const phrase of [...wanted, ...unwanted].flat()) {
          expect(phrase.length).toBeGreaterThan(0)
          for (const { word } of phrase) expect(word).not.toBe('')
        }
      }),
    )
  })
})
