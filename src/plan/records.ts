import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import { fillLeads, type MarkdownText } from '../archive/markdown-text.ts'
import { articleRecord, publicationOf } from './article-record.ts'
import type { Catalogue } from './catalogue.ts'
import { addressOf, fillBody } from './fill-body.ts'
import { frontmatterOf } from './frontmatter-text.ts'
import { absolute } from './links.ts'
import { type Planned, planned } from './page.ts'
import { recordAddress, recordFormatsOf } from './record-addresses.ts'
import type { ImageFacts } from './row.ts'

/** An article for programs: beside its page, in the format that the extension of its address says. */
export interface RecordShown {
  file: string
  /** The digest of its text. */
  body: string
  /** The digest of all else that is told of it. */
  print: string
}

declare module './page.ts' {
  interface Shown {
    record: RecordShown
  }
}

/** Every article in each format that the site has switched on. */
export function recordFiles({ articles, site }: Edition, catalogue: () => Catalogue): Planned[] {
  const formats = recordFormatsOf(site)
  return articles.flatMap(article => {
    const { file, body } = article
    const show = () => ({ file, body, print: catalogue().printOf(article) })
    return formats.map(format => planned('record', recordAddress(article.address, format), show))
  })
}

/** An article as Markdown: frontmatter in the article format, and its text with complete addresses. */
export function markdownRecord(
  article: Article,
  text: MarkdownText,
  archive: Archive,
  images: ImageFacts,
): string {
  const { site } = archive
  const filled = fillLeads(text, ({ kind, target }) => {
    if (kind === 'own') return absolute(site, article.address) + target
    if (kind === 'site') return site.address + site.basePath.slice(0, -1) + target
    if (kind === 'image') {
      const found = images.get(target)
      return found && absolute(site, `/${found.file}`)
    }
    const [file = '', ...fragment] = target.split(/(?=#)/)
    const address = addressOf(file, archive) ?? archive.withdrawn.get(file)?.address
    return address === undefined ? undefined : absolute(site, address) + fragment.join('')
  })
  const matter = frontmatterOf(articleRecord(article, archive, images))
  return `${matter}\n${filled.replace(/^(?:[ \t]*\n)+/, '').trimEnd()}\n`
}

/** An article as JSON (`docs/schema/record.schema.json`). */
export function jsonRecord(
  article: Article,
  { html, text }: { html: string; text: string },
  archive: Archive,
  images: ImageFacts,
): string {
  const { address } = article
  const record = {
    ...articleRecord(article, archive, images),
    publication: publicationOf(article, archive),
    html: fillBody({ html, address }, archive, images, 'feed'),
    text,
  }
  return `${JSON.stringify(record)}\n`
}
