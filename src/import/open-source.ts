import type { Generator } from './markdown/generator.ts'
import type { Source, SourceKind } from './old-item.ts'
import { otherSystem, refusal, warning } from './other-systems.ts'

/** How an old archive of each kind is opened; what reads it is loaded then. */
const openers: Record<SourceKind, (path: string, generator?: Generator) => Promise<Source>> = {
  wordpress: async path => (await import('./wordpress/open-wordpress.ts')).openWordPress(path),
  ghost: async path => (await import('./ghost/open-ghost.ts')).openGhost(path),
  blogger: async path => (await import('./blogger/open-blogger.ts')).openBlogger(path),
  markdown: async (path, generator) =>
    (await import('./markdown/open-folder.ts')).openMarkdown(path, generator),
  feed: async path => (await import('./feed/open-feed.ts')).openFeed(path),
  page: async path => (await import('./page/open-page.ts')).openPage(path),
  warc: async path => (await import('./warc/open-warc.ts')).openWarc(path),
}

/**
 * Opens an old archive of a kind. Throws `Unusable` when nothing of it can be read, or when it is of another system,
 * unless its keeper said what it is to be read as: then the source warns.
 *
 * @param generator that a folder of Markdown was made for, where it is not to be recognized
 * @param asked what the keeper said, a kind or a generator
 */
export async function openSource(
  kind: SourceKind,
  path: string,
  generator?: Generator,
  asked?: string,
): Promise<Source> {
  const other = await otherSystem(path)
  if (other !== undefined && asked === undefined) throw refusal(path, other)
  const source = await openers[kind](path, generator)
  if (other === undefined || asked === undefined) return source
  return Object.assign(source, { notes: [warning(other, asked), ...(source.notes ?? [])] })
}
