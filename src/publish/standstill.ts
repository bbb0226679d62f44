/**
 * Finds work that does not go on. Whoever watches looks at what is under way again and again: work whose count was the
 * same in so many looks after another (`patience`) stands still. Looks are counted and not time, so that a process that
 * was itself held up, or a machine that slept, finds nothing.
 */
export function standstill<Work>(
  patience: number,
  countOf: (work: Work) => number,
): (underWay: Iterable<Work>) => Work | undefined {
  let before = new Map<Work, { count: number; looks: number }>()
  return underWay => {
    const now = new Map(
      [...underWay].map(work => {
        const count = countOf(work)
        const known = before.get(work)
        return [work, { count, looks: known?.count === count ? known.looks + 1 : 0 }] as const
      }),
    )
    before = now
    return [...now].find(([, { looks }]) => looks >= patience)?.[0]
  }
}
