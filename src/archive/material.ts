import type { Entry } from './entry.ts'
import type { GoneEntry } from './gone.ts'
import type { Label } from './labels.ts'
import type { Preview } from './preview.ts'
import type { Published } from './published.ts'
import type { Redirect } from './redirects.ts'
import type { SiteFile } from './site.ts'
import type { StandingFields } from './standing-page.ts'

/** All that the archive is made from. No file, no clock: what is read and when is said here. */
export interface Material {
  site: SiteFile
  entries: readonly Entry[]
  standing: readonly Entry<StandingFields>[]
  /** Files of articles and pages that have errors, so that they have no entry. */
  faulty?: readonly string[]
  tags: readonly Label[]
  sources: readonly Label[]
  /** Every address that was ever published; without it, none is known. */
  published?: Published
  /** Where the addresses of `redirects.yaml` lead. */
  redirects?: readonly Redirect[]
  gone?: readonly GoneEntry[]
  /** Milliseconds since 1970: embargoes end and dates lie in the future as of then. */
  now: number
  /** Includes drafts and articles under embargo, marked as such: for writers and previews, never for the public site. */
  withDrafts: boolean
  /** Where a preview of the site is to be; without it, this is the site. */
  preview?: Preview | undefined
}
