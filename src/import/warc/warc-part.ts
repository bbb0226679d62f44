/** One sequence of WARC records: a file, or a file within a WACZ. */
export interface WarcPart {
  place: string
  size: number
  /** Its bytes as they are stored. */
  stored(): AsyncIterable<Uint8Array>
}
