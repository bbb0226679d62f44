import { digestOf } from '../archive/digest.ts'
import { byText } from '../archive/order.ts'

/** One of several machines that make a site together. */
export interface Shard {
  /** From 1. */
  number: number
  of: number
}

/** A shard as it is typed, `2/4`; undefined when that names none. At most 999 make a site. */
export function shardFrom(text: string): Shard | undefined {
  const [, number, of] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []
  return Number(number) <= Number(of) ? { number: Number(number), of: Number(of) } : undefined
}

/** A shard as it is typed. */
export function shownShard({ number, of }: Shard): string {
  return `${number}/${of}`
}

/**
 * Whether a shard makes what is at an address. The address alone decides: each belongs to one shard, on every machine and
 * whatever is stale there. Shards get nearly the same number of every kind of page.
 */
export function isOfShard(address: string, { number, of }: Shard): boolean {
  return Number.parseInt(digestOf(address).slice(0, 12), 16) % of === number - 1
}

/**
 * Which of several lumps a shard makes. Lumps are few and of different size, so that digests would not divide them evenly:
 * the largest that is left goes to the shard that has least. `sizes` are those of all lumps, by their names.
 */
export function lumpsOf(
  sizes: ReadonlyMap<string, number>,
  { number, of }: Shard,
): ReadonlySet<string> {
  const loads = Array.from({ length: of }, () => 0)
  const own = new Set<string>()
  const largestFirst = [...sizes].sort(([a, one], [b, two]) => two - one || byText(a, b))
  for (const [name, size] of largestFirst) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + size
    if (least === number - 1) own.add(name)
  }
  return own
}
