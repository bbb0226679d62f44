import { lineOf } from '../clean-text.ts'
import { firstWords } from '../first-words.ts'
import { isIdle, type OwnNames } from '../idle-names.ts'
import type { Loss } from '../losses.ts'
import { sameWords } from '../same-words.ts'
import { seenText } from './page-document.ts'

/**
 * The headline of a page: the first of what it tells that its title or a heading shows as well, otherwise the first of
 * all; without the name of the site behind it. Taken from the text, and told, when there is none.
 *
 * @param told headlines by the trust in them
 */
export function pageTitle(
  told: readonly string[],
  site: string | undefined,
  document: Document,
  text: Element | undefined,
  losses: Loss[],
): string | undefined {
  const headings = [...document.querySelectorAll('h1')].flatMap(heading => seenText(heading) ?? [])
  const shown = [document.title ?? '', ...headings]
  const known = [...told, ...(headings.length === 1 ? headings : []), document.title ?? '']
  const lines = known.map(lineOf).filter(Boolean)
  const confirmed = lines.find(line => shown.some(one => isWithin(line, one)))
  const title = withoutSite(confirmed ?? lines[0] ?? '', site, headings)
  if (title) return title
  const guess = headings[0] ?? firstWords(seenText(text) ?? '')
  losses.push(
    guess ? { code: 'title-guessed', detail: guess } : { code: 'title-missing', detail: '' },
  )
  return guess
}

function isWithin(one: string, other: string): boolean {
  const [a, b] = [sameWords(one), sameWords(other)]
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a))
}

/** A title without the name of the site, known as such or because the heading of the page ends before it. */
function withoutSite(title: string, site: string | undefined, headings: readonly string[]): string {
  const heading = headings.find(
    one => title.startsWith(one) && /^\s+[-–—|:·»]/.test(title.slice(one.length)),
  )
  if (heading) return heading
  const name = lineOf(site ?? '').toLowerCase()
  const end = /\s+[-–—|:·»]\s+[^|·»]+$/.exec(title)
  return end && name && end[0].toLowerCase().includes(name) ? title.slice(0, end.index) : title
}

/** The tags among the keywords of a page: not the words by which its system counts, nor its headline. */
export function tagNames(told: readonly string[], title: string | undefined): string[] {
  const lines = told.map(tag => lineOf(tag).replace(/^tag:/i, ''))
  const tags = lines.filter(
    tag => tag && !/^\w+:\S+$/.test(tag) && tag.length < 60 && tag !== title,
  )
  return [...new Set(tags)]
}

/**
 * The name of a section: the first of a list, the last part of a path; undefined when it says nothing. One comma may be
 * part of a name.
 *
 * @param own names and addresses of the site
 */
export function sectionName(told: string | undefined, own: OwnNames): string | undefined {
  const whole = lineOf(told ?? '')
    .replace(/^posted in\s+/i, '')
    .replace(/,\S.*$/, '')
  const several = whole.split(/\s*[,;|]\s+/)
  const telling = several.filter(name => !isIdle(name, own))
  const line = several.length > 2 || telling.length < several.length ? (telling[0] ?? '') : whole
  const name = line.startsWith('/')
    ? (line.split('/').findLast(Boolean) ?? '').replaceAll(/[_-]/g, ' ')
    : line
  return name === '' || isIdle(name, own) ? undefined : name
}
