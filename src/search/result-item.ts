import type { Stem } from '../archive/stem.ts'
import { filled } from '../words/fill.ts'
import type { SpokenBySearch } from '../words/search-words.ts'
import { excerptOf, marked, partsOf } from './excerpt.ts'
import type { HitData } from './segment-files.ts'
import type { Phrase } from './terms.ts'

/** What a result is shown for. */
export interface Showing {
  /** What was looked for. */
  phrases: readonly Phrase[]
  stem: Stem
  words: SpokenBySearch
  /** The site's own name, which is not told as a source. */
  name: string
}

/** A result as a list item: dateline, headline, excerpt, date, source, author, tags. Only text, never HTML. */
export function resultItem(data: HitData, showing: Showing): HTMLLIElement {
  const { phrases, stem, words, name } = showing
  const { url, headline, section, region, source, lang, day, authors, tags } = data
  const { language } = words
  const seek = (text: string) => marked(text, phrases, stem)
  const whole = (text: string) => nodes(partsOf(seek(text)))
  const link = made('a', '', ...whole(headline))
  link.href = url
  const excerpt = made('p', 'standfirst', ...nodes(excerptOf(bestText(data, seek))))
  for (const part of [link, excerpt]) {
    part.dir = 'auto'
    if (lang !== language) part.lang = lang
  }
  const when = made('p', 'when', dateOf(day, language))
  if (source !== name) when.append(' ', made('span', '', made('bdi', '', ...whole(source))))
  const author = authors.filter(one => seek(one).holds)
  const tagged = tags.filter(one => seek(one).holds)
  for (const [pattern, labels] of [
    [words.resultBy, author],
    [words.resultTag, tagged],
  ] as const) {
    if (labels.length === 0) continue
    const note = made('span', '', ...noted(pattern, labels, language, whole))
    when.append(' ', made('span', '', note))
  }
  const article = made('article', '', made('h2', 'headline', link), excerpt, when)
  if (data.retracted) article.prepend(made('p', 'retracted', words.retractedMark))
  const dateline = [section, region].filter(label => label !== undefined)
  if (dateline.length > 0) {
    const labels = dateline.flatMap((label, i) => [...(i > 0 ? [' – '] : []), ...whole(label)])
    article.prepend(made('p', 'dateline', ...labels))
  }
  return made('li', '', article)
}

/** The text that shows what was looked for: the article's own before its standfirst, and captions after both. */
function bestText(
  { text, standfirst = '', beside }: HitData,
  seek: (text: string) => ReturnType<typeof marked>,
): ReturnType<typeof marked> {
  const texts = [text, standfirst, ...beside].filter(Boolean)
  for (const one of texts) {
    const found = seek(one)
    if (found.holds) return found
  }
  return seek(standfirst || text)
}

/** “By {names}” with its names marked. */
function noted(
  pattern: string,
  labels: readonly string[],
  language: string,
  whole: (text: string) => (Node | string)[],
): (Node | string)[] {
  const [before = '', after = ''] = filled(pattern, { names: '\0' }, language).split('\0')
  const list = new Intl.ListFormat(language, { type: 'unit' }).formatToParts(labels)
  const names = list.map(({ type, value }) =>
    type === 'element' ? made('bdi', '', ...whole(value)) : value,
  )
  return [before, ...names, after]
}

function nodes(parts: ReturnType<typeof partsOf>): (Node | string)[] {
  return parts.map(({ text, marked }) => (marked ? made('mark', '', text) : text))
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
