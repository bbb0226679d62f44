import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinedParts, wordsOf } from './words.ts'

const words = (text: string) => wordsOf(text).map(({ folded }) => folded)

describe('wordsOf()', () => {
  it('gives the place of each word, without the punctuation around it', () => {
    const text = 'He said: “Harbour walls!”'
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['He', 'said', 'Harbour', 'walls'],
    ])
  })

  it.each([
    ['dashes', 'vote—delayed Dover–Calais', ['vote', 'delayed', 'dover', 'calais']],
    ['dots', 'waits…then col·legi', ['waits', 'then', 'col', 'legi']],
    ['apostrophes', "L’école O'Brien пʼять", ['l', 'ecole', 'o', 'brien', 'п', 'ять']],
    ['hyphens', 'a‑b c‐d e-f בית־ספר', ['a', 'b', 'c', 'd', 'e', 'f', 'בית', 'ספר']],
    ['underscores and slashes', 'and/or a_b', ['and', 'or', 'a', 'b']],
    ['figures', '1,250.5', ['1', '250', '5']],
  ])('separates words at %s', (_, text, separate) => {
    expect(words(text)).toEqual(separate)
  })

  it('keeps a word together over what nobody sees', () => {
    expect(words('long\u00ADawaited محـــمد a\u2060b')).toEqual(['longawaited', 'محمد', 'ab'])
  })

  it('takes each character of a script without spaces for a word', () => {
    expect(words('港の灯台 2024年')).toEqual(['港', 'の', '灯', '台', '2024', '年'])
  })

  it('finds every word within the text, in order, with what is between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        let read = ''
        for (const { start, end, folded, gap } of wordsOf(text)) {
          expect(folded).not.toBe('')
          read += gap
          expect(read).toBe(text.slice(0, start))
          read += text.slice(start, end)
        }
      }),
    )
  })

  it('loses no letter that Unicode counts to a word', () => {
    const breaks = new Intl.Segmenter('en', { granularity: 'word' })
    const letters = (text: string) => [...text.normalize('NFKD').matchAll(/[a-z]/gi)].length
    const unit = fc.constantFrom(...'aBcé—–…’‑‐·־ -.,;“”/\u00AD')
    fc.assert(
      fc.property(fc.string({ unit }), text => {
        const wanted = [...breaks.segment(text)].filter(({ isWordLike }) => isWordLike)
        const held = wordsOf(text).reduce((sum, { folded }) => sum + letters(folded), 0)
        expect(held).toBe(wanted.reduce((sum, { segment }) => sum + letters(segment), 0))
      }),
    )
  })

  it.each(['-', '_', '`', '’', '\u0301', '\u200D', '—'])(
    'takes as many steps more as there are more of %s',
    mark => {
      // A search that starts anew at each mark would not end within the limit of a test.
      expect(words(`a ${mark.repeat(1_000_000)} b`)).toEqual(['a', 'b'])
    },
  )
})

describe('joinedParts()', () => {
  const joined = (text: string) => joinedParts(wordsOf(text))

  it.each([
    ['O’Brien', ['obrien']],
    ['e-mail', ['email']],
    ['l’avant-garde', ['lavant', 'avantgarde', 'lavantgarde']],
    ['1,250,000', ['1250', '250000', '1250000']],
    ['R&D', ['rd']],
    ['صه\u200Cها', ['صهها']],
    ['vote—delayed', []],
    ['Dover–Calais', []],
    ['2024-03-05', []],
    ['the wall. It', []],
    ['A-港', []],
  ])('gives %s as %o', (text, parts) => {
    expect(joined(text)).toEqual(parts)
  })

  it('gives of a long chain its pairs alone', () => {
    expect(joined('a-b-c-d-e')).toEqual(['ab', 'bc', 'cd', 'de'])
  })
})
