import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { describe, expect, it } from 'vitest'
import { beginningsOf, likenessTo } from './word-fit.ts'

const families: [string, typeof english, string[]][] = [
  ['English', english, ['ferry', 'ferries']],
  ['English', english, ['move', 'moved', 'moving', 'moves']],
  ['English', english, ['wall', 'walls', 'walled']],
  ['English', english, ['hop', 'hopping', 'hops']],
  ['French', french, ['national', 'nationale', 'nationaux']],
  ['Arabic', arabic, ['مكتبه', 'المكتبه']],
]

describe.each(families)('forms of a word of %s', (_, stem, forms) => {
  it(`${forms.join(', ')} find each other`, () => {
    for (const word of forms) {
      for (const form of forms) {
        const sought = { word, isOpen: false }
        const well = likenessTo(sought, stem)(form)
        expect([word, form, well]).toEqual([word, form, form === word ? 1 : 0.2])
        // A form that has none of the beginnings is indexed by its stem as well.
        const indexed = [form, stem(form)]
        const begins = beginningsOf(sought, stem).some(text =>
          indexed.some(one => one.startsWith(text)),
        )
        expect([word, form, begins]).toEqual([word, form, true])
      }
    }
  })
})

describe('likenessTo()', () => {
  const stem = (word: string) => word
  it('takes longer words for one that is unfinished, and no others', () => {
    expect(likenessTo({ word: 'wal', isOpen: true }, stem)('wall')).toBe(0.2)
    expect(likenessTo({ word: 'wal', isOpen: false }, stem)('wall')).toBe(0)
    expect(likenessTo({ word: 'wall', isOpen: true }, stem)('wal')).toBe(0)
  })
})
