import { expect, it } from 'vitest'
import { sealed, unsealed } from './sealed.ts'

it.each(['', 'a', 'x'.repeat(100_000), 'ابجد 灯台 \u{1f30a}', '\0'])(
  'a sealed text is given back',
  text => {
    expect(unsealed(sealed(text))).toBe(text)
  },
)

it('a text that was changed, cut off or lost is not given', () => {
  const kept = sealed('Text of an article.')
  const damaged = [
    ...[kept.replace('Text', 'R0TT'), kept.slice(0, -1), `${kept}x`, kept.slice(1), ` ${kept}`],
    ...['', 'Text of an article.', kept.slice(0, 22), undefined, null, 7, kept.toLowerCase()],
  ]
  for (const value of damaged) expect(unsealed(value), String(value)).toBeUndefined()
})
