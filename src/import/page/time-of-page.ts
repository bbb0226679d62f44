import { whenOf } from '../../archive/when.ts'
import type { OldDate } from '../old-item.ts'
import { captureLine } from './capture/capture-line.ts'
import { dateOfAgo } from './capture/relative-date.ts'
import { dateIn } from './date-in-text.ts'
import { seenText } from './page-document.ts'

/** Parts of a page that are not about its article. */
const beside =
  'aside, footer, nav, [class*="related" i], [class*="comment" i], [class*="sidebar" i]'

/**
 * When an article was published, by what stands on its page: a `<time>`, the address, a date that readers see, or how
 * long before the page was kept it was. All but a `<time>` marked as such, or the only one, are guesses, and say so.
 *
 * @param lines the lines of its text
 */
export function timeOfPage(
  document: Document,
  lines: readonly string[],
  address: string | undefined,
  retrieved: OldDate | undefined,
): OldDate | undefined {
  return (
    markedTime(document) ??
    timeInAddress(address) ??
    seenDate(document) ??
    guessed(dateIn(lines.join(' ').slice(0, beginning))) ??
    countedBack(document, lines, retrieved)
  )
}

/** How much of the text can hold the date of the article before its story. */
const beginning = 150

function guessed(found: ReturnType<typeof dateIn>): OldDate | undefined {
  return found && { ...found.date, guess: `read from “${found.written}” on the page` }
}

/** By a line that says how long ago it was, on the day when the page was kept. */
function countedBack(
  document: Document,
  lines: readonly string[],
  retrieved: OldDate | undefined,
): OldDate | undefined {
  if (!retrieved) return undefined
  const marked = places.flatMap(selector =>
    [...document.querySelectorAll(selector)].flatMap(element =>
      element.closest(beside) ? [] : (seenText(element) ?? []),
    ),
  )
  for (const text of [...marked, ...lines.slice(0, 3), ...lines.slice(-2)]) {
    const line = text.length < 100 ? captureLine(text) : undefined
    const date =
      line?.kind === 'ago' && line.ago && dateOfAgo(line.ago, retrieved.text.slice(0, 10))
    if (date)
      return { ...date, guess: `${date.guess}, counted from the day when the page was kept` }
  }
  return undefined
}

function markedTime(document: Document): OldDate | undefined {
  const marked = document.querySelector('time[pubdate]')
  if (marked) return whenOf(marked.getAttribute('datetime') ?? seenText(marked))
  const times = [...document.querySelectorAll('time[datetime]')].filter(
    time => !time.closest(beside),
  )
  const read = times.flatMap(time => whenOf(time.getAttribute('datetime')) ?? [])
  const [first] = read
  if (!first || new Set(read.map(({ text }) => text)).size === 1) return first
  return { ...first, guess: `the first of ${read.length} times on the page` }
}

function timeInAddress(address: string | undefined): OldDate | undefined {
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-]?(\d{2}|[a-z]{3})[/-]?(\d{2})(?=[/_-]|$)/i.exec(
      URL.parse(address ?? '')?.pathname ?? '',
    ) ?? []
  const date = year && (whenOf(`${year}-${month}-${day}`) ?? whenOf(`${month} ${day}, ${year}`))
  return date ? { ...date, guess: 'taken from the address' } : undefined
}

/** Where dates stand, the likeliest first. */
const places = [
  '[class*="publish" i], [class*="pubdate" i], [class*="posted" i], [id*="pubdate" i]',
  '[class*="date" i], [id*="date" i], time',
  '[class*="byline" i], [class*="meta" i], [class*="time" i], [class*="author" i], header p',
]

function seenDate(document: Document): OldDate | undefined {
  for (const selector of places) {
    for (const element of document.querySelectorAll(selector)) {
      if (/^(?:body|html|main|article)$/i.test(element.tagName) || element.closest(beside)) continue
      const text = seenText(element)
      const found = text && text.length < 200 ? dateIn(text) : undefined
      if (found) return guessed(found)
    }
  }
  return undefined
}
