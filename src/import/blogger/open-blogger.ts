import { openFeeds } from '../feed/open-feed.ts'
import type { OpenSource } from '../old-item.ts'

/**
 * Opens what Blogger exports: the backup of a blog, or a folder of Google Takeout, of which the feeds that Blogger wrote
 * are read. Posts and pages are items; comments, settings, designs and what was thrown away are passed over by rule.
 */
export const openBlogger: OpenSource = (path, now) => openFeeds(path, 'blogger', now)
