/** One page of a list: its number from 1 (the oldest), and its part of the list. */
export interface ListPart<Item> {
  number: number
  items: Item[]
  /** Whether it is the newest page: the only one that another item can change. */
  newest: boolean
}

/**
 * Cuts a list, oldest first, into pages that never change once they have a number of their own: page
 * 1 holds the oldest `size` items, and so on. The newest page holds what is left, from half a page to
 * one and a half, so that no reader meets a page with a single headline. Always one page at least.
 */
export function paginate<Item>(items: readonly Item[], size: number): ListPart<Item>[] {
  const full = Math.max(0, Math.floor((items.length - Math.ceil(size / 2)) / size))
  const parts = Array.from({ length: full }, (_, i) => ({
    number: i + 1,
    items: items.slice(i * size, (i + 1) * size),
    newest: false,
  }))
  return [...parts, { number: full + 1, items: items.slice(full * size), newest: true }]
}
