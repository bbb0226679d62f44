import { describe, expect, it } from 'vitest'
import { fitsOf } from './match.ts'
import type { Field } from './postings.ts'
import { rank } from './rank.ts'
import type { Answer } from './segment.ts'
import { termsOf } from './terms.ts'

const stem = (word: string) => word.replace(/(?:y|ies|is)$/, 'i')

/** A segment of articles, given as texts of their fields. */
function answerOf(articles: Partial<Record<Field, string>>[], typed: string): Answer {
  const words = new Map<string, Map<number, Map<Field, number[]>>>()
  articles.forEach((article, page) => {
    for (const [field, text] of Object.entries(article) as [Field, string][])
      text.split(' ').forEach((word, place) => {
        const pages = words.get(word) ?? new Map<number, Map<Field, number[]>>()
        const fields = pages.get(page) ?? new Map<Field, number[]>()
        words.set(word, pages.set(page, fields.set(field, [...(fields.get(field) ?? []), place])))
      })
  })
  const indexed = [...words].map(([word, pages]) => ({
    ...{ word, count: pages.size },
    postings: () => pages,
  }))
  const each = termsOf(`${typed} `).wanted.map(([phrase = []]) =>
    fitsOf(
      phrase,
      phrase.map(() => indexed),
      stem,
    ),
  )
  const hits = articles.flatMap((_, page) =>
    each.every(fits => fits.has(page))
      ? [
          {
            ...{ page, nearness: 0, fits: each.map(fits => fits.get(page) ?? 0) },
            data: () => Promise.reject(new Error('not asked for')),
          },
        ]
      : [],
  )
  return { hits, held: each.map(({ size }) => size) }
}

const order = (articles: Partial<Record<Field, string>>[], typed: string) =>
  rank([answerOf(articles, typed)]).map(({ page }) => page)

describe('rank()', () => {
  it('sets headlines before standfirsts, authors and topics, and these before texts', () => {
    const often = 'ferry '.repeat(200).trim()
    const articles = [{ content: often }, { standfirst: 'a ferry' }, { headline: 'ferry' }]
    expect(order(articles, 'ferry')).toEqual([2, 1, 0])
    expect(order([{ content: often }, { topics: 'ferry' }, { authors: 'ferry' }], 'ferry')).toEqual(
      [...[1, 2, 0]],
    )
  })

  it('sets the word itself before its other forms, wherever they are', () => {
    const others = 'ferris ferries '.repeat(100).trim()
    expect(order([{ headline: others, content: others }, { content: 'a ferry' }], 'ferry')).toEqual(
      [...[1, 0]],
    )
  })

  it('sets what holds a word more often first', () => {
    expect(order([{ content: 'ferry' }, { content: 'ferry x ferry' }], 'ferry')).toEqual([1, 0])
  })

  it('counts a rare word for more than one that most articles hold', () => {
    const frequent = Array.from({ length: 50 }, () => ({ content: 'the wall' }))
    const articles = [
      { headline: 'the', content: 'quokka' },
      { headline: 'quokka', content: 'the' },
      ...frequent,
    ]
    expect(order(articles, 'the quokka')).toEqual([1, 0])
  })

  it('does not depend on how the archive is cut', () => {
    const first = [{ content: 'ferry' }, { content: 'ferry' }, { content: 'ferry' }]
    const second = [{ headline: 'ferry' }, { content: 'other' }]
    const ranked = rank([answerOf(first, 'ferry'), answerOf(second, 'ferry')])
    expect(ranked[0]?.fits).toEqual(answerOf(second, 'ferry').hits[0]?.fits)
  })
})

describe('fitsOf()', () => {
  it('finds phrases within a field and not over two', () => {
    const articles = [
      { headline: 'old', content: 'wall' },
      { content: 'the old wall' },
      { content: 'old x wall' },
      { topics: 'old walls' },
    ]
    expect(order(articles, '"old wall"')).toEqual([1])
  })
})
