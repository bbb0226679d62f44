import { type Article, type Picture, retractedOn } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import { href } from './links.ts'

/** What the search page shows of an article that was found, but its text. */
export interface ResultShown {
  url: string
  headline: string
  standfirst?: string
  authors: string[]
  tags: string[]
  section?: string
  region?: string
  source: string
  lang: string
  day: string
  /** Whether it was taken back, its text left to readers. */
  retracted?: true
  /** Alternative texts, captions and credits of its pictures, and its corrections. */
  beside: string[]
}

/** What search knows of an article, but its text. */
export interface SearchRecord {
  file: string
  /** The digest of its text. */
  body: string
  shown: ResultShown
  /** Whether readers find it by the name of its source: not when that is the publication itself. */
  sourced: boolean
  filters: Record<string, string[]>
  sort: Record<string, string>
}

/** What search knows of an article: all that readers see on its page, what narrows a search, and its order. */
export function recordOf(article: Article, { site }: Edition): SearchRecord {
  const { file, body, id, date, section, region, source, tags, lang, sourced } = article
  const { day, instant } = date
  const labels = tags.map(({ label }) => label)
  return {
    ...{ file, body, sourced },
    shown: {
      ...{ url: href(site, article.address), headline: article.headline },
      ...(article.description ? { standfirst: article.description } : {}),
      ...{ authors: article.authors, tags: labels },
      ...(section ? { section: section.label } : {}),
      ...(region ? { region: region.label } : {}),
      ...{ source: source.label, lang, day, beside: besideText(article) },
      ...(retractedOn(article) ? { retracted: true } : {}),
    },
    filters: {
      source: [source.label],
      ...(section ? { section: [section.label] } : {}),
      ...(region ? { region: [region.label] } : {}),
      ...(labels.length > 0 ? { tag: labels } : {}),
      lang: [lang],
      ...{ year: [day.slice(0, 4)], month: [day.slice(0, 7)], day: [day] },
    },
    sort: { date: `${day} ${sortable(instant)} ${id}` },
  }
}

function besideText({ cover, gallery, alts, corrections }: Article): string[] {
  const saidOf = ({ alt, caption, credit }: Picture) => [caption, alt, credit]
  const pictures = [...(cover ? [cover] : []), ...gallery].flatMap(saidOf)
  const all = [...pictures, ...alts, ...corrections.map(({ text }) => text)]
  return [...new Set(all.filter((text): text is string => Boolean(text)))]
}

/** An instant as a text that sorts as the instant does: digits of one length, years before 1970 too. */
export function sortable(instant: number): string {
  return String(instant + 1e15).padStart(16, '0')
}
