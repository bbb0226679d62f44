/** What is known of one thing by two numbers: its weight, and how large it is. */
export type Point = readonly [weight: number, size: number]

/** How large something of a weight is, by the straight line nearest to what is known; never less than nothing. */
export function lineThrough(points: readonly Point[]): (weight: number) => number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  if (points.length === 0) return () => 0
  const [weight, size] = [mean(0), mean(1)]
  let [along, across] = [0, 0]
  for (const [x, y] of points) {
    along += (x - weight) * (y - size)
    across += (x - weight) ** 2
  }
  const slope = across === 0 ? 0 : along / across
  return x => Math.max(0, size + slope * (x - weight))
}

/** So many of a list, spread evenly over it; all of a list that has no more. */
export function spreadOver<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items]
  const at = (i: number) => Math.floor(((i + 0.5) * items.length) / most)
  return Array.from({ length: most }, (_, i) => items[at(i)] as Item)
}
