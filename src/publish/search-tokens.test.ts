import { describe, expect, it } from 'vitest'
import type { SearchRecord } from '../plan/search-records.ts'
import { tokensOf } from './search-tokens.ts'

const tokens = (text: string, shown: Partial<SearchRecord['shown']> = {}, sourced = false) =>
  tokensOf(
    {
      ...{ file: 'articles/a.md', body: '', filters: {}, sort: {}, sourced },
      shown: {
        ...{ url: '/a/', headline: 'Old Wall', authors: [], tags: [], source: 'Gull' },
        ...{ lang: 'en', day: '2003-05-14', beside: [], ...shown },
      },
    },
    text,
    // As stemmers of Arabic do, which take the article away.
    word => word.replace(/^al/, ''),
  )

describe('tokensOf()', () => {
  it('gives the words of each field, folded, in order', () => {
    expect(tokens('Café—shut.', { standfirst: 'It HELD' })).toEqual({
      content: 'cafe shut',
      meta: { headline: 'old wall', standfirst: 'it held', authors: '', topics: '' },
    })
  })

  it('keeps texts of one field apart, so that no phrase reaches from one into the next', () => {
    const { content, meta } = tokens('a b', {
      ...{ authors: ['Ada Pell', 'Bo'], tags: ['Tide'], section: 'News', beside: ['c d'] },
    })
    expect(content).toBe('a b \uE000 c d')
    expect(meta.authors).toBe('ada pell \uE000 bo')
    expect(meta.topics).toBe('tide \uE000 news')
  })

  it('names the source of what was taken from elsewhere', () => {
    expect(tokens('a').meta.topics).toBe('')
    expect(tokens('a', {}, true).meta.topics).toBe('gull')
  })

  it('adds words without their hyphens, and stems that do not begin their words, after the text', () => {
    expect(tokens('an e-mail', { authors: ['O’Dowd'] }).content).toBe(
      'an e mail \uE000 odowd \uE000 email',
    )
    expect(tokens('the almaktab').content).toBe('the almaktab \uE000 maktab')
  })

  it('lets nothing of an author pass for what is between texts', () => {
    expect(tokens('a \uE000 b\uE000c').content).toBe('a b c')
  })
})
