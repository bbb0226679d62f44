import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexed, wordsOf } from '../archive/fold.ts'
import { excerptOf } from './excerpt.ts'
import { termsOf } from './terms.ts'

const shown = (text: string, typed: string, places: number[] = [], headline = 'Two words') =>
  excerptOf(indexed(headline, text), places, termsOf(typed))
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')
const filler = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ')

describe('excerptOf()', () => {
  it('marks words that begin so, without the punctuation around them', () => {
    expect(shown('The “Harbour”, the harbourside; a wall.', 'harbour')).toBe(
      'The “[Harbour]”, the [harbourside]; a wall.',
    )
  })

  it('marks what the index found, which may be another form of the word', () => {
    expect(shown('They ran and were running.', 'run', [3 + 4])).toBe('They ran and were [running].')
  })

  it('marks phrases as one', () => {
    expect(shown('An old wall, the old wall stands.', '“the old wall”')).toBe(
      'An old wall, [the old wall] stands.',
    )
  })

  it('marks words that are written otherwise, as they are written', () => {
    expect(shown('زار مَكتبة المدينة', 'مكتبه')).toBe('زار [مَكتبة] المدينة')
    expect(shown('島の灯台は白い。', '灯台')).toBe('島の[灯台]は白い。')
  })

  it('is cut around what was found, between words', () => {
    const cut = shown(`${filler} quokka came ${filler}`, 'quokka')
    expect(cut).toMatch(/^… word\d+ .*word199 \[quokka\] came word0 .* word\d+ …$/)
    expect(cut.length).toBeLessThan(260)
  })

  it('is as long at the end of a text as elsewhere', () => {
    expect(shown(`${filler} quokka.`, 'quokka').length).toBeGreaterThan(200)
  })

  it('begins with the text when nothing of it was found', () => {
    expect(shown(`${filler}`, 'two', [0])).toMatch(/^word0 word1 .* …$/)
  })

  it('prefers the stretch that holds most of what was looked for', () => {
    const cut = shown(`wall ${filler} quokka and a wall ${filler}`, 'quokka wall')
    expect(cut).toContain('[quokka] and a [wall]')
  })

  it('leaves as text what looks like HTML', () => {
    expect(shown('a <img onerror=x> &lt;b&gt; </mark>', 'img')).toBe(
      'a <[img] onerror=x> &lt;b&gt; </mark>',
    )
  })

  it('gives every text back, in order and with nothing added but the dots', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('灯台 quokka')))
    fc.assert(
      fc.property(texts, fc.constantFrom('quokka', '灯台', 'a', ''), (pieces, typed) => {
        const text = pieces.join(' ').replaceAll(/[\u200B\uE000]/g, '')
        const parts = excerptOf(indexed('x', text), [], termsOf(typed))
        const inner = parts.filter(({ text }) => text !== '… ' && text !== ' …')
        expect(text).toContain(inner.map(({ text }) => text).join(''))
        const held = wordsOf(text).some(({ folded }) => typed !== '' && folded.startsWith(typed))
        if (held) expect(parts.some(({ marked }) => marked)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
