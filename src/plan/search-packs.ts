/** A part of a file, from a byte to before another. */
export type Part = [start: number, end: number]

/** A part, and the file of the segment that holds it. */
export interface Packed {
  file: string
  at: Part
}

/**
 * Where the parts of a segment are: several of them in one file, since browsers load a part alone. It is the first line of
 * the segment's metadata, as JSON.
 */
export interface SegmentPacks {
  /** The words of the index, by the names that Pagefind gives to its parts. */
  index: Record<string, Packed>
  /** The pages that have each value of a filter, likewise. */
  filter: Record<string, Packed>
  /** What is shown of articles: so many of them in a part. */
  shown: { perPart: number; parts: Packed[]; ids: string[] }
}

/*
 * How many files a segment has follows from the number of its articles alone, so that it is known before the index is
 * made. More articles for each file make fewer files, and more that is rewritten when one of them changes.
 */

/** Articles for each file of words. */
const articlesPerFile = 80

/** How many files have the words of so many articles. */
export function filesOfWords(articles: number): number {
  return Math.ceil(articles / articlesPerFile)
}

/** Parts of what is shown of articles in one file. */
export const shownPerFile = 5
