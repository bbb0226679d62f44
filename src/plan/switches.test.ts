import { describe, expect, it } from 'vitest'
import { losses } from '../archive/explain-size.ts'
import { siteSchema, sitesOf } from '../archive/site.ts'
import { fewestSwitches, type Switch, switches } from './switches.ts'

const siteWith = (fields: object) => sitesOf(siteSchema.parse(fields))[0]

/** Chooses among switches that save so many each, until a site of 100 has no more than `most`. */
function chosen(saves: Record<string, number>, most: number, fields: object): string[] {
  const sizeWith = (set: readonly Switch[]) =>
    set.reduce((sum, { name }) => sum - (saves[name] ?? 0), 100)
  const found = fewestSwitches(siteWith(fields), sizeWith, {
    fits: size => size <= most,
    isLess: (one, other) => one < other,
  })
  return found.map(({ set, before, after }) => `${set.name} ${before - after}`)
}

const all = {
  records: true,
  socialCards: 'all',
  feeds: { forms: ['rss', 'atom'], text: 'full', archive: true },
}

describe('fewestSwitches', () => {
  it('needs none where a site fits', () => {
    expect(chosen({ 'no records': 10 }, 100, all)).toEqual([])
  })

  it('begins with those that cost readers least', () => {
    const saves = { 'archive feed': 10, 'no cards': 10, 'no list feeds': 50 }
    expect(chosen(saves, 90, all)).toEqual(['archive feed 10'])
    expect(chosen(saves, 80, all)).toEqual(['archive feed 10', 'no cards 10'])
  })

  it('leaves out those without which it fits', () => {
    expect(chosen({ 'archive feed': 5, 'no cards': 5, 'longer lists': 40 }, 60, all)).toEqual([
      'longer lists 40',
    ])
  })

  it('leaves out what saves nothing and what is set already', () => {
    expect(chosen({ 'no records': 10, 'longer lists': 10 }, 90, { itemsPerPage: 500 })).toEqual([])
  })

  it('names all that help when they are not enough', () => {
    expect(chosen({ 'archive feed': 5, 'no cards': 5 }, 10, all)).toEqual([
      ...['archive feed 5', 'no cards 5'],
    ])
  })
})

it('every switch has words for what it costs, and is a setting that site.yaml takes', () => {
  expect(switches.map(({ name }) => name)).toEqual(Object.keys(losses))
  for (const { in: set } of switches) {
    const site = set(siteWith(all)) ?? siteWith({})
    const keys = Object.keys(siteSchema.shape).filter(key => key !== 'editions')
    const written = Object.fromEntries(keys.map(key => [key, site[key as keyof typeof site]]))
    expect(siteSchema.safeParse(written).success).toBe(true)
  }
})
