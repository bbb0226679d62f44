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
  const dateline = [section, region].filter(Boolean).join(' – ')
  const link = made('a', '', meta.title ?? url)
  link.href = url
  const words = excerptOf(data.content, data.places, terms).map(({ text, marked }) =>
    marked ? made('mark', '', text) : text,
  )
  const excerpt = made('p', 'standfirst', ...words)
  for (const part of [link, excerpt]) {
    part.dir = 'auto'
    if (lang && lang !== language) part.lang = lang
  }
  const when = made('p', 'when', dateOf(day ?? '', language))
  if (source && source !== name) when.append(' ', made('span', '', made('bdi', '', source)))
  const article = made('article', '', made('h2', 'headline', link), excerpt, when)
  if (dateline) article.prepend(made('p', 'dateline', dateline))
  return made('li', '', article)
}

function dateOf(day: string, language: string): HTMLTimeElement {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
  })
  const time = made('time', '', day && format.format(Date.parse(day)))
  time.dateTime = day
  return time
}

function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...within: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  if (className) element.className = className
  element.append(...within)
  return element
}
