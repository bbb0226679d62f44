import type { OldSite } from '../old-item.ts'
import type { KeptPictures } from './kept-pictures.ts'
import type { NewestCaptures } from './newest-captures.ts'
import type { Redirects } from './redirects.ts'

/** What stands in the records of an archive, learned at the first reading. */
export interface Known {
  /** What the site is, by the first page. */
  site: OldSite
  captures: NewestCaptures
  redirects: Redirects
  pictures: KeptPictures
}
