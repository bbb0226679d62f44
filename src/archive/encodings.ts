/** How files can be compressed beforehand, as their names end: brotli and gzip. */
export const encodings = ['br', 'gz'] as const

/** A compression format of precompressed files, by its file ending. */
export type Encoding = (typeof encodings)[number]

/** How HTTP names them. */
export const contentCodings = { br: 'br', gz: 'gzip' } as const satisfies Record<Encoding, string>

/** The endings of files that are worth compressing: those of texts. */
export const compressibleEndings = [
  ...(['bib', 'css', 'csv', 'html', 'ics', 'js', 'json', 'jsonl', 'map', 'md', 'mjs'] as const),
  ...(['opml', 'ris', 'svg', 'txt', 'webmanifest', 'xml'] as const),
] as const
