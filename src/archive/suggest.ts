import { closest, distance } from 'fastest-levenshtein'

/** Lists up to this length are also searched for a word with two letters swapped. */
const shortList = 1000

/**
 * The known value that a mistyped one most likely meant, or undefined when none is near: at most a third of its
 * letters differ, case and accents aside; of a path, without the folders that both share. Two letters that changed
 * places count as one.
 */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const plain = new Map(known.map(value => [bare(value), value]))
  const keys = [...plain.keys()]
  const word = bare(typed)
  const most = (value: string) => Math.max(1, Math.floor(ownPart(word, value).length / 3))
  const best = closest(word, keys)
  if (distance(word, best) <= most(best)) return plain.get(best)
  if (keys.length > shortList || word.length > 30) return undefined
  for (const swapped of swaps(word)) {
    const near = closest(swapped, keys)
    if (distance(swapped, near) < most(near)) return plain.get(near)
  }
  return undefined
}

/** What a path has of its own: without the folders that it shares with another. */
function ownPart(path: string, other: string): string {
  let shared = 0
  while (shared < path.length && path[shared] === other[shared]) shared += 1
  return path.slice(path.lastIndexOf('/', shared - 1) + 1)
}

/** A word with each two neighbouring letters swapped in turn. */
export function swaps(word: string): string[] {
  return Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2),
  )
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
