import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, indexed, textWithin, wordsOf } from './fold.ts'

describe('fold()', () => {
  it.each([
    ['case and accents', 'Café', 'cafe'],
    ['letters that are no accented ones', 'Łódź', 'lodz'],
    ['letters that are two', 'Straße', 'strasse'],
    ['the Greek sigma at the end of a word', 'Ψαράδες', 'ψαραδεσ'],
    ['vowel signs of Arabic', 'كِتَاب', 'كتاب'],
    ['alef with hamza', 'أحمد', 'احمد'],
    ['alef maqsura', 'على', 'علي'],
    ['ta marbuta', 'مكتبة', 'مكتبه'],
    ['tatweel', 'محـــمد', 'محمد'],
    ['letters of Persian', 'کتابی', 'كتابي'],
    ['the joiner within a Persian word', 'می\u200Cشود', 'ميشود'],
    ['digits of Arabic and Persian', '١٢٣۴', '1234'],
    ['points of Hebrew', 'שָׁלוֹם', 'שלום'],
    ['letters of full width', 'ＡＢＣ１', 'abc1'],
    ['presentation forms', 'ﻣﺤﻤﺪ', 'محمد'],
    ['punctuation', '“R&D,”', 'rd'],
    ['what is neither letter nor digit', '—!', ''],
  ])('does away with %s', (_, written, folded) => {
    expect(fold(written)).toBe(folded)
  })

  it('keeps kana that differ by a mark apart', () => {
    expect(fold('は')).not.toBe(fold('ば'))
  })

  it('leaves what it has folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('wordsOf()', () => {
  it('tells where each word stands, without the punctuation around it', () => {
    const text = 'He said: “Harbour walls!”'
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['He', 'said', 'Harbour', 'walls'],
    ])
    expect(wordsOf(text).map(({ place }) => place)).toEqual([0, 1, 2, 3])
  })

  it('takes each character of a script without spaces for a word', () => {
    expect(wordsOf('港の灯台 2024年').map(({ folded, place }) => [folded, place])).toEqual([
      ...[
        ['港', 0],
        ['の', 0],
        ['灯', 0],
        ['台', 0],
      ],
      ...[
        ['2024', 1],
        ['年', 1],
      ],
    ])
  })

  it('finds every word within the text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        let last = 0
        for (const { start, end, folded } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(folded).not.toBe('')
          last = end
        }
      }),
    )
  })
})

describe('indexed()', () => {
  it('is headline and text, when nobody would write them otherwise', () => {
    expect(indexed('A café', 'Was opened, “today”.')).toBe('A café \uE000 Was opened, “today”.')
  })

  it('repeats folded what may be written otherwise, with the words around it', () => {
    const text = 'a b c d e Søren f g h i j'
    expect(indexed('One', text)).toBe(`One \uE000 ${text} \uE000 c d e soren f g h`)
    expect(indexed('مكتبة', 'x')).toBe('مكتبة \uE000 x \uE000 مكتبه')
    expect(indexed('x', '灯台')).toBe('x \uE000 灯台 \uE000 灯 台')
  })

  it('repeats words between which a mark stands alone, as if they followed each other', () => {
    expect(indexed('x', 'a b c d – e f g h')).toBe(
      'x \uE000 a b c d – e f g h \uE000 b c d e f g h',
    )
  })

  it('gives its text back, with the number of stretches before it', () => {
    const content = indexed('Two words', 'Søren came')
    expect(textWithin(content)).toEqual({ text: 'Søren came', before: 3 })
    expect(content.split(/\s+/)[3]).toBe('Søren')
  })
})
