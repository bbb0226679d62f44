import { describe, expect, it } from 'vitest'
import { wishesIn } from './wishes.ts'

describe('wishesIn()', () => {
  it('reads decisions and options in any order', () => {
    expect(wishesIn(['--gone', '/a/', 'legal', '--dry-run', '--moved', '/b/', '/c/'])).toEqual({
      ...{ moved: [{ from: '/b/', to: '/c/' }], gone: [{ address: '/a/', reason: 'legal' }] },
      ...{ same: [], mend: false, isDry: true, isHelp: false, isSure: false },
    })
  })

  it.each([
    [['--gnoe', '/a/'], 'no option “--gnoe”'],
    [['/a/'], 'no option “/a/”'],
    [['--gone', '/a/'], 'Say why'],
    [['--moved', '/a/', '--write'], 'Say where /a/ leads'],
    [['--same'], 'Say which address'],
    [['--mend', '--gone', '/a/', 'legal'], 'Run --mend alone'],
  ])('refuses %j', (words, said) => {
    expect(() => wishesIn(words)).toThrow(said)
  })
})
