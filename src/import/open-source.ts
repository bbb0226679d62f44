import { openFeed } from './feed/open-feed.ts'
import { openGhost } from './ghost/open-ghost.ts'
import { openMarkdown } from './markdown/open-folder.ts'
import type { OpenSource, SourceKind } from './old-item.ts'
import { openPage } from './page/open-page.ts'
import { openWarc } from './warc/open-warc.ts'
import { openWordPress } from './wordpress/open-wordpress.ts'

/** How an old archive of each kind is opened. */
export const openers: Record<SourceKind, OpenSource> = {
  wordpress: openWordPress,
  ghost: openGhost,
  markdown: openMarkdown,
  feed: openFeed,
  page: openPage,
  warc: openWarc,
}
