import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { withEntries } from './add-entries.ts'

const entry = { from: '/old: 1/', to: '/new/' }
const written = '- from: "/old: 1/"\n  to: "/new/"\n'

describe('withEntries()', () => {
  it.each([
    ['an empty file', ''],
    ['comments alone', '# short addresses\n'],
    ['a list', '- from: /a/ # of 2003\n  to: /b/\n'],
    ['a list without a line end at its end', '- from: /a/\n  to: /b/'],
  ])('follows %s and leaves it as it was', (_, text) => {
    expect(withEntries(text, [entry])).toBe(text + (/^$|\n$/.test(text) ? '' : '\n') + written)
  })

  it.each([
    ['an empty list in brackets', '[]\n'],
    ['a list in brackets', '# short\n[{ from: /a/, to: /b/ }]\n'],
    ['a list that is indented', '  - from: /a/\n    to: /b/ # short\n'],
    ['a list that ends its document', '- from: /a/\n  to: /b/\n...\n'],
  ])('adds to %s, with its comments', (_, text) => {
    const after = withEntries(text, [entry]) as string
    expect(parse(after)).toEqual([...(parse(text) as object[]), entry])
    expect(/# \w+/.exec(after)?.[0]).toBe(/# \w+/.exec(text)?.[0])
  })

  it.each(['a: 1\n', '- [\n', 'text\n'])('refuses what is no list: %j', text => {
    expect(withEntries(text, [entry])).toBeUndefined()
  })

  it('writes words and dates without quotation marks', () => {
    const gone = { address: '/old/', reason: 'legal', date: '2026-01-02' }
    expect(withEntries('', [gone])).toBe(
      '- address: "/old/"\n  reason: legal\n  date: 2026-01-02\n',
    )
  })
})
