import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelSlugOf, spellingKey } from './label-slug.ts'
import { slugOf } from './slug.ts'

describe('labelSlugOf()', () => {
  it.each([
    ['C', 'c'],
    ['C#', 'c-sharp'],
    ['C♯', 'c-sharp'],
    ['Ｃ＃', 'c-sharp'],
    ['F# / C#', 'f-sharp-c-sharp'],
    ['C++', 'c-plus-plus'],
    ['C++ & Ωmega', 'c-plus-plus-ωmega'],
    ['C++17', 'c-plus-plus-17'],
    ['A+', 'a-plus'],
    ['18+', '18-plus'],
    ['Wi+Fi', 'wi-plus-fi'],
    ['日本+', '日本-plus'],
    ['é+', 'é-plus'],
    ['.NET', 'dot-net'],
    ['NET', 'net'],
    ['ASP.NET', 'asp-net'],
    ['C#/.NET', 'c-sharp-dot-net'],
    ['(.htaccess)', 'dot-htaccess'],
    ['Node.js', 'node-js'],
    ['#harbour', 'harbour'],
    ['Issue #5', 'issue-5'],
    ['+1', '1'],
    ['C #', 'c'],
    ['... and more', 'and-more'],
    ['St. Anne', 'st-anne'],
    ['.5 m', '5-m'],
    ['++', ''],
    ['#', ''],
    ['.', ''],
  ])('makes of “%s” the slug “%s”', (label, slug) => {
    expect(labelSlugOf(label)).toBe(slug)
  })

  it('is its own slug, and one that slugOf() keeps', () => {
    const labels = fc.oneof(
      fc.string({ unit: fc.constantFrom('C', 'é', '#', '+', '.', '♯', ' ', '-', "'", '(', '＋') }),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(labels, label => {
        const slug = labelSlugOf(label)
        expect(labelSlugOf(slug)).toBe(slug)
        expect(slugOf(slug)).toBe(slug)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('spellingKey()', () => {
  it.each([
    ['Harbour wall', 'harbour-WALL'],
    ['Fishermen’s club', "fishermen's  Club"],
    ['Café', 'CAFE\u0301'],
    ['İstanbul', 'istanbul'],
    ['C#', 'C sharp'],
    ['می‌روند', 'می روند'],
    ['Ｗｉｄｅ', 'wide'],
  ])('is the same for “%s” and “%s”', (one, other) => {
    expect(spellingKey(one)).toBe(spellingKey(other))
  })

  it.each([
    ['C*', 'C'],
    ['Yahoo!', 'Yahoo'],
    ['R&D', 'R D'],
    ['@ada', 'Ada'],
    ['B♭', 'B'],
    ['Fish, chips', 'Fish chips'],
  ])('differs for “%s” and “%s”', (one, other) => {
    expect(spellingKey(one)).not.toBe(spellingKey(other))
  })
})
