import { type Article, retractedOn } from '../archive/article.ts'
import type { Edition } from '../archive/edition.ts'
import { absolute } from './links.ts'

/** What news search is told of an article. */
export interface News {
  publication: { name: string; language: string }
  /** W3C date or date-time. */
  publication_date: string
  title: string
}

/** Milliseconds for which an article is news. */
const whileNew = 48 * 3_600_000

/** Addresses that a news sitemap may hold. */
const most = 1000

/**
 * The articles of the last two days that were not retracted, newest first. Days are counted back from the newest article
 * and not from today, since a build has no clock: an edition that nobody adds to keeps its last news.
 */
export function newsOf({ articles, site }: Edition): { url: string; news: News }[] {
  const last = lastOf({ articles })
  const newest = Math.max(...last.slice(-1).map(({ date }) => date.instant))
  return last
    .filter(({ date }) => date.instant > newest - whileNew)
    .reverse()
    .map(article => ({
      url: absolute(site, article.address),
      news: {
        publication: { name: site.name, language: languageOf(article) },
        publication_date: article.date.iso,
        title: article.headline,
      },
    }))
}

/** Whether an edition has any news. */
export function hasNews(edition: Pick<Edition, 'articles'>): boolean {
  return lastOf(edition).length > 0
}

function lastOf({ articles }: Pick<Edition, 'articles'>): Article[] {
  return articles.slice(-most).filter(article => !retractedOn(article))
}

/** A language as news sitemaps name it: ISO 639, but for Chinese, which is told by its script. */
function languageOf({ lang }: Article): string {
  const { language, script } = new Intl.Locale(lang).maximize()
  if (language !== 'zh') return language
  return script === 'Hant' ? 'zh-tw' : 'zh-cn'
}
