import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../archive/words.ts'
import { excerptOf, marked } from './excerpt.ts'
import { termsOf } from './terms.ts'

/** A stemmer that knows one ending. */
const stem = (word: string) => word.replace(/ning$/, '')
const found = (text: string, typed: string) => marked(text, termsOf(typed).wanted.flat(), stem)
const shown = (text: string, typed: string) =>
  excerptOf(found(text, typed))
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')
const filler = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ')

describe('excerptOf()', () => {
  it('marks words that begin so, without the punctuation around them', () => {
    expect(shown('The “Harbour”, the harbourside; a wall.', 'harbour')).toBe(
      'The “[Harbour]”, the [harbourside]; a wall.',
    )
  })

  it('marks other forms of a word', () => {
    expect(shown('They ran and were running.', 'run x')).toBe('They ran and were [running].')
  })

  it('marks words with hyphens that are looked for without', () => {
    expect(shown('An e-mail from O’Brien: e mail', 'email obrien')).toBe(
      'An [e-mail] from [O’Brien]: e mail',
    )
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
    expect(shown(`${filler}`, 'two')).toMatch(/^word0 word1 .* …$/)
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
      fc.property(texts, fc.constantFrom('quokka', '灯台', 'qu', ''), (pieces, typed) => {
        const text = pieces.join(' ')
        const parts = excerptOf(found(text, typed))
        const inner = parts.filter(({ text }) => text !== '… ' && text !== ' …')
        expect(text).toContain(inner.map(({ text }) => text).join(''))
        const held = wordsOf(text).some(({ folded }) => typed !== '' && folded.startsWith(typed))
        if (held) expect(parts.some(({ marked }) => marked)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
