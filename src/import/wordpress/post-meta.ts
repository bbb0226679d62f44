import type { Element } from 'domhandler'
import { childrenNamed, textOf } from '../xml-records.ts'

/** A value of `wp:postmeta` by its key. */
export function metaOf(element: Element, key: string): string | undefined {
  return metasOf(element, key)[0]
}

/** All values of `wp:postmeta` of a key. */
export function metasOf(element: Element, key: string): string[] {
  return childrenNamed(element, 'wp:postmeta')
    .filter(meta => textOf(meta, 'wp:meta_key') === key)
    .flatMap(meta => textOf(meta, 'wp:meta_value') ?? [])
}
