import type { OldPicture } from '../old-item.ts'

/** What a page says of its article in one of the many ways of saying it; texts as they stand. */
export interface Facts {
  /** Whether it says that it is an article. */
  isArticle?: boolean | undefined
  title?: string | undefined
  description?: string | undefined
  authors?: string[] | undefined
  published?: string | undefined
  modified?: string | undefined
  section?: string | undefined
  tags?: string[] | undefined
  site?: string | undefined
  picture?: OldPicture | undefined
  lang?: string | undefined
  address?: string | undefined
  license?: string | undefined
}

/** One set of facts of several: of each kind what the first tells that tells something. */
export function mergedFacts(all: readonly Facts[]): Facts {
  const merged: Facts = {}
  for (const facts of all.toReversed()) {
    for (const [name, value] of Object.entries(facts)) {
      if (tells(value)) Object.assign(merged, { [name]: value })
    }
  }
  return merged
}

function tells(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
}
