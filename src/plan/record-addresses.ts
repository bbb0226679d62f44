/** The formats in which each article is there beside its page. */
export const recordFormats = ['md', 'json'] as const

/** A format of records, by the extension of its files. */
export type RecordFormat = (typeof recordFormats)[number]

/** Where an article is in a format, beside its page: `/2003/05/slug/index.md`. */
export function recordAddress(page: string, format: RecordFormat): string {
  return `${page}index.${format}`
}

/** The page beside which a record is. */
export function pageOfRecord(address: string): string {
  return address.replace(/[^/]*$/, '')
}

/** The catalogue's contents: which parts it has. */
export const catalogueAddress = '/archive/catalogue.json'

/** The part of the catalogue with the articles of a year. */
export function cataloguePartAddress(year: string): string {
  return `/archive/catalogue-${year}.jsonl`
}
