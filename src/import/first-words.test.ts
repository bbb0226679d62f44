import { expect, test } from 'vitest'
import { firstWords } from './first-words.ts'

test.each([
  ['The ferry was late again. Nobody waited.', 'The ferry was late again'],
  ['The ferry was late again! Nobody waited.', 'The ferry was late again!'],
  [
    '港の壁は春までに直されると港長は言った。船は来週からまた出る。',
    '港の壁は春までに直されると港長は言った。',
  ],
  [
    '「港の壁は春までに直されると港長は言った。」船は来週からまた出る。',
    '「港の壁は春までに直されると港長は言った。」',
  ],
  ['!?', undefined],
])('the headline of “%s” is “%s”', (text, headline) => {
  expect(firstWords(text)).toBe(headline)
})

test('no letter is cut in two', () => {
  for (const before of ['', 'a', 'ab']) {
    const headline = firstWords(`${before}${'🚢'.repeat(60)}a`) ?? ''
    expect(headline.isWellFormed()).toBe(true)
    expect(headline.endsWith('🚢 …')).toBe(true)
  }
})
