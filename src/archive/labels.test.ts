import { describe, expect, it } from 'vitest'
import { labelProblems } from './label-problems.ts'
import { labelsSchema } from './labels.ts'

const problemsOf = (labels: unknown) => labelProblems(labelsSchema.parse(labels), 'tags.yaml')

describe('labelsSchema', () => {
  it('needs a label alone', () => {
    expect(labelsSchema.parse([{ label: 'Ferries' }])).toEqual([
      { label: 'Ferries', aliases: [], translations: {} },
    ])
    expect(labelsSchema.safeParse([{ description: 'x' }]).success).toBe(false)
  })

  it('refuses web addresses that are none', () => {
    expect(labelsSchema.safeParse([{ label: 'a', url: 'javascript:0' }]).success).toBe(false)
  })
})

describe('labelProblems()', () => {
  it('has nothing to say about labels that mean different things', () => {
    expect(
      problemsOf([{ label: 'Ferries', aliases: ['Boats', 'ferries'] }, { label: 'Tide' }]),
    ).toEqual([])
  })

  it('tells of two labels that mean the same', () => {
    expect(problemsOf([{ label: 'Harbour wall' }, { label: 'Harbour Wall' }])).toEqual([
      {
        ...{ code: 'label-taken', file: 'tags.yaml', at: '1.label' },
        ...{ label: 'Harbour Wall', other: 'Harbour wall' },
      },
    ])
  })

  it('tells of the same label twice', () => {
    expect(problemsOf([{ label: 'Tide' }, { label: 'Tide' }])).toMatchObject([
      { code: 'label-taken', at: '1.label' },
    ])
  })

  it('tells of an alias that is another’s', () => {
    expect(problemsOf([{ label: 'Ferries', aliases: ['Tide'] }, { label: 'Tide' }])).toMatchObject([
      { code: 'label-taken', at: '1.label', label: 'Tide', other: 'Ferries' },
    ])
    expect(
      problemsOf([
        { label: 'A', aliases: ['C'] },
        { label: 'B', aliases: ['c'] },
      ]),
    ).toMatchObject([{ code: 'label-taken', at: '1.aliases.0', label: 'c', other: 'A' }])
  })

  it('tells of a name that is another’s in another language, since every name is known in every edition', () => {
    expect(
      problemsOf([
        { label: 'Present', translations: { de: 'Geschenk' } },
        { label: 'Poison', translations: { de: 'Present' } },
      ]),
    ).toMatchObject([
      { code: 'label-taken', at: '1.translations.de', label: 'Present', other: 'Present' },
    ])
  })

  it('tells of labels that no address can be made from', () => {
    expect(problemsOf([{ label: '🎉', aliases: ['—'] }])).toMatchObject([
      { code: 'slug-empty', at: '0.label', text: '🎉' },
      { code: 'slug-empty', at: '0.aliases.0', text: '—' },
    ])
  })
})
