import { describe, expect, it } from 'vitest'
import { referencesIn } from './plain-text.ts'

const found = (fields: unknown) => referencesIn(fields, 'articles/a.md')

describe('referencesIn()', () => {
  it('finds references by name and number, however deep, and what they mean', () => {
    const corrections = [{ date: '2019-05-05', text: 'Not &#8220;four&#8221;.' }]
    expect(found({ title: 'Tide &mdash; again', corrections })).toMatchObject([
      { at: 'title', written: '&mdash;', meant: '—' },
      { at: 'corrections.0.text', written: '&#8220;', meant: '“' },
    ])
  })

  it.each(['Fish & chips', 'R&D; more', 'AT&T', '&;', 'a &nonsense; b'])(
    'leaves “%s” alone',
    title => {
      expect(found({ title })).toEqual([])
    },
  )

  it('leaves addresses alone', () => {
    const cover = { src: 'a&amp;b.jpg', alt: 'A' }
    expect(found({ originalUrl: 'https://a.example/?a&copy;=1', cover })).toEqual([])
  })
})
