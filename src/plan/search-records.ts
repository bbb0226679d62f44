import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'
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

/** What search is told of an article. */
export function recordOf(article: Article, { site }: Archive): SearchRecord {
  const { file, body, headline, address, date, section, region, source, sourced, tags, lang } =
    article
  const dateline = [section?.label, region?.label].filter(label => label !== undefined)
  return {
    file,
    body,
    url: href(site, address),
    meta: {
      title: headline,
      date: date.iso,
      ...(dateline.length > 0 ? { dateline: dateline.join(' – ') } : {}),
      ...(sourced ? { source: source.label } : {}),
      ...(lang === site.language ? {} : { lang }),
    },
    filters: {
      source: [source.label],
      ...(section ? { section: [section.label] } : {}),
      ...(region ? { region: [region.label] } : {}),
      ...(tags.length > 0 ? { tag: tags.map(({ label }) => label) } : {}),
      year: [date.day.slice(0, 4)],
      ...(lang === site.language ? {} : { lang: [lang] }),
    },
    sort: { date: sortable(date.instant) },
  }
}

/** An instant as a text that sorts as the instant does: digits of one length, years before 1970 too. */
export function sortable(instant: number): string {
  return String(instant + 1e15).padStart(16, '0')
}
