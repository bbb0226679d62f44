import { whenOf } from '../../archive/when.ts'
import type { OldDate } from '../old-item.ts'

/** Forms of dates within a text; which of them are dates is left to `whenOf`. */
const forms = [
  /\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:Z|[+-]\d{2}:?\d{2}))?)?/g,
  /\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일](?:\s?\d{1,2}(?::\d{2}|[時时시]\s?\d{1,2}[分분]))?/g,
  /\d{1,2}[./]\d{1,2}[./]\d{4}/g,
  /\d{4}[./]\d{1,2}[./]\d{1,2}/g,
  /[\d٠-٩۰-۹]{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?\p{L}{3,12}\.?,?\s(?:de\s|del\s)?[\d٠-٩۰-۹]{4}/gu,
  /\p{L}{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}/gu,
]

/** The first date that stands in a text, as it is written and as it is meant. */
export function dateIn(text: string): { date: OldDate; written: string } | undefined {
  const found = forms.flatMap(form => [...text.matchAll(form)])
  for (const { 0: written } of found.toSorted((a, b) => a.index - b.index)) {
    const date = whenOf(
      written
        .replace(/\b(\d{1,2})(?:er|º)\s/u, '$1 ')
        .replace(
          /(\d{1,2})[時时시]\s?(\d{1,2})[分분]/u,
          (_, hour, minute) => `${hour}:${minute.padStart(2, '0')}`,
        )
        .replace(' of ', ' '),
    )
    if (date) return { date, written }
  }
  return undefined
}
