/** Whether a text is a language tag (BCP 47) that this runtime takes, such as `en` or `pt-BR`. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** A language tag as BCP 47 writes it: `pt-br` is `pt-BR`, `iw` is `he`. A text that is none stays as it is. */
export function canonicalLanguage(tag: string): string {
  return isLanguage(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? tag) : tag
}

/** The language alone of a tag (BCP 47): `pt` of `pt-BR`; the tag itself when it names none, such as `und`. */
export function primaryLanguage(tag: string): string {
  return (new Intl.Locale(tag).language as string | undefined) ?? tag
}

/** The language and the script in which it is written (ISO 15924): `zh-Hant` of `zh-TW`. */
export function writtenLanguage(tag: string): string {
  const { script } = new Intl.Locale(tag).maximize()
  return `${primaryLanguage(tag)}-${script ?? ''}`
}
