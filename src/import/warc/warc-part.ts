/** One sequence of WARC records: a file, or a file within a WACZ. */
export interface WarcPart {
  place: string
  size: number
  /** How many bytes its records have, if that is known. */
  length?: number | undefined
  /** Its bytes as they are stored. */
  stored(): AsyncIterable<Uint8Array>
}
