import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap'
import type { SitemapShown } from '../plan/sitemaps.ts'

/** A sitemap, or the index of its parts, as XML (sitemaps.org 0.9). */
export async function sitemapXml({ urls, isIndex }: SitemapShown): Promise<string> {
  const stream = isIndex
    ? new SitemapIndexStream()
    : new SitemapStream({ xmlns, lastmodDateOnly: true })
  const done = streamToPromise(stream)
  for (const { url, modified } of urls) {
    stream.write(modified === undefined ? { url } : { url, lastmodISO: modified })
  }
  stream.end()
  return `${await done}\n`
}

const xmlns = { news: false, xhtml: false, image: false, video: false }
