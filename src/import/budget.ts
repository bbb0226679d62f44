/**
 * How much of an old archive its readers take in at a time, so that no file decides how much memory or time an import
 * needs. What is beyond is reported by name, and the rest is imported.
 */
export const budget = {
  /** Bytes of one item: a page, a record of a web archive, an entry of a feed or an export. */
  item: 64 * 1024 * 1024,
  /** Bytes of one body after it was unpacked. */
  unpacked: 128 * 1024 * 1024,
  /** Bytes of one JSON document, which has to be parsed as a whole. */
  json: 256 * 1024 * 1024,
  /** Characters of one text, Markdown or HTML: more than any person wrote in one file. */
  text: 20_000_000,
  /** Bytes of the headers of one record of a web archive. */
  headers: 1024 * 1024,
  /** Bytes of a damaged place of a web archive that are kept, to look in them for the next record. */
  again: 32 * 1024 * 1024,
  /** Bytes of one file of a web archive that are read twice for its damages. */
  againInAll: 1024 * 1024 * 1024,
  /** Levels of elements in markup that is read as it is: browsers stop at 512, too. */
  levels: 512,
  /** Levels of elements in an XML document, beyond which its parser would take quadratic time. */
  xmlLevels: 20_000,
} as const
