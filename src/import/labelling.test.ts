import { describe, expect, test } from 'vitest'
import { readSettings } from '../intake/read-settings.ts'
import { Labelling } from './labelling.ts'
import { type Mapping, noMapping } from './mapping.ts'
import type { OldItem, Source } from './old-item.ts'

const settings = await readSettings('/nowhere')

const item = (labels: Partial<OldItem>) =>
  ({ categories: [], tags: [], authors: [], losses: [], ...labels }) as unknown as OldItem

function labelled(
  labels: Partial<OldItem>,
  mapping: Partial<Mapping> = {},
  source: Pick<Source, 'logins'> = {},
) {
  const labelling = new Labelling(settings, { ...noMapping, ...mapping }, source)
  labelling.note(item(labels))
  return { ...labelling.of(item(labels)), labelling }
}

test.each(['constructor', 'toString', '__proto__'])(
  'a label called “%s” is one like others',
  label => {
    const labels = { categories: [label, `${label} two`], tags: [label], authors: [label] }
    expect(labelled(labels)).toMatchObject({ section: label, authors: [label], region: undefined })
  },
)

describe('an entry of the mapping', () => {
  test('meets labels that differ by case, blanks or hyphens', () => {
    const { tags } = labelled(
      { tags: ['Ferry', 'low-Tide', 'C#'] },
      { tags: { ferry: 'Boats', 'Low tide': null, 'C++': 'Cpp' } },
    )
    expect(tags).toEqual(['Boats', 'C#'])
  })

  test('meets an author by login', () => {
    const logins = new Map([
      ['mquay', 'Mara Quay'],
      ['ada', 'Ada Berg'],
    ])
    const { authors } = labelled(
      { authors: ['Mara Quay', 'Ada Berg'] },
      { authors: { mquay: null } },
      { logins },
    )
    expect(authors).toEqual(['Ada Berg'])
  })

  test('that meets nothing is known', () => {
    const { labelling } = labelled(
      { tags: ['Ferry'], authors: ['Ada'] },
      { tags: { ferrys: 'Boats', ferry: null }, authors: { Ada: 'A. Berg', Bo: null } },
    )
    expect(labelling.unmet).toEqual(['tags: ferrys', 'authors: Bo'])
  })

  test('leads the list of the old label to that of the new', () => {
    const { labelling } = labelled(
      { categories: ['News', 'Local news'], tags: ['ferry'] },
      { sections: { News: 'Harbour' }, tags: { ferry: 'Boats', 'Local news': 'Town' } },
    )
    const listOf = (slug: string) => labelling.listOf(slug, () => true)
    expect(['news', 'ferry', 'local-news', 'other'].map(listOf)).toEqual([
      '/sections/harbour/',
      '/tags/boats/',
      '/tags/town/',
      undefined,
    ])
  })
})

test('tags that differ by the signs of a word stay apart', () => {
  const { tags, losses } = labelled({ tags: ['C++', 'C#', 'c++', 'C++', '.NET', 'NET', 'A+'] })
  expect(tags).toEqual(['C++', 'C#', '.NET', 'NET', 'A+'])
  expect(losses).toMatchObject([{ code: 'tag-merged', detail: 'c++ → C++' }])
})

test('a tag that no address tells apart from another is reported as replaced', () => {
  const { tags, losses } = labelled({ tags: ['C', 'C', 'C*'] })
  expect(tags).toEqual(['C'])
  expect(losses).toMatchObject([{ code: 'tag-replaced', detail: 'C* → C' }])
})

describe('a category that says nothing of an item', () => {
  const site = { name: 'The Courier', address: 'https://courier.example' }
  const ofCourier = (labels: Partial<OldItem>, mapping: Partial<Mapping> = {}) => {
    const labelling = new Labelling(settings, { ...noMapping, ...mapping }, { site })
    return labelling.of(item(labels))
  }

  test.each(['Posts', 'articles', 'Blog', 'The Courier', 'courier.example'])(
    '“%s” becomes neither section nor tag, and is reported',
    label => {
      for (const labels of [{ categories: [label, 'Weather'] }, { categories: ['Weather', label] }])
        expect(ofCourier(labels)).toMatchObject({ section: 'Weather', tags: [] })
      const { section, losses } = ofCourier({ section: label })
      expect(section).toBeUndefined()
      expect(losses).toMatchObject([{ code: 'field-left' }])
    },
  )

  test('stays where the mapping names it', () => {
    const sections = { Blog: 'Notes' }
    expect(ofCourier({ categories: ['Blog'] }, { sections })).toMatchObject({ section: 'Notes' })
  })
})

test('authors are those whom bylines name, in their order', () => {
  const authors = ['By Ada Pell, Staff Writer, and Ben Moss', 'Quay Desk', 'admin']
  expect(labelled({ authors }).authors).toEqual(['Ada Pell', 'Ben Moss', 'Quay Desk'])
  const mapped = labelled({ authors }, { authors: { 'Ben Moss': 'B. Moss', 'Quay Desk': 'Desk' } })
  expect(mapped.authors).toEqual(['Ada Pell', 'B. Moss', 'Desk'])
  expect(labelled({ authors: ['admin'] })).toMatchObject({
    ...{ authors: [], losses: [{ code: 'field-left', detail: 'author: admin' }] },
  })
})
