import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkRedirects } from './redirects.ts'

/** Addresses of redirects that lead in a circle. */
const circling = (pairs: readonly (readonly [string, string])[]) =>
  checkRedirects(pairs.map(([from, to]) => ({ from, to }))).map(problem =>
    'address' in problem ? problem.address : '',
  )

it('names each redirect of a circle, and none that leads into one', () => {
  const circle = [['/a/', '/B/'] as const, ['/b/', '/c/'] as const, ['/c/', '/a'] as const]
  expect(circling([['/into/', '/b/'], ...circle, ['/own/', '/own/'], ['/x/', '/y/']])).toEqual([
    ...['/a/', '/b/', '/c/', '/own/'],
  ])
})

it('finds what walking from each redirect finds', () => {
  const targets = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 25 })
  fc.assert(
    fc.property(targets, all => {
      const leadsBack = (start: number) => {
        let at = all[start]
        for (let i = 0; i < all.length && at !== undefined && at !== start; i += 1) at = all[at]
        return at === start
      }
      expect(circling(all.map((to, from) => [`/${from}/`, `/${to}/`] as const))).toEqual(
        [...all.keys()].filter(leadsBack).map(from => `/${from}/`),
      )
    }),
  )
})
