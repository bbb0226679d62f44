import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap'
import type { SitemapShown } from '../plan/sitemaps.ts'

/** A sitemap (of news: with Google's news namespace), or the index of its parts, as XML (sitemaps.org 0.9). */
export async function sitemapXml({ urls, isIndex }: SitemapShown): Promise<string> {
  const stream = isIndex
    ? new SitemapIndexStream()
    : new SitemapStream({
        xmlns: { ...xmlns, news: urls.some(({ news }) => news) },
        lastmodDateOnly: true,
      })
  const done = streamToPromise(stream)
  for (const { url, modified, news } of urls) {
    stream.write({ url, ...(modified ? { lastmodISO: modified } : {}), ...(news ? { news } : {}) })
  }
  stream.end()
  return `${await done}\n`
}

const xmlns = { news: false, xhtml: false, image: false, video: false }
