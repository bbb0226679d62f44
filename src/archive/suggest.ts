import { closest, distance } from 'fastest-levenshtein'

/**
 * The known value that a mistyped one most likely meant, or undefined when none is near: at most a
 * third of its letters differ, case and accents aside.
 */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const plain = new Map(known.map(value => [bare(value), value]))
  const best = closest(bare(typed), [...plain.keys()])
  const far = distance(bare(typed), best)
  return far <= Math.max(1, Math.floor(typed.length / 3)) ? plain.get(best) : undefined
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
