/** A source of chance that gives the same numbers for the same seed: from 0 up to, but not, 1. */
export type Chance = () => number

/** Mulberry32 (Tommy Ettinger, public domain): a small generator whose numbers are even enough here. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from `least` to `most`. */
export function between(chance: Chance, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1))
}

/** Draws from a list by Zipf's law: the item at place r (from 1) in proportion to 1/r. */
export function zipf<Item>(items: readonly Item[]): (chance: Chance) => Item {
  const sums = new Float64Array(items.length)
  let sum = 0
  for (let i = 0; i < items.length; i += 1) {
    sum += 1 / (i + 1)
    sums[i] = sum
  }
  return chance => items[firstAbove(sums, chance() * sum)] as Item
}

function firstAbove(sums: Float64Array, value: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) > value) high = middle
    else low = middle + 1
  }
  return low
}
