import { lineOf } from '../clean-text.ts'
import type { Facts } from './page-facts.ts'

/** The values of `<meta>` by name, property or itemprop in small letters. */
type Metas = Map<string, string[]>

/** What the `<meta>` tags of a page tell: those of Open Graph first, then the older ones, each in an order of trust. */
export function metaFacts(document: Document): Facts[] {
  const metas = metasOf(document)
  return [openGraph(metas), named(metas)]
}

function metasOf(document: Document): Metas {
  const metas: Metas = new Map()
  for (const meta of document.querySelectorAll('meta[content]')) {
    const value = meta.getAttribute('content')?.trim()
    if (!value) continue
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const name of (meta.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name) metas.set(name, [...(metas.get(name) ?? []), value])
      }
    }
  }
  return metas
}

function openGraph(metas: Metas): Facts {
  const one = (...names: string[]) => firstOf(metas, names)
  const src = one(
    'og:image:secure_url',
    'og:image',
    'og:image:url',
    'twitter:image',
    'twitter:image:src',
  )
  return {
    isArticle: one('og:type')?.toLowerCase().includes('article') || undefined,
    title: one('og:title'),
    description: one('og:description'),
    authors: (metas.get('article:author') ?? []).filter(isName),
    published: one(
      'article:published_time',
      'article:published',
      'og:article:published_time',
      'og:published_time',
    ),
    modified: one('article:modified_time', 'article:modified', 'og:updated_time'),
    section: one('article:section', 'og:article:section'),
    tags: manyOf(metas, ['article:tag', 'og:article:tag']),
    site: one('og:site_name'),
    picture: src === undefined ? undefined : { src, alt: one('og:image:alt', 'twitter:image:alt') },
    address: one('og:url'),
  }
}

function named(metas: Metas): Facts {
  const one = (...names: string[]) => firstOf(metas, names)
  return {
    title: one(
      'parsely-title',
      'sailthru.title',
      'citation_title',
      'dc.title',
      'dcterms.title',
      'hdl',
      'title',
    ),
    description: one(
      'description',
      'dc.description',
      'dcterms.description',
      'sailthru.description',
      'twitter:description',
    ),
    authors: authorsIn(metas),
    published: one(...dates),
    modified: one(
      'datemodified',
      'dcterms.modified',
      'dc.date.modified',
      'last-modified',
      'lastmod',
    ),
    section: one('parsely-section', 'articlesection', 'section', 'cxenseparse:section'),
    tags: manyOf(metas, [
      'news_keywords',
      'parsely-tags',
      'sailthru.tags',
      'keywords',
      'dc.subject',
      'dcterms.subject',
    ]),
    site: one('application-name', 'citation_journal_title', 'dc.publisher', 'cre'),
    lang: one('dc.language', 'dcterms.language', 'language'),
    license: one('dcterms.license', 'dc.rights.license'),
  }
}

const dates = [
  ...['datepublished', 'date', 'parsely-pub-date', 'sailthru.date', 'dcterms.created'],
  ...['dcterms.issued', 'dc.date.issued', 'dcterms.date', 'dc.date', 'dc.date.created'],
  ...['citation_publication_date', 'citation_date', 'pubdate', 'publishdate', 'publish-date'],
  ...['publish_date', 'publication_date', 'article_date_original', 'date.release', 'datecreated'],
  ...['cxenseparse:recs:publishtime', 'displaydate', 'ptime', 'created'],
]

const authors = [
  ...['parsely-author', 'sailthru.author', 'citation_author', 'byl', 'author', 'dc.creator'],
  ...['dcterms.creator', 'dc.creator.name', 'article.author', 'cxenseparse:author'],
]

/** The authors that the first of the names tells; citations hold one in each. */
function authorsIn(metas: Metas): string[] {
  const name = authors.find(author => metas.get(author)?.some(isName))
  return (name ? (metas.get(name) ?? []) : []).filter(isName)
}

/** Whether it is no address of a page about somebody. */
function isName(text: string): boolean {
  return !/^(?:https?:|\/|@)|facebook\.com/.test(text)
}

function firstOf(metas: Metas, names: readonly string[]): string | undefined {
  return names.flatMap(name => metas.get(name) ?? [])[0]
}

/** What the first of the names holds: each for itself, or in one, with commas between. */
function manyOf(metas: Metas, names: readonly string[]): string[] {
  const values = names.map(name => metas.get(name) ?? []).find(found => found.length > 0) ?? []
  return values.length > 1 ? values : values.flatMap(value => lineOf(value).split(/[,،;、，]/))
}
