import { describe, expect, it, test } from 'vitest'
import { nearest } from './suggest.ts'

describe('nearest()', () => {
  it.each([
    ['Wether', 'Weather'],
    ['weather', 'Weather'],
    ['kultur', 'Culture'],
    ['Müsic', 'Music'],
    ['harbor', 'Harbour'],
  ])('takes “%s” for “%s”', (typed, meant) => {
    expect(nearest(typed, ['Weather', 'Culture', 'Music', 'Harbour'])).toBe(meant)
  })

  it('does not see how accents are composed', () => {
    expect(nearest('cafe\u0301', ['caf\u00e9'])).toBe('caf\u00e9')
  })

  it('chooses the nearest of several', () => {
    expect(nearest('sorce', ['force', 'source', 'sauce'])).toBe('force')
    expect(nearest('sourc', ['force', 'source', 'sauce'])).toBe('source')
  })

  it('names nothing when more than a third of the letters differ', () => {
    expect(nearest('abcdef', ['abcxyz'])).toBeUndefined()
    expect(nearest('abcdef', ['abcdxy'])).toBe('abcdxy')
  })

  it('names nothing when nothing is known', () => {
    expect(nearest('a', [])).toBeUndefined()
  })
})

test('of a path only the part counts that is its own', () => {
  const known = ['articles/2018/08/letters-the-hum.md', '/2020/01/dup/', 'articles/2019/wall.md']
  expect(nearest('articles/2018/08/letters-after-the-storm.md', known)).toBeUndefined()
  expect(nearest('/2020/01/nope/', known)).toBeUndefined()
  expect(nearest('articles/2019/wal.md', known)).toBe('articles/2019/wall.md')
  expect(nearest('articles/2018/wall.md', known)).toBe('articles/2019/wall.md')
})

test('two letters that changed places are one slip', () => {
  expect(nearest('darft', ['date', 'draft'])).toBe('draft')
  expect(nearest('tiltes', ['title', 'tags'])).toBe('title')
})
