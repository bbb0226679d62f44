import type { Source, SourceKind } from './old-item.ts'

/** How an old archive of each kind is opened; what reads it is loaded then. */
const openers: Record<SourceKind, (path: string) => Promise<Source>> = {
  wordpress: async path => (await import('./wordpress/open-wordpress.ts')).openWordPress(path),
  ghost: async path => (await import('./ghost/open-ghost.ts')).openGhost(path),
  blogger: async path => (await import('./blogger/open-blogger.ts')).openBlogger(path),
  markdown: async path => (await import('./markdown/open-folder.ts')).openMarkdown(path),
  feed: async path => (await import('./feed/open-feed.ts')).openFeed(path),
  page: async path => (await import('./page/open-page.ts')).openPage(path),
  warc: async path => (await import('./warc/open-warc.ts')).openWarc(path),
}

/** Opens an old archive of a kind. Throws `Unusable` when nothing of it can be read. */
export function openSource(kind: SourceKind, path: string): Promise<Source> {
  return openers[kind](path)
}
