import { describe, expect, it } from 'vitest'
import type { Article } from './article.ts'
import { FacetIndex } from './facet.ts'
import { labelsIn, labelsSchema } from './labels.ts'

const known = (labels: unknown[]) => labelsIn('en', labelsSchema.parse(labels))

const article = {} as Article

/** An index whose labels were met in this order, each with an article. */
function met(index: FacetIndex, labels: readonly string[]): FacetIndex {
  for (const label of labels) index.find(label)?.articles.push(article)
  index.settleLabels()
  return index
}

const labelsOf = (index: FacetIndex, ordered = false) =>
  index.filled(ordered).map(({ label }) => label)

describe('FacetIndex', () => {
  it('takes labels that meet in one slug for one facet', () => {
    const index = new FacetIndex('tag', [])
    expect(index.find('Harbour Wall')).toBe(index.find('harbour wall'))
    expect(index.find('Harbour-Wall')).toBe(index.find('HARBOUR  WALL!'))
    expect(index.facets.size).toBe(1)
  })

  it('labels a facet with its commonest spelling', () => {
    const index = met(new FacetIndex('tag', []), ['ferries', 'Ferries', 'Ferries', 'FERRIES'])
    expect(labelsOf(index)).toEqual(['Ferries'])
  })

  it('chooses the same among equally common spellings, in whatever order they come', () => {
    const one = met(new FacetIndex('tag', []), ['ferries', 'Ferries'])
    const other = met(new FacetIndex('tag', []), ['Ferries', 'ferries'])
    expect(labelsOf(one)).toEqual(['Ferries'])
    expect(labelsOf(other)).toEqual(['Ferries'])
  })

  it('keeps the label that a file gives, however often it is spelt otherwise', () => {
    const index = new FacetIndex('tag', known([{ label: 'Ferries', description: 'Boats.' }]))
    met(index, ['ferries', 'ferries'])
    expect(index.filled(false)).toMatchObject([{ label: 'Ferries', description: 'Boats.' }])
  })

  it('ties aliases to the label that they stand for', () => {
    const index = new FacetIndex('tag', known([{ label: 'Ferries', aliases: ['Boats', 'عبارات'] }]))
    met(index, ['boats', 'عبارات', 'Ferries'])
    expect(index.filled(false)).toMatchObject([{ slug: 'ferries', label: 'Ferries' }])
    expect(index.facets.get('ferries')?.articles.length).toBe(3)
  })

  it.each([
    [['C', 'C#', 'C++', 'NET', '.NET', 'A', 'A+'], 7],
    [['İstanbul', 'istanbul', 'ISTANBUL'], 1],
  ])('tells %j apart as %i', (labels, number) => {
    expect(met(new FacetIndex('tag', []), labels).facets.size).toBe(number)
  })

  it('names once the other label that one has been merged with', () => {
    const index = met(new FacetIndex('tag', []), ['Harbour wall', 'harbour-wall', 'Harbour (wall)'])
    expect(index.mistakenFor('Harbour wall')).toBeUndefined()
    expect(index.mistakenFor('HARBOUR-wall')).toBeUndefined()
    expect(index.mistakenFor('Harbour (wall)')).toBe('Harbour wall')
    expect(index.mistakenFor('harbour (wall)')).toBeUndefined()
  })

  it('takes an alias of a file for the same label', () => {
    const index = new FacetIndex('tag', known([{ label: 'Yahoo!', aliases: ['Yahoo'] }]))
    met(index, ['yahoo', 'Yahoo?'])
    expect(index.mistakenFor('yahoo')).toBeUndefined()
    expect(index.mistakenFor('Yahoo?')).toBe('Yahoo!')
  })

  it('has no facet for a label without letter or digit', () => {
    expect(new FacetIndex('tag', []).find('🎉')).toBeUndefined()
  })

  it('keeps the first web address that a source is given', () => {
    const index = new FacetIndex('source', known([{ label: 'A', url: 'https://a.example' }]))
    index.find('A', 'https://other.example')
    index.find('B', 'https://b.example')
    index.find('B', 'https://other.example')
    expect([...index.facets.values()].map(({ url }) => url)).toEqual([
      'https://a.example',
      'https://b.example',
    ])
  })

  it('lists only facets with articles, in the order given or by slug', () => {
    const listed = ['Sport', 'News', 'Weather'].map(label => ({ label }))
    const index = met(new FacetIndex('section', known(listed)), ['Weather', 'Sport'])
    expect(labelsOf(index, true)).toEqual(['Sport', 'Weather'])
    expect(labelsOf(met(new FacetIndex('tag', []), ['b', 'a', 'é']))).toEqual(['a', 'b', 'é'])
  })
})
