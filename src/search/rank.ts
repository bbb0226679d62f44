import type { Answer, Hit } from './segment.ts'

/**
 * What segments answer, the best first, and of the equally good the newest. A term that many articles hold says less
 * of one; how many do is counted over all the segments, so that it does not depend on how the archive is cut.
 */
export function rank(answers: readonly Answer[]): Hit[] {
  const hits = answers.flatMap(answer => answer.hits)
  const held: number[] = []
  for (const answer of answers)
    answer.held.forEach((count, i) => {
      held[i] = (held[i] ?? 0) + count
    })
  const most = Math.max(...held, 1)
  const weights = held.map(count => 1 + Math.log(most / Math.max(count, 1)))
  const scored = hits.map(hit => {
    const fits = hit.fits.reduce((sum, well, i) => sum + well * (weights[i] ?? 1), 0)
    return { hit, score: fits + hit.nearness / 2 }
  })
  return scored.sort((a, b) => b.score - a.score).map(({ hit }) => hit)
}
