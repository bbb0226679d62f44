import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isKeptAddress } from './kept-address.ts'
import { type Fact, firstLine, ledgerText, readLedger, whats } from './published-lines.ts'

const read = (text: string) => readLedger([{ file: 'addresses/a.txt', text }])

const address = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 4 })
  .map(parts => `/${parts.join('/')}/`.replace(/\/+/g, '/'))
  .filter(isKeptAddress)
const anyText = fc.string({ unit: 'binary' }).map(text => text.toWellFormed())
const known = fc.oneof(
  anyText.map(text => `#a${text}`),
  anyText.map(text => `hoxHBTv9 EQQsX0UG a${text}`),
)
const mores: Record<Fact['what'], fc.Arbitrary<string>> = {
  ...{ article: known, page: known, list: fc.constantFrom('', '7'), days: fc.constant('03 14') },
  ...{ feeds: fc.constant('rss json'), picture: fc.constantFrom('wXzY7n1h', 'wXzY7n1h 480 960') },
  ...{ file: fc.constant(''), records: fc.constant('markdown'), cards: fc.constant('') },
  base: anyText.map(text => `/${text}`),
}
const fact: fc.Arbitrary<Fact> = fc.constantFrom(...whats).chain(what =>
  fc.record({
    address,
    what: fc.constant(what),
    more: mores[what],
  }),
)

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

  it.each([
    'list\tInfinity',
    'list\t1e9',
    'list\t99999999',
    'list\t-1',
    'days\t../../etc',
    'days\t3',
    'feeds\tconstructor',
    'records\t__proto__',
    'picture\twXzY7n1h ../x',
    'picture',
    'article',
    'article\tshort',
    'file\tmore',
    'base',
  ])('reports a line that says something impossible: %j', more => {
    const { facts, problems } = read(`${firstLine}\n/a/\t${more}\n`)
    expect(facts).toEqual([])
    expect(problems).toMatchObject([{ code: 'addresses-line', line: 2 }])
  })

  it.each([
    '/a/../../b/',
    '/a/%00/',
    '//a/',
    '/a//b/',
    '/a/./',
    '/100%25.pdf',
    '/q".pdf',
    '/a/index.html',
    `/${'1'.repeat(300)}/`,
    `/${'a/'.repeat(600)}`,
    '/a\\b/',
  ])('reports an address that no settings could name: %j', written => {
    const { facts, problems } = read(`${firstLine}\n${written}\tlist\n`)
    expect(facts).toEqual([])
    expect(problems).toMatchObject([{ code: 'addresses-line', line: 2 }])
  })

  it('names the line that a doubled line was before, among many', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `/${i}/\tlist`)
    const { facts, problems } = read(`${[firstLine, ...lines, ...lines].join('\n')}\n`)
    expect(facts).toHaveLength(20_000)
    expect(problems.at(-1)).toMatchObject({ line: 40_001, before: 20_001 })
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
