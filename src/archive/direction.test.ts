import { describe, expect, it } from 'vitest'
import { direction } from './direction.ts'

describe('direction()', () => {
  it.each(['ar', 'he', 'fa', 'ur-PK', 'az-Arab', 'ckb'])('of %s is from right to left', lang => {
    expect(direction(lang)).toBe('rtl')
  })

  it.each(['en', 'pt-BR', 'ja', 'az', 'hi', 'ks-Deva'])('of %s is from left to right', lang => {
    expect(direction(lang)).toBe('ltr')
  })
})
