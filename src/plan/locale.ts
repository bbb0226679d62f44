import { remembered } from '../archive/remembered.ts'

/**
 * A language as Open Graph names it, “ar_EG” (ogp.me: language and territory): where it is told of none, the territory
 * is the likeliest one (Unicode TR 35, “likely subtags”).
 */
export const localeOf = remembered((language): string => {
  const { language: base, region } = new Intl.Locale(language).maximize()
  return region === undefined ? base : `${base}_${region}`
})
