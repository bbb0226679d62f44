import type { Article } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import { href } from './links.ts'

/** What search knows of an article, but its text. */
export interface SearchRecord {
  file: string
  /** The digest of its text. */
  body: string
  url: string
  meta: Record<string, string>
  filters: Record<string, string[]>
  sort: Record<string, string>
}

/**
 * What search is told of an article. Only its headline is metadata, since Pagefind searches that too; results
 * take all else that they show from the filters.
 */
export function recordOf(article: Article, { site }: Edition): SearchRecord {
  const { file, body, id, headline, address, date, section, region, source, tags, lang } = article
  const { day, instant } = date
  return {
    file,
    body,
    url: href(site, address),
    meta: { title: headline },
    filters: {
      source: [source.label],
      ...(section ? { section: [section.label] } : {}),
      ...(region ? { region: [region.label] } : {}),
      ...(tags.length > 0 ? { tag: tags.map(({ label }) => label) } : {}),
      lang: [lang],
      ...{ year: [day.slice(0, 4)], month: [day.slice(0, 7)], day: [day] },
    },
    sort: { date: `${day} ${sortable(instant)} ${id}` },
  }
}

/** An instant as a text that sorts as the instant does: digits of one length, years before 1970 too. */
export function sortable(instant: number): string {
  return String(instant + 1e15).padStart(16, '0')
}
