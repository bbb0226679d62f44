import { expect, test } from 'vitest'
import { decodedBytes } from './decoded.ts'

test('a letter that was cut in half does not make a text another encoding', () => {
  const whole = Buffer.from('مطالعه کتاب در کنار دریا، در یک روز آفتابی')
  expect(decodedBytes(whole.subarray(0, -1))).toEqual({
    text: `${whole.toString().slice(0, -1)}\ufffd`,
    guessed: 'utf-8, damaged',
  })
})
