import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, Facet } from './article.ts'
import { byDate, byText } from './order.ts'
import { relatedIn } from './related.ts'

interface Sketch {
  day: number
  tags: number[]
}

const instantOf = (day: number) => Date.UTC(2001, 0, 1 + day)

/** Articles with these tags, listed by their tags oldest first, as the archive does it. */
function articlesOf(sketches: readonly Sketch[], order = sketches.map((_, i) => i)): Article[] {
  const facets = new Map<number, Facet>()
  const facet = (tag: number): Facet => {
    const known = facets.get(tag) ?? {
      kind: 'tag',
      slug: `t${tag}`,
      label: `T${tag}`,
      articles: [],
    }
    facets.set(tag, known)
    return known
  }
  const articles = order.map(i => {
    const { day, tags } = sketches[i] as Sketch
    const instant = instantOf(day)
    const date = { day: new Date(instant).toISOString().slice(0, 10), instant, iso: '' }
    return {
      id: `a${i}`,
      lang: 'en',
      date,
      tags: [...new Set(tags)].map(facet),
    } as unknown as Article
  })
  const sorted = articles.toSorted(byDate)
  for (const article of sorted) for (const tag of article.tags) tag.articles.push(article)
  return sorted
}

const archive = (most: number, tags: number) =>
  fc.array(
    fc.record({
      day: fc.nat(30),
      tags: fc.array(fc.nat(tags - 1), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: most },
  )

/** All pairs weighed, without any limit of reach. */
function weighed(article: Article, all: readonly Article[], most: number): string[] {
  const weight = (other: Article) =>
    other.tags
      .filter(tag => article.tags.includes(tag))
      .reduce((sum, { articles }) => sum + 32 - Math.floor(Math.log2(articles.length)), 0)
  const distance = (other: Article) => Math.abs(other.date.instant - article.date.instant)
  return all
    .filter(other => other !== article && weight(other) > 0)
    .toSorted((a, b) => weight(b) - weight(a) || distance(a) - distance(b) || byDate(a, b))
    .slice(0, most)
    .map(({ id }) => id)
}

const ids = (articles: readonly Article[]) => articles.map(({ id }) => id)

const relatedTo = (article: Article, all: readonly Article[], most: number) =>
  relatedIn(all, 'en')(article, most)

describe('relatedIn()', () => {
  it('names what weighing every pair names, when each tag has few articles', () => {
    fc.assert(
      fc.property(archive(9, 5), fc.integer({ min: 1, max: 8 }), (sketches, most) => {
        const all = articlesOf(sketches)
        for (const article of all) {
          expect(ids(relatedTo(article, all, most))).toEqual(weighed(article, all, most))
        }
      }),
    )
  })

  it('never names the article itself, nor one twice, nor more than asked, nor one without a tag of it', () => {
    fc.assert(
      fc.property(archive(60, 4), fc.nat(6), (sketches, most) => {
        const all = articlesOf(sketches)
        for (const article of all) {
          const related = relatedTo(article, all, most)
          expect(related).not.toContain(article)
          expect(new Set(related).size).toBe(related.length)
          expect(related.length).toBeLessThanOrEqual(most)
          for (const other of related) {
            expect(other.tags.some(tag => article.tags.includes(tag))).toBe(true)
          }
        }
      }),
    )
  })

  it('does not depend on the order in which articles were read', () => {
    const shuffled = archive(40, 4).chain(sketches =>
      fc.tuple(
        fc.constant(sketches),
        fc.shuffledSubarray(
          sketches.map((_, i) => i),
          { minLength: sketches.length },
        ),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([sketches, order]) => {
        const told = (all: Article[]) =>
          all.map(article => [article.id, ids(relatedTo(article, all, 4))])
        expect(told(articlesOf(sketches, order))).toEqual(told(articlesOf(sketches)))
      }),
    )
  })

  it('prefers a rare tag to a common one', () => {
    const common = Array.from({ length: 12 }, () => ({ day: 1, tags: [0] }))
    const all = articlesOf([{ day: 0, tags: [0, 1] }, ...common, { day: 30, tags: [1] }])
    expect(ids(relatedTo(all[0] as Article, all, 1))).toEqual(['a13'])
  })

  it('prefers the nearer in time among equals, and the older among the equally near', () => {
    const days = [0, 4, 5, 6, 9].map(day => ({ day, tags: [0] }))
    const all = articlesOf(days)
    expect(ids(relatedTo(all[2] as Article, all, 4))).toEqual(['a1', 'a3', 'a4', 'a0'])
  })

  it('passes over an original and its translation, each of which has its own link to the other', () => {
    const all = articlesOf([0, 1, 2].map(day => ({ day, tags: [0] })))
    const [original, translation] = all as [Article, Article]
    translation.translationOf = original.id
    expect(ids(relatedTo(translation, all, 4))).toEqual(['a2'])
    expect(ids(relatedTo(original, all, 4))).toEqual(['a2'])
  })

  it('names of an article and its translation one alone: that in the language asked for, if it is met', () => {
    const all = articlesOf([0, 1, 2, 3].map(day => ({ day, tags: [0, day] })))
    const [original, , translation, asking] = all as [Article, Article, Article, Article]
    Object.assign(translation, { translationOf: original.id, lang: 'fr' })
    expect(ids(relatedTo(asking, all, 4))).toEqual(['a1', 'a0'])
    original.lang = 'es'
    translation.lang = 'en'
    expect(ids(relatedTo(asking, all, 4))).toEqual(['a2', 'a1'])
    original.lang = 'en'
    translation.lang = 'fr'
    asking.tags = (translation.tags as Facet[]).slice(1)
    translation.tags.at(-1)?.articles.push(asking)
    expect(ids(relatedTo(asking, all, 4))).toEqual(['a2'])
  })
})

describe('byDate()', () => {
  it('is a total order: antisymmetric, transitive, and equal for the same article alone', () => {
    fc.assert(
      fc.property(archive(20, 1), sketches => {
        const all = articlesOf(sketches)
        for (const a of all) {
          for (const b of all) {
            expect(Math.sign(byDate(a, b)) + Math.sign(byDate(b, a))).toBe(0)
            expect(byDate(a, b) === 0).toBe(a === b)
          }
        }
        for (let i = 1; i < all.length; i += 1) {
          expect(byDate(all[0] as Article, all[i] as Article)).toBeLessThan(0)
        }
      }),
    )
  })

  it('sorts by day first, then by time, then by id', () => {
    const of = (id: string, day: string, instant: number) =>
      ({ id, date: { day, instant, iso: '' } }) as unknown as Article
    const sorted = [
      of('z', '2003-05-13', 9),
      of('b', '2003-05-14', 1),
      of('a', '2003-05-14', 2),
      of('c', '2003-05-14', 2),
    ]
    expect(ids(sorted.toReversed().toSorted(byDate))).toEqual(['z', 'b', 'a', 'c'])
  })
})

describe('byText()', () => {
  it('is antisymmetric and equal for equal texts alone', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(byText(a, b) + byText(b, a)).toBe(0)
        expect(byText(a, b) === 0).toBe(a === b)
      }),
    )
  })

  it('knows no locale', () => {
    expect(['é', 'z', 'Z', 'e', 'a'].toSorted(byText)).toEqual(['Z', 'a', 'e', 'z', 'é'])
  })
})
