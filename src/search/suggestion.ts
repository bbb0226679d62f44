import { distance } from 'fastest-levenshtein'

/** Words that a reader may have meant by one that is nowhere: a letter or two away, the nearest first. */
export function nearWords<Known extends { word: string; count: number }>(
  word: string,
  known: readonly Known[],
): Known[] {
  const most = word.length < 5 ? 1 : 2
  const isFigure = /\p{N}/u.test(word)
  if (word.length < 3 || isFigure) return []
  return known
    .filter(one => Math.abs(one.word.length - word.length) <= most && one.word !== word)
    .map(one => ({ one, far: distance(word, one.word) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far || b.one.count - a.one.count)
    .map(({ one }) => one)
}
