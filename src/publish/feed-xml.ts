import rss from '@astrojs/rss'
import type { FeedItem, FeedShown } from '../plan/feeds.ts'

/** An RSS 2.0 feed with full content. `texts` are those of the articles, by their files, with complete addresses. */
export function feedXml(
  feed: FeedShown,
  texts: Readonly<Record<string, string>>,
): Promise<Response> {
  const atom = `<atom:link href="${escaped(feed.self)}" rel="self" type="application/rss+xml"/>`
  return rss({
    title: legal(feed.title),
    description: legal(feed.description),
    site: feed.url,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: `<language>${escaped(feed.language)}</language>${atom}`,
    items: feed.items.map(item => ({
      title: legal(item.headline),
      link: item.url,
      ...(item.description ? { description: legal(item.description) } : {}),
      categories: item.categories.map(legal),
      content: legal(withCorrections(item, texts[item.file] ?? '')),
      customData: particulars(item),
    })),
  })
}

/** What the library has no name for: the date in the site's own zone, the guid, bylines, the source. */
function particulars({ guid, published, authors }: FeedItem): string {
  const names = authors
    .map(name => `<dc:creator><![CDATA[${legal(name).replaceAll(']]>', ']] >')}]]></dc:creator>`)
    .join('')
  const id = `<guid isPermaLink="${guid.isPermaLink}">${escaped(guid.value)}</guid>`
  return `${id}<pubDate>${published}</pubDate>${names}`
}

function withCorrections({ corrections, source }: FeedItem, text: string): string {
  const told = corrections.map(({ date, text }) => `<li>${date}: ${escaped(text)}</li>`).join('')
  const list = told === '' ? '' : `<h2>Corrections</h2><ul>${told}</ul>`
  return text + list + (source === undefined ? '' : `<p>Source: ${escaped(source)}</p>`)
}

/** Without the characters that XML 1.0 (section 2.2) has no place for. */
function legal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
}

function escaped(text: string): string {
  return legal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
