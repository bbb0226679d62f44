import { canonicalLanguage, isLanguage } from '../archive/language.ts'

/** What the article format takes: a language of two or three letters, and what tells it closer. */
const form = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** A language as BCP 47 writes it, also of `en_US` and `zh_CN.utf8`; undefined when it is none. */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written
    ?.trim()
    .replace(/\.[\w-]+$/, '')
    .replaceAll('_', '-')
  return tag !== undefined && form.test(tag) && isLanguage(tag) ? canonicalLanguage(tag) : undefined
}
