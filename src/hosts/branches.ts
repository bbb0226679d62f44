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
export function branches<E>(
  entries: readonly E[],
  keyOf: (entry: E) => string,
  known = 0,
): Branches<E> {
  if (entries.length <= leafSize || entries.every(entry => keyOf(entry).length <= known))
    return { kind: 'leaf', entries }
  const prefixOf = (entry: E) => {
    const key = keyOf(entry)
    return key.slice(0, known + String.fromCodePoint(key.codePointAt(known) ?? 0).length)
  }
  const groups = [...Map.groupBy(entries, entry => prefixOf(entry).toLowerCase()).values()]
  if (groups.length === 1) return branches(entries, keyOf, known + 1)
  const parts = groups.map(group => {
    const prefix = prefixOf(group[0] as E)
    return { prefix, branches: branches(group, keyOf, prefix.length) }
  })
  return { kind: 'branches', parts }
}
