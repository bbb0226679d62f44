import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fact, firstLine, ledgerText, readLedger, whats } from './published-lines.ts'

const read = (text: string) => readLedger([{ file: 'addresses/a.txt', text }])

const fact: fc.Arbitrary<Fact> = fc.record({
  address: fc.string({ unit: 'binary' }).map(text => `/${text.toWellFormed()}`),
  what: fc.constantFrom(...whats),
  more: fc.string({ unit: 'binary' }).map(text => text.toWellFormed()),
})

describe('readLedger()', () => {
  it('reads whatever was written, whatever characters an address has', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fact, { selector: one => JSON.stringify(one) }), facts => {
        const { facts: found, problems } = read(ledgerText(facts))
        const plain = found.map(({ address, what, more }) => ({ address, what, more }))
        const sorted = (all: readonly Fact[]) => all.map(one => JSON.stringify(one)).sort()
        expect(problems).toEqual([])
        expect(sorted(plain)).toEqual(
          sorted(facts.map(({ address, what, more }) => ({ address, what, more }))),
        )
      }),
    )
  })

  it('writes one line for each fact, in the order of their addresses', () => {
    const facts: Fact[] = [
      { address: '/tags/wall/', what: 'list', more: '' },
      { address: '/2019/05/ferry/', what: 'article', more: '#ferry' },
    ]
    expect(ledgerText(facts)).toBe(
      `${firstLine}\n/2019/05/ferry/\tarticle\t#ferry\n/tags/wall/\tlist\n`,
    )
  })

  it.each([
    ['line ends of Windows', `${firstLine}\r\n/a/\tlist\r\n`],
    ['a byte order mark', `\uFEFF${firstLine}\n/a/\tlist\n`],
    ['no line end at its end', `${firstLine}\n/a/\tlist`],
  ])('forgives %s', (_, text) => {
    expect(read(text)).toEqual({
      facts: [{ address: '/a/', what: 'list', more: '', file: 'addresses/a.txt', line: 2 }],
      problems: [],
    })
  })

  it('reads nothing of a file with the marks of a conflict, and names the first', () => {
    const text = `${firstLine}\n/a/\tlist\n<<<<<<< HEAD\n/b/\tlist\n=======\n>>>>>>> other\n`
    expect(read(text)).toEqual({
      facts: [],
      problems: [{ code: 'addresses-conflict', file: 'addresses/a.txt', line: 3 }],
    })
  })

  it('reads the other files when one is of a later version', () => {
    const { facts, problems } = readLedger([
      { file: 'addresses/a.txt', text: 'Backfile addresses 2\n/a/\tlist\n' },
      { file: 'addresses/b.txt', text: `${firstLine}\n/b/\tlist\n` },
    ])
    expect(facts.map(({ address }) => address)).toEqual(['/b/'])
    expect(problems).toEqual([
      { code: 'addresses-version', file: 'addresses/a.txt', line: 1, version: '2' },
    ])
  })

  it('takes the same line in two files for one fact that two branches wrote down', () => {
    const text = `${firstLine}\n/a/\tlist\n`
    const { problems } = readLedger([
      { file: 'addresses/a.txt', text },
      { file: 'addresses/b.txt', text },
    ])
    expect(problems).toEqual([])
  })
})
