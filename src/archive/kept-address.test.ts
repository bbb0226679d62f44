import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalAddress, sameAddress } from './address.ts'
import { isSitePath } from './frontmatter.ts'
import { isKeptAddress } from './kept-address.ts'

test.each(['/', '/2014/05/wall/', '/tags/قارب/', '/media/pier.jpg', '/old/Page.html', '/?p=12'])(
  'the ledger may have %s',
  address => {
    expect(isKeptAddress(address)).toBe(true)
  },
)

test.each(['', 'a', '//', '/..', '/a/../b/', '/a%20b/', '/a"b/', '/a/index.html', '/a\u0000/'])(
  'the ledger may not have %j',
  address => {
    expect(isKeptAddress(address)).toBe(false)
  },
)

test('what is plain at first sight could be named by an alias', () => {
  const part = fc.stringMatching(/^[a-z\d.-]{1,12}$/)
  const address = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => `/${parts.join('/')}`)
  fc.assert(
    fc.property(address, fc.boolean(), (written, isFolder) => {
      const whole = isFolder ? `${written}/` : written
      if (!isKeptAddress(whole)) return
      expect(isSitePath(whole)).toBe(true)
      expect(sameAddress(normalAddress(whole))).toBe(sameAddress(whole))
    }),
    { numRuns: 3000 },
  )
})
