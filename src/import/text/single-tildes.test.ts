import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import type { OldText, Tilde } from '../old-item.ts'
import { converted } from './convert.ts'
import { readAgain } from './plainly-written.ts'

const surroundings = { base: 'https://quay.example/a', hosts: ['quay.example'] }

/** What readers see: struck-out text in square brackets. */
function seen(text: OldText): string {
  return shown(readAgain(converted(text, surroundings).markdown)).trim()
}

function shown(node: Nodes): string {
  if ('children' in node) {
    const inner = node.children.map(shown).join('')
    return node.type === 'delete' ? `[${inner}]` : inner
  }
  return 'value' in node ? node.value : ''
}

const ranges = [
  'Open 8~9 and price 5~7 units.',
  '订票从8~9点开始，票价5~7元。',
  'age(1~3), hight(80~100)',
  'Use ~/bin and ~/lib.',
  'Between ~1.34 and ~5.4',
  'From 5~ to 7~ knots',
  '10~20%, 30~40%',
  '喵呜~这就来了呦~好',
  '~',
]

test.each(ranges)('%s stays as it is, whatever made it', value => {
  for (const tilde of [undefined, 'strike', 'sub'] as const)
    expect(seen({ format: 'markdown', value, tilde })).toBe(value)
  for (const format of ['html', 'markdown'] as const) {
    const text = format === 'html' ? `<p>${value}</p>` : value
    expect(seen({ format, value: text })).toBe(value)
  }
  expect(seen({ format: 'wordpress', value, pictures: {}, attached: [] })).toBe(value)
})

test.each<[Tilde | undefined, string]>([
  ['strike', '[old]'],
  ['sub', '<sub>old</sub>'],
  [undefined, '~old~'],
])('single tildes around a word mean what their renderer makes of them: %s', (tilde, expected) => {
  const value = 'The ~old~ wall, ~~gone~~ too; `~x~`'
  const text = seen({ format: 'markdown', value, tilde })
  expect(text).toBe(`The ${expected} wall, [gone] too; ~x~`)
})

test('a figure of a formula is below the line where the renderer had it so', () => {
  expect(seen({ format: 'markdown', value: 'H~2~O and CO~2~', tilde: 'sub' })).toBe(
    'H<sub>2</sub>O and CO<sub>2</sub>',
  )
})

test('tildes that old HTML shows are shown, and what it strikes out is struck out', () => {
  const value = '<p>~~not~~ and ~not~, <s>gone</s> and <del>gone</del></p>'
  expect(seen({ format: 'html', value })).toBe('~~not~~ and ~not~, [gone] and [gone]')
})
