/** What is known of a file of the output folder. */
export interface LedgerRow {
  /** Of all that the page shows; empty for files that no page of the plan is. */
  fingerprint: string
  /** Bytes. */
  size: number
  /** Milliseconds since 1970, with fractions. */
  mtime: number
  /** Of its bytes, in hexadecimal. */
  sha256: string
}

/** Files below the output folder with what is known of each. */
export type Rows = ReadonlyMap<string, LedgerRow>
