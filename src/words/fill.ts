import type { Counted } from './word-list.ts'

/**
 * A text with its words in braces filled in. Numbers are written as the language (BCP 47) writes them; texts that
 * run the other way are isolated (Unicode UAX 9).
 */
export function filled(
  text: string,
  values: Readonly<Record<string, string | number>>,
  language: string,
): string {
  return text.replaceAll(/\{(\w+)\}/g, (braced, name: string) => {
    const value = values[name]
    if (value === undefined) return braced
    if (typeof value === 'number') return value.toLocaleString(language)
    return runsOtherWay(text, value) ? `\u2068${value}\u2069` : value
  })
}

/** A text about a number of things, in the form in which the language (BCP 47) counts that many. */
export function counted(forms: Counted, count: number, language: string): string {
  const form = forms[rulesOf(language).select(count)] ?? forms.other
  return filled(form, { count }, language)
}

const rules = new Map<string, Intl.PluralRules>()

function rulesOf(language: string): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known
}

const leftward = /[\p{Script=Arab}\p{Script=Hebr}]/u

function runsOtherWay(text: string, value: string): boolean {
  return /\p{L}/u.test(value) && leftward.test(text) !== leftward.test(value)
}

/** A number as a language (BCP 47) writes it. */
export function numeral(number: number, language: string): string {
  return number.toLocaleString(language)
}
