interface WithTextInfo {
  getTextInfo(): { direction: 'ltr' | 'rtl' }
}

/** The direction in which a language (BCP 47) is written. */
export function direction(lang: string): 'ltr' | 'rtl' {
  const locale = new Intl.Locale(lang) as Intl.Locale & WithTextInfo
  return locale.getTextInfo().direction
}
