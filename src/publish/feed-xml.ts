import rss from '@astrojs/rss'
import type { FeedItem, FeedShown } from '../plan/feeds.ts'
import type { Words } from '../words/words.ts'

/** An RSS 2.0 feed with full content. `texts` are those of the articles, by their files, with complete addresses. */
export function feedXml(
  feed: FeedShown,
  texts: Readonly<Record<string, string>>,
  words: Words,
): Promise<Response> {
  const atom = `<atom:link href="${escaped(feed.self)}" rel="self" type="application/rss+xml"/>`
  return rss({
    title: legal(feed.ofCorrections ? `${feed.title}: ${words.corrections}` : feed.title),
    description: legal(feed.description),
    site: feed.url,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: `<language>${escaped(feed.language)}</language>${atom}`,
    items: feed.items.map(item => ({
      title: legal(titleOf(item, words)),
      link: item.url,
      ...(item.description ? { description: legal(item.description) } : {}),
      categories: item.categories.map(legal),
      content: legal(contentOf(item, texts[item.file] ?? '', words)),
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

function titleOf({ headline, correction }: FeedItem, { correctionTypes }: Words): string {
  return correction ? `${correctionTypes[correction]}: ${headline}` : headline
}

function contentOf(item: FeedItem, text: string, words: Words): string {
  if (!item.correction) return withCorrections(item, text, words)
  const link = `<a href="${escaped(item.url)}">${escaped(item.headline)}</a>`
  return `<p>${escaped(item.description ?? '')}</p><p>${link}</p>`
}

function withCorrections(
  { corrections, source }: FeedItem,
  text: string,
  { correctionTypes, kicker, ...words }: Words,
): string {
  const told = corrections.map(
    ({ type, date, text }) => `<li>${correctionTypes[type]}, ${date}: ${escaped(text)}</li>`,
  )
  const list = told.length === 0 ? '' : `<h2>${words.corrections}</h2><ul>${told.join('')}</ul>`
  return text + list + (source === undefined ? '' : `<p>${kicker.source}: ${escaped(source)}</p>`)
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
