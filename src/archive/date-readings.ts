import { whenOf } from './when.ts'

/** The dates that a text can mean that is not written as the article format wants it. */
export function dateReadings(text: string): string[] {
  const [, first, , second, year] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text) ?? []
  if (year === undefined) {
    const read = whenOf(text)
    return read && read.guess === undefined ? [read.text] : []
  }
  const both = [`${year}-${second}-${first}`, `${year}-${first}-${second}`]
  return [...new Set(both.flatMap(day => whenOf(day)?.text ?? []))]
}
