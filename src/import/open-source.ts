import type { Generator } from './markdown/generator.ts'
import type { Source, SourceKind } from './old-item.ts'
import { otherSystem, refusal, warning } from './other-systems.ts'

/** How an archive is to be read, as far as its keeper said it. */
interface Asked {
  /** The generator that a folder of Markdown was made for, where it is not to be recognized. */
  generator?: Generator | undefined
  /** What the keeper said, a kind or a generator. */
  asked?: string | undefined
  /** The moment of the import, in milliseconds since 1970. */
  now?: number
}

/** How an old archive of each kind is opened; what reads it is loaded then. */
const openers: Record<SourceKind, (path: string, asked: Asked) => Promise<Source>> = {
  wordpress: async path => (await import('./wordpress/open-wordpress.ts')).openWordPress(path),
  ghost: async path => (await import('./ghost/open-ghost.ts')).openGhost(path),
  blogger: async (path, { now }) =>
    (await import('./blogger/open-blogger.ts')).openBlogger(path, now),
  markdown: async (path, { generator, now }) =>
    (await import('./markdown/open-folder.ts')).openMarkdown(path, generator, now),
  feed: async (path, { now }) => (await import('./feed/open-feed.ts')).openFeed(path, now),
  page: async (path, { now }) => (await import('./page/open-page.ts')).openPage(path, now),
  warc: async path => (await import('./warc/open-warc.ts')).openWarc(path),
}

/**
 * Opens an old archive of a kind. Throws `Unusable` when nothing of it can be read, or when it is of another system,
 * unless its keeper said what it is to be read as: then the source warns.
 */
export async function openSource(kind: SourceKind, path: string, how: Asked = {}): Promise<Source> {
  const other = await otherSystem(path)
  if (other !== undefined && how.asked === undefined) throw refusal(path, other)
  const source = await openers[kind](path, how)
  if (other === undefined || how.asked === undefined) return source
  return Object.assign(source, { notes: [warning(other, how.asked), ...(source.notes ?? [])] })
}
