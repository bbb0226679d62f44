import { relative } from 'node:path'

/** A path as people type it: relative to where they stand when it lies below, else whole. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near === '' ? '.' : near.startsWith('..') ? path : near
}
