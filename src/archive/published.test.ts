import { describe, expect, it } from 'vitest'
import { markOf } from './likeness.ts'
import {
  haveSameOwner,
  newFacts,
  ownerText,
  type PublishedText,
  publishedFrom,
} from './published.ts'
import { type Fact, ledgerText, readLedger } from './published-lines.ts'

const address = '/2004/05/pier/'
const first =
  'The old pier was opened by the mayor, and a band played until the rain began to fall.'
const later = `${first} Correction: it was the deputy mayor who cut the ribbon, and nobody played at all.`
const other =
  'The council votes to build a wall along the harbour after two storms broke the older one.'

const known = (...facts: Fact[]) =>
  publishedFrom(readLedger([{ file: 'addresses/a.txt', text: ledgerText(facts) }]).facts)
const fact = (text: string, file = '2004/05/pier', at = address): Fact => ({
  ...{ address: at, what: 'article' },
  more: ownerText({ file, ...markOf(text) }, at),
})
const withId = (id: string): Fact => ({
  address,
  what: 'article',
  more: ownerText({ id }, address),
})

describe('newFacts()', () => {
  it.each([
    ['its words are those that are written down', [fact(first)], fact(first)],
    ['it returns to words that it had before', [fact(first), fact(later)], fact(first)],
    ['it has words no longer', [fact(first)], fact('')],
    ['it never had any', [fact('')], fact('')],
    ['it is known by its id, whatever its words', [withId('pier')], withId('pier')],
  ])('has nothing new of a text where %s', (_, lines, now) => {
    expect(newFacts([now], known(...lines))).toEqual([])
  })

  it.each([
    ['its words have changed', [fact(first)], fact(later)],
    ['all its words are others', [fact(first), fact(later)], fact(other)],
    ['it has words for the first time', [fact('')], fact(first)],
    ['its words were those of another file there', [fact(first, 'peer')], fact(first)],
    ['it has its first id', [fact(first)], withId('pier')],
    ['it has another id', [withId('peer')], withId('pier')],
    ['it has lost its id', [withId('pier')], fact(first)],
    ['its words are written down of another address', [fact(later, 'x', '/x/')], fact(later)],
  ])('has a line for a text where %s', (_, lines, now) => {
    expect(newFacts([now], known(...lines))).toEqual([now])
  })

  it('says nothing more once it was written down', () => {
    const all = [fact(first), fact(later)]
    expect(newFacts(all, known(...all))).toEqual([])
    expect(newFacts(all, known(...all.toReversed()))).toEqual([])
  })
})

describe('haveSameOwner()', () => {
  const at = (one: string, ...facts: Fact[]) => known(...facts).texts.get(one) as PublishedText

  it('knows two addresses of one text by any line of theirs', () => {
    const older = at('/x/', fact(other, 'y', '/x/'), fact(first, 'z', '/x/'))
    const newer = at(address, fact(later, 'z'), fact(other, 'w'))
    expect(haveSameOwner(older, newer)).toBe(true)
  })

  it('takes the same words in other files for two texts', () => {
    expect(haveSameOwner(at('/x/', fact(first, 'y', '/x/')), at(address, fact(first)))).toBe(false)
  })
})
