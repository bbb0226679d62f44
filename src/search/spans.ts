import type { SearchWords } from '../words/word-list.ts'
import { type DateRange, firstDayOf, lastDayOf } from './date-range.ts'
import type { Telling } from './telling.ts'

/** A span of time that is offered to readers. */
export interface Span {
  label: string
  range: DateRange
}

/** Any time, this year, the last ten years, and every year of the archive, newest first. */
export function spansOf(
  years: readonly string[],
  thisYear: number,
  telling: Pick<Telling, 'words' | 'year'>,
): Span[] {
  const { span: labels } = telling.words
  const span = (from: string | number, to: string | number) => ({
    from: firstDayOf(String(from)) ?? '',
    to: lastDayOf(String(to)) ?? '',
  })
  return [
    { label: labels.any, range: {} },
    { label: labels.thisYear, range: span(thisYear, thisYear) },
    { label: labels.tenYears, range: span(thisYear - 9, thisYear) },
    ...years.toReversed().map(year => ({ label: telling.year(year), range: span(year, year) })),
  ]
}

/** The number of the span that is a range; -1 for other dates. The year itself goes before “this year”. */
export function spanOf(range: DateRange, spans: readonly Span[]): number {
  return spans.findLastIndex(span => span.range.from === range.from && span.range.to === range.to)
}

/** Lists spans in a field, with the one of a range chosen. */
export function showSpans(
  field: HTMLSelectElement,
  spans: readonly Span[],
  range: DateRange,
  { span }: Pick<SearchWords, 'span'>,
): void {
  const at = spanOf(range, spans)
  const labels = [...spans.map(({ label }) => label), ...(at === -1 ? [span.other] : [])]
  if (labels.join('\n') !== [...field.options].map(({ text }) => text).join('\n')) {
    field.replaceChildren(...labels.map((label, i) => new Option(label, String(i))))
  }
  field.selectedIndex = at === -1 ? spans.length : at
}
