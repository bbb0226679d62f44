import { excerptOf } from './excerpt.ts'
import type { HitData } from './segment.ts'
import type { Term } from './terms.ts'

/** What a result is shown for. */
interface Showing {
  /** What was looked for. */
  terms: readonly Term[]
  /** The page's language (BCP 47). */
  language: string
  /** The site's own name, which is not told as a source. */
  name: string
}

/** A result as a list item: dateline, headline, excerpt, date and source. Only text, never HTML. */
export function resultItem(data: HitData, { terms, language, name }: Showing): HTMLLIElement {
  const { url, meta, filters } = data
  const [section, region, source, lang, day] = [
    ...[filters.section, filters.region, filters.source, filters.lang, filters.day],
  ].map(values => values?.[0])
  const article = document.createElement('article')
  const dateline = [section, region].filter(Boolean).join(' – ')
  if (dateline) article.append(withText('p', 'dateline', dateline))
  const headline = withText('h2', 'headline', '')
  const link = withText('a', '', meta.title ?? url)
  link.href = url
  link.dir = 'auto'
  headline.append(link)
  const when = withText('p', 'when', '')
  when.append(dateOf(day ?? '', language))
  if (source && source !== name) {
    const from = withText('span', '', '')
    from.append(withText('bdi', '', source))
    when.append(' ', from)
  }
  const excerpt = withText('p', 'standfirst', '')
  excerpt.dir = 'auto'
  for (const { text, marked } of excerptOf(data.content, data.places, terms)) {
    excerpt.append(marked ? withText('mark', '', text) : text)
  }
  if (lang && lang !== language) for (const part of [link, excerpt]) part.lang = lang
  article.append(headline, excerpt, when)
  const item = document.createElement('li')
  item.append(article)
  return item
}

function dateOf(day: string, language: string): HTMLTimeElement {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
  })
  const time = withText('time', '', day === '' ? '' : format.format(Date.parse(day)))
  time.dateTime = day
  return time
}

function withText<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  if (className !== '') element.className = className
  if (text !== '') element.textContent = text
  return element
}
