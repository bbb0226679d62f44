/** What is known of a file of a published site. */
export interface PublishedFile {
  /** Bytes. */
  size: number
  /** Of its bytes, in hexadecimal. */
  sha256: string
  /** Of all that the page shows; empty for files that no page of the plan is. */
  fingerprint: string
  /** A digest of what the page itself says, apart from its template and its neighbours; only pages have one. */
  content?: string | undefined
}

/** Files of a site by their places, with what is known of each. */
export type PublishedFiles = ReadonlyMap<string, PublishedFile>
