import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { goneSchema } from '../archive/gone.ts'
import type { Redirect } from '../archive/redirects.ts'
import { siteSchema } from '../archive/site.ts'
import { planOf } from './plan.ts'

/** What a site with redirects answers at an address. */
function answering(redirects: readonly Redirect[]) {
  const fields = frontmatterSchema.parse({ title: 'Wall', date: '2019-05-04', aliases: ['/old/'] })
  const archive = archiveOf({
    site: siteSchema.parse({ name: 'The Quay' }),
    entries: [{ file: 'articles/wall.md', fields, body: '', links: [], images: [] }],
    ...{ standing: [], tags: [], sources: [], redirects },
    gone: goneSchema.parse(['/gone/', '/gone.pdf']),
    ...{ now: Date.parse('2026-01-01'), withDrafts: false },
  })
  return planOf(archive, new Map()).answer
}

const length = 1000
const chain = (end: string): Redirect[] =>
  Array.from({ length }, (_, i) => ({
    from: `/step/${i}/`,
    to: i + 1 < length ? `/step/${i + 1}/` : end,
  }))
const anyOrder = (redirects: readonly Redirect[]) =>
  fc.shuffledSubarray([...redirects], { minLength: redirects.length })

describe('answersOf()', () => {
  it.each([
    ['an article', '/2019/05/wall/', { status: 301, to: '/2019/05/wall/' }],
    ['an alias', '/old/', { status: 301, to: '/2019/05/wall/' }],
    ['an address in other letters', '/2019/05/WALL', { status: 301, to: '/2019/05/wall/' }],
    ['a page that is gone', '/gone/', { status: 301, to: '/gone/' }],
    ['a file that is gone', '/gone.pdf', { status: 410 }],
    ['another site', 'https://a.example/x', { status: 301, to: 'https://a.example/x' }],
    ['nothing', '/nothing/', undefined],
    ['itself', '/step/0/', undefined],
    ['its middle', '/step/500/', undefined],
  ])('follows 1,000 redirects in any order to %s', (_, end, answer) => {
    fc.assert(
      fc.property(anyOrder(chain(end)), fc.nat(length - 1), (redirects, first) => {
        const answerAt = answering(redirects)
        expect(answerAt(`/step/${first}/`)).toEqual(answer)
        const all = Array.from({ length }, (_, i) => answerAt(`/step/${i}/`))
        expect(all).toEqual(all.map(() => answer))
      }),
      { numRuns: 3 },
    )
  })

  it('makes pages of all of them that lead to the end at once', () => {
    const redirects = chain('/old/').reverse()
    const answerAt = answering(redirects)
    expect(new Set(redirects.map(({ from }) => JSON.stringify(answerAt(from))))).toEqual(
      new Set(['{"status":301,"to":"/2019/05/wall/"}']),
    )
  })

  it('leads another way where one leads nowhere', () => {
    const answerAt = answering([
      { from: '/2019/07/', to: '/nothing/' },
      { from: '/2019/08/', to: '/2019/08/09/' },
      { from: '/x/', to: '/2019/08/' },
    ])
    const year = { status: 301, to: '/2019/' }
    expect(['/2019/07/', '/2019/08/', '/x/'].map(answerAt)).toEqual([year, year, year])
  })
})
