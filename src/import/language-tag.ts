import { canonicalLanguage, isLanguage } from '../archive/language.ts'

/** What the article format takes: a language of two or three letters, and what tells it closer. */
const form = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/**
 * A language as BCP 47 writes it, also of `en_US` and `zh_CN.utf8`, and of its name, in English or in itself;
 * undefined when it is none.
 */
export function languageTag(written: string | undefined): string | undefined {
  const text = written?.trim() ?? ''
  const tag = text.replace(/\.[\w-]+$/, '').replaceAll('_', '-')
  if (form.test(tag) && isLanguage(tag)) return canonicalLanguage(tag)
  if (text.length < 4 && /^[\x20-\x7e]*$/.test(text)) return undefined
  const bare = text.replace(/\([^()]*\)\s*$/, '')
  return tagsByName().get(nameKey(text)) ?? tagsByName().get(nameKey(bare))
}

/** Languages whose variants have names of their own. */
const variants = 'zh-Hans zh-Hant pt-BR pt-PT en-GB en-US en-AU en-CA fr-CA es-MX de-AT de-CH'

let byName: ReadonlyMap<string, string> | undefined

/** Every language of two letters, and some variants, by their names. */
function tagsByName(): ReadonlyMap<string, string> {
  if (byName) return byName
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap(first => letters.map(second => first + second))
  const names = new Map<string, string>()
  for (const tag of [...codes, 'fil', 'ckb', ...variants.split(' ')].filter(isNamed))
    for (const locale of ['en', tag])
      for (const languageDisplay of ['dialect', 'standard'] as const) {
        const key = nameKey(nameIn(locale, tag, languageDisplay) ?? '')
        if (!names.has(key)) names.set(key, canonicalLanguage(tag))
      }
  byName = names
  return names
}

function isNamed(tag: string): boolean {
  return nameIn('en', tag, 'dialect') !== undefined
}

function nameIn(locale: string, tag: string, languageDisplay: 'dialect' | 'standard') {
  return new Intl.DisplayNames(locale, {
    ...{ type: 'language', fallback: 'none', languageDisplay },
  }).of(tag)
}

function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()
}
