import { partsOf } from './excerpt.ts'
import type { HitData } from './index-client.ts'

/** A result as a list item: dateline, headline, excerpt, date and source. Only text, never HTML. */
export function resultItem({ url, excerpt, meta }: HitData, language: string): HTMLLIElement {
  const article = document.createElement('article')
  if (meta.dateline) article.append(withText('p', 'dateline', meta.dateline))
  const headline = withText('h2', 'headline', '')
  const link = withText('a', '', meta.title ?? url)
  link.href = url
  link.dir = 'auto'
  if (meta.lang) link.lang = meta.lang
  headline.append(link)
  const when = withText('p', 'when', '')
  when.append(dateOf(meta.date ?? '', language))
  if (meta.source) when.append(withText('bdi', 'source', meta.source))
  article.append(headline, excerptOf(excerpt), when)
  const item = document.createElement('li')
  item.append(article)
  return item
}

function excerptOf(excerpt: string): HTMLElement {
  const paragraph = withText('p', 'standfirst', '')
  paragraph.dir = 'auto'
  const parts = partsOf(excerpt).map(({ text, marked }) =>
    marked ? withText('mark', '', text) : text,
  )
  paragraph.append(...parts)
  return paragraph
}

function dateOf(iso: string, language: string): HTMLTimeElement {
  const day = iso.slice(0, 10)
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
  })
  const time = withText('time', '', day === '' ? '' : format.format(Date.parse(day)))
  time.dateTime = iso
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
