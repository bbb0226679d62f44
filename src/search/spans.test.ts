import { describe, expect, it } from 'vitest'
import { searchWords } from '../words/search-words.ts'
import { wordsFor } from '../words/words.ts'
import { spanOf, spansOf } from './spans.ts'
import { Telling } from './telling.ts'

const telling = new Telling(searchWords(wordsFor('en-GB')))
const spans = spansOf(['1998', '2026'], 2026, telling)

describe('spansOf()', () => {
  it('offers any time, this year, ten years, and the years of the archive, newest first', () => {
    expect(spans.map(({ label, range }) => [label, range.from, range.to])).toEqual([
      ['Any time', undefined, undefined],
      ['This year', '2026-01-01', '2026-12-31'],
      ['Last ten years', '2017-01-01', '2026-12-31'],
      ['2026', '2026-01-01', '2026-12-31'],
      ['1998', '1998-01-01', '1998-12-31'],
    ])
  })
})

describe('spanOf()', () => {
  it('knows a span again by its days', () => {
    expect(spanOf({}, spans)).toBe(0)
    expect(spanOf({ from: '2017-01-01', to: '2026-12-31' }, spans)).toBe(2)
    expect(spanOf({ from: '1998-01-01', to: '1998-12-31' }, spans)).toBe(4)
    expect(spanOf({ from: '1998-01-01' }, spans)).toBe(-1)
  })
})
