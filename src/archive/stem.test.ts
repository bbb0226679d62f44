import { stemmer as bulgarian } from '@orama/stemmers/bulgarian'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as turkish } from '@orama/stemmers/turkish'
import { describe, expect, test } from 'vitest'
import { sureStem } from './stem.ts'

test('a word of which a stemmer makes a stem has that stem', () => {
  expect(sureStem(english)('harbours')).toBe('harbour')
})

describe('a word is its own stem where a stemmer', () => {
  test.each<[string, (word: string) => string, string]>([
    ['throws', bulgarian, 'приложени'],
    ['throws', bulgarian, 'приложения'],
    [
      'throws something else',
      () => {
        throw 'x'
      },
      'harbour',
    ],
    ['gives nothing', () => '', 'harbour'],
  ])('%s', (_, stem, word) => {
    expect(sureStem(stem)(word)).toBe(word)
  })
})

test('every stemmer makes a stem of every short word', () => {
  const letters = [...'aeıiuüoölmnrdksty']
  const words = letters.flatMap(a => letters.flatMap(b => [a + b, ...letters.map(c => a + b + c)]))
  for (const word of words) expect(sureStem(turkish)(word), word).not.toBe('')
})
