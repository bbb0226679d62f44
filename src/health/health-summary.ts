import type { Health } from './health.ts'

/** The figures of the health of an archive, a line each. */
export function healthSummary(health: Health): string {
  const { articles, addresses, reviews, withoutId, lonelyTags, withoutCredit, deadLinks } = health
  const parts: [number, string][] = [
    [articles, 'articles'],
    [addresses.all, 'addresses ever published'],
    [addresses.moved.length, 'lead on'],
    [addresses.gone.length, 'gone'],
    [addresses.unwritten, 'not written down yet (npm run keep)'],
    [reviews.filter(({ isDue }) => isDue).length, 'reviews due'],
    [withoutId.length, 'articles without an id'],
    [lonelyTags.length, 'tags with one article'],
    [withoutCredit.length, 'pictures without a credit'],
  ]
  if (deadLinks) parts.push([deadLinks.length, 'dead links to other sites'])
  return parts
    .map(([count, what]) => `${count.toLocaleString('en').padStart(9)}  ${what}`)
    .join('\n')
}
