import { openFeed } from './feed/open-feed.ts'
import { openGhost } from './ghost/open-ghost.ts'
import type { OpenSource, SourceKind } from './old-item.ts'
import { openPage } from './page/open-page.ts'
import { openWarc } from './warc/open-warc.ts'
import { openWordPress } from './wordpress/open-wordpress.ts'

/** How an old archive of each kind is opened. */
export const openers: Record<Exclude<SourceKind, 'markdown'>, OpenSource> = {
  wordpress: openWordPress,
  ghost: openGhost,
  feed: openFeed,
  page: openPage,
  warc: openWarc,
}
