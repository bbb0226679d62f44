/** What identifiers of a text begin with, so that none of them poses as a part of the page. */
export const idPrefix = 'user-content-'

/** Places of every article's page, whatever its text holds. */
const ofPage: ReadonlySet<string> = new Set(['', 'top', 'corrections'])

/** Whether a fragment leads to a part of the page and not of its text; words to be looked for (`:~:text=`) do too. */
export function isOfPage(fragment: string): boolean {
  return ofPage.has(fragment) || fragment.startsWith(':~:')
}
