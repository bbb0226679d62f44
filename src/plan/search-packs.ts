/** A part of a file, from a byte to before another. */
export type Part = [start: number, end: number]

/**
 * Where the parts of a segment are: many of them in one file, since browsers load a part alone. It is the first line of the
 * segment's metadata, as JSON.
 */
export interface SegmentPacks {
  /** The words of the index, by the names that Pagefind gives to its parts. */
  index: { file: string; parts: Record<string, Part> }
  /** The pages that have each value of a filter, likewise. */
  filter: { file: string; parts: Record<string, Part> }
  /** What is shown of articles: so many of them in a part. */
  shown: { perPart: number; parts: { file: string; at: Part }[]; ids: string[] }
}
