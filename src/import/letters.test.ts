import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { lineOf } from './clean-text.ts'
import { decodedBytes } from './decoded.ts'
import { damagedPlaces, withoutReferences, withWesternLetters } from './letters.ts'
import { plainWords } from './markdown/plain-words.ts'
import type { OldText } from './old-item.ts'
import { converted } from './text/convert.ts'

const surroundings = { base: 'https://quay.example/a', hosts: ['quay.example'] }
const markdown = (text: OldText) => converted(text, surroundings).markdown

/** The letter that browsers show for a numeric reference. */
function shown(code: number): string {
  const [text] = parseFragment(`&#${code};`).childNodes
  return text && 'value' in text ? text.value : ''
}

const codes = Array.from({ length: 32 }, (_, at) => 0x80 + at)
const undefinedCodes = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

describe.each(codes.filter(code => !undefinedCodes.includes(code)))('the code %i', code => {
  const letter = shown(code)
  const raw = `ab ${String.fromCharCode(code)} cd`
  const referred = `ab &#${code}; &#x${code.toString(16)}; cd`

  test('is the letter of windows-1252 in every text', () => {
    expect(letter).not.toBe(String.fromCharCode(code))
    for (const format of ['html', 'markdown', 'wordpress'] as const) {
      const text = (value: string) => ({ format, value, pictures: {}, attached: [] }) as OldText
      expect(markdown(text(raw)).replace('\\', '')).toBe(`ab ${letter} cd`)
      expect(markdown(text(referred)).replaceAll('\\', '')).toBe(`ab ${letter} ${letter} cd`)
    }
  })

  test('is it in every headline', () => {
    for (const line of [lineOf, plainWords]) {
      expect(line(raw)).toBe(`ab ${letter} cd`)
      expect(line(referred)).toBe(`ab ${letter} ${letter} cd`)
    }
  })
})

test('codes without a letter stay, and are taken out with the other controls', () => {
  for (const code of undefinedCodes) {
    expect(withWesternLetters(String.fromCharCode(code))).toBe(String.fromCharCode(code))
    expect(lineOf(`a&#${code};b`)).toBe('ab')
  }
})

test.each([
  ['&#55357;&#56832;', '😀'],
  ['&#65;&#xD83D;&#xDE00;', 'A😀'],
  ['a&#55357;b', 'ab'],
  ['a&#0;b', 'ab'],
  ['a&#x110000;b', 'ab'],
  ['a&#99999999999;b', 'ab'],
  ['caf&#233; &amp; &#8217;', 'café & ’'],
])('%s is %s, and never U+FFFD', (written, expected) => {
  expect(withoutReferences(written)).toBe(expected)
  expect(markdown({ format: 'html', value: written }).replace('\\', '')).toBe(expected)
  expect(markdown({ format: 'markdown', value: written }).replace('\\', '')).toBe(expected)
})

test('code of Markdown shows its references', () => {
  const value = 'Write `&#146;`, not &#146;.\n\n    &#147;\n'
  expect(markdown({ format: 'markdown', value })).toBe('Write `&#146;`, not ’.\n\n```\n&#147;\n```')
})

test.each([
  ['CafÃ© open', ['CafÃ© open']],
  ['It isnâ€™t', ['It isnâ€™t']],
  ['â€œquayâ€\u009d', ['â€œquayâ€\u009d']],
  ['caf\ufffd', ['caf\ufffd']],
  ['£5 – “Él”, ÀÉ» QUALITÉ» ½ Â, â€', []],
  ['Þórður Ævar Ñandú', []],
])('damage in %s: %j', (text, expected) => {
  expect(damagedPlaces(text, 1)).toEqual(expected)
})

test('a file of UTF-8 with single bytes of windows-1252 is read letter by letter', () => {
  const bytes = Buffer.concat([Buffer.from('Ä café, '), Buffer.from('caf\xe9 \x93', 'latin1')])
  expect(decodedBytes(bytes).text).toBe('Ä café, café “')
})
