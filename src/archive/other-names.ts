/**
 * Keys of an article by the names that other systems give them: generators, scrapers, exports. The article format has
 * one name for each. Names are compared without regard to case, hyphens and underlines.
 */
export const otherNames = {
  date: `publishDate pubDate published publishedAt published_on datePublished published_date
    publicationDate posted datePosted created createdAt created_on dateCreated day`,
  updated: `lastmod modified last_modified_at last_modified updatedAt update updatedDate updated_date
    dateModified modifiedDate lastUpdated revised`,
  retrieved: `retrieved_at retrieved_on retrieval_date captured captured_at accessed accessed_at
    access_date date_accessed scraped scraped_at scrape_date crawled crawled_at crawl_date fetched
    fetched_at fetch_date downloaded_at saved_at archived_at collected_at`,
  originalUrl: `url link source_url source_link original_link web_url page_url article_url
    canonical canonical_url`,
  description: `summary excerpt standfirst deck dek abstract lead lede subtitle subheading sub_title
    intro blurb desc meta_description`,
  lang: 'language locale',
  license: 'licence',
  source: 'source_name agency publisher publication from via',
  section: 'category categories',
  tags: 'tag keywords topics labels',
  authors: 'author byline by creator',
  title: 'headline heading',
} satisfies Record<string, string>

const names = new Map(
  Object.entries(otherNames).flatMap(([key, others]) =>
    others.split(/\s+/).map(other => [folded(other), key] as const),
  ),
)

/** The key of the article format that another system calls so; undefined when none is known by that name. */
export function ownName(other: string): string | undefined {
  return names.get(folded(other))
}

/** The other names of a key, as other systems write them. */
export function namesFor(key: keyof typeof otherNames): string[] {
  return otherNames[key].split(/\s+/)
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '')
}
