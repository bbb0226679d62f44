import { isEmpty, type Value, type Values } from './value.ts'

/** The frontmatter of one file, from which each value is taken once. */
export interface Fields {
  /** The first value that says something, by the order of the names; it counts as used. */
  take(...names: string[]): Value | undefined
  /** The same, without using it. */
  peek(...names: string[]): Value | undefined
  /** A value as it was written, even if it is empty or null; it counts as used. */
  written(name: string): Value | undefined
  /** All values by their names, without using them. */
  all(): Values
  /** Names of values that nobody took, as they were written. */
  left(): string[]
}

/** A name without regard to case, hyphens and underlines: `last_modified_at` and `lastModifiedAt` are one. */
export function foldedKey(key: string): string {
  return key.toLowerCase().replaceAll(/[\s_-]/g, '')
}

/** Fields of frontmatter, and what counts where it says nothing. */
export function fieldsOf(values: Values, defaults: Values = {}): Fields {
  const all = new Map<string, { key: string; value: Value }>()
  for (const [key, value] of [...Object.entries(defaults), ...Object.entries(values)]) {
    all.set(foldedKey(key), { key, value })
  }
  const own = new Set(Object.keys(values).map(foldedKey))
  const used = new Set<string>()
  const firstOf = (names: readonly string[]) =>
    names.find(name => !isEmpty(all.get(foldedKey(name))?.value))
  const peek = (...names: string[]) => all.get(foldedKey(firstOf(names) ?? ''))?.value
  const written = (name: string) => {
    used.add(foldedKey(name))
    return all.get(foldedKey(name))?.value
  }
  return {
    peek,
    all: () => Object.fromEntries([...all.values()].map(({ key, value }) => [key, value])),
    written,
    take: (...names) => {
      const name = firstOf(names)
      return name === undefined ? undefined : written(name)
    },
    left: () =>
      [...all].flatMap(([name, { key, value }]) =>
        !own.has(name) || used.has(name) || isEmpty(value) ? [] : [key],
      ),
  }
}
