import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'

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
    ['digits of any script', '२०२४ ৭ 𝟠', '202478'],
    ['raised and lowered figures', 'CO₂ m² 10⁻³', 'co2m2103'],
    ['Roman numerals and ordinal signs', 'Ⅳ Nº 1ª', 'ivno1a'],
    ['points of Hebrew', 'שָׁלוֹם', 'שלום'],
    ['letters of full width', 'ＡＢＣ１', 'abc1'],
    ['presentation forms', 'ﻣﺤﻤﺪ', 'محمد'],
    ['punctuation', '“R&D,”', 'rd'],
    ['the marks of й that are not its own', 'мо́й ёж', 'мойеж'],
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
