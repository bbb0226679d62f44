import { bitsBetween, bitsOf, type LikenessBits, mostApart } from './likeness.ts'

/** Parts of the two numbers of a likeness: the bit at which each begins, and how many it has. */
const bands = [
  { half: 0, start: 0, width: 8 },
  { half: 0, start: 8, width: 8 },
  { half: 0, start: 16, width: 8 },
  { half: 1, start: 0, width: 12 },
  { half: 1, start: 12, width: 12 },
] as const

/**
 * Finds the values whose texts are versions of one text, by their likenesses, as `areAlike()` does, or whose likenesses are
 * `apart` bits from it at most, nine or fewer. Few pairs are compared: of five bands, likenesses that differ in nine bits at
 * most differ in at most one bit in at least one band, and those that differ in four at most are the same in at least one
 * (Norouzi, Punjani and Fleet, 2012). Values come one by one, in no order, each once: whoever asks whether there are two does not wait for
 * thousands.
 */
export function alikeTexts<Value>(
  values: Iterable<readonly [likeness: string, value: Value]>,
): (likeness: string, apart?: number) => Generator<Value> {
  const byBand = bands.map(() => new Map<number, Kept<Value>[]>())
  for (const [likeness, value] of values) {
    const bits = bitsOf(likeness)
    if (bits === undefined) continue
    const kept = { bits, value }
    bands.forEach((band, i) => {
      const map = byBand[i] as Map<number, Kept<Value>[]>
      const part = partOf(bits, band)
      const known = map.get(part)
      if (known) known.push(kept)
      else map.set(part, [kept])
    })
  }
  return function* (likeness, apart = mostApart) {
    const bits = bitsOf(likeness)
    if (bits === undefined) return
    const met = new Set<Kept<Value>>()
    for (const [i, band] of bands.entries()) {
      for (const part of nearParts(partOf(bits, band), apart < bands.length ? 0 : band.width)) {
        for (const kept of byBand[i]?.get(part) ?? []) {
          if (bitsBetween(bits, kept.bits) > apart || met.has(kept)) continue
          met.add(kept)
          yield kept.value
        }
      }
    }
  }
}

interface Kept<Value> {
  bits: LikenessBits
  value: Value
}

function partOf(bits: LikenessBits, { half, start, width }: (typeof bands)[number]): number {
  return (bits[half] >>> start) & ((1 << width) - 1)
}

/** A part of a likeness, and those that differ from it in one of so many bits. */
function* nearParts(part: number, count: number): Generator<number> {
  yield part
  for (let bit = 0; bit < count; bit += 1) yield part ^ (1 << bit)
}
