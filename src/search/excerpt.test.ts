import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from './excerpt.ts'

/** A text as the index writes it into an excerpt. */
const escaped = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('<', '>', '/', 'mark', '&', 'a', ' ') }),
  )
  .filter(text => !/&[lg]t;/.test(text))

describe('partsOf()', () => {
  it('gives back every text, and which of it was found', () => {
    const parts = fc.array(fc.tuple(text, text))
    fc.assert(
      fc.property(parts, parts => {
        const excerpt = parts.map(([a, b]) => `${escaped(a)}<mark>${escaped(b)}</mark>`).join('')
        const told = partsOf(excerpt)
        const all = (wanted: (marked: boolean) => boolean) =>
          told
            .filter(({ marked }) => wanted(marked))
            .map(part => part.text)
            .join('')
        expect(all(() => true)).toBe(parts.flat().join(''))
        expect(all(marked => marked)).toBe(parts.map(([, found]) => found).join(''))
      }),
      { numRuns: 500 },
    )
  })

  it('gives no part without text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<mark>', '</mark>', 'a', '')), pieces => {
        expect(partsOf(pieces.join('')).every(part => part.text !== '')).toBe(true)
      }),
    )
    expect(partsOf('')).toEqual([])
  })

  it('leaves as text what looks like HTML', () => {
    expect(partsOf('a &lt;img onerror=x&gt; <mark>&lt;b&gt;</mark> <i>')).toEqual([
      { text: 'a <img onerror=x> ', marked: false },
      { text: '<b>', marked: true },
      { text: ' <i>', marked: false },
    ])
  })
})
