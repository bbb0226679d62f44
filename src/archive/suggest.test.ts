import { describe, expect, it } from 'vitest'
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
