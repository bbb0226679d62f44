import { recordFormats, type Site } from '../archive/site.ts'

/** A format in which an article can be there beside its page. */
export type RecordFormat = (typeof recordFormats)[number]

const extensions = { markdown: 'md', json: 'json' } as const satisfies Record<RecordFormat, string>

/** The formats in which the articles of a site are there beside their pages. */
export function recordFormatsOf({ records }: Pick<Site, 'records'>): RecordFormat[] {
  return recordFormats.filter(format => records === true || records === format)
}

/** Where an article is in a format, beside its page: `/2003/05/slug/index.md`. */
export function recordAddress(page: string, format: RecordFormat): string {
  return `${page}index.${extensions[format]}`
}

/** The page beside which a record is. */
export function pageOfRecord(address: string): string {
  return address.replace(/[^/]*$/, '')
}

/** The catalogue's contents: which parts it has. */
export const catalogueAddress = '/archive/catalogue.json'

/** The part of the catalogue with the articles of a span of time. */
export function cataloguePartAddress(part: string): string {
  return `/archive/catalogue-${part}.jsonl`
}
