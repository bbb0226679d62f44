import { canonicalLanguage, primaryLanguage } from '../archive/language.ts'

/** Stemmers of the package `@orama/stemmers`, by the language (BCP 47) of the words that they shorten. */
const stemmers: Record<string, string> = {
  ...{ ar: 'arabic', bg: 'bulgarian', da: 'danish', de: 'german', el: 'greek', en: 'english' },
  ...{ es: 'spanish', fi: 'finnish', fr: 'french', ga: 'irish', hu: 'hungarian', hy: 'armenian' },
  ...{ id: 'indonesian', it: 'italian', lt: 'lithuanian', nb: 'norwegian', nl: 'dutch' },
  ...{ nn: 'norwegian', no: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian' },
  ...{ sr: 'serbian', sv: 'swedish', tr: 'turkish', uk: 'ukrainian' },
}

/** The stemmer for the words of a site in a language (BCP 47); undefined when there is none. */
export function stemmerFor(language: string): string | undefined {
  return stemmers[primaryLanguage(canonicalLanguage(language))]
}
