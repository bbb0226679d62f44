/** Entries by what their keys begin with, for a server that looks through entries one by one: few at a time. */
export type Branches<E> =
  | { kind: 'leaf'; entries: readonly E[] }
  | { kind: 'branches'; parts: readonly { prefix: string; branches: Branches<E> }[] }

/** So many entries are looked through at once. */
const leafSize = 200

/**
 * Divides entries by the next letter of their keys until few have the same beginning. Capitals and small letters go
 * together, for servers whose prefixes do not tell them apart.
 */
export function branches<E extends { key: string }>(entries: readonly E[], known = 0): Branches<E> {
  if (entries.length <= leafSize || entries.every(({ key }) => key.length <= known))
    return { kind: 'leaf', entries }
  const end = (key: string) => known + String.fromCodePoint(key.codePointAt(known) ?? 0).length
  const parts = [
    ...Map.groupBy(entries, ({ key }) => key.slice(0, end(key)).toLowerCase()).values(),
  ]
  if (parts.length === 1) return branches(entries, known + 1)
  return {
    kind: 'branches',
    parts: parts.map(some => {
      const [{ key }] = some as [E]
      const prefix = key.slice(0, end(key))
      return { prefix, branches: branches(some, prefix.length) }
    }),
  }
}
