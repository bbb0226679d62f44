import type { RecordFormat } from '../plan/record-addresses.ts'

/** The media types of the formats in which an article can be there beside its page. */
export const recordTypes = {
  markdown: 'text/markdown',
  json: 'application/json',
} as const satisfies Record<RecordFormat, string>

/** What readers see of them: their names, which are the same in every language. */
export const recordNames = {
  markdown: 'Markdown',
  json: 'JSON',
} as const satisfies Record<RecordFormat, string>
