import type { Entry } from '../archive/entry.ts'
import { primaryLanguage } from '../archive/language.ts'
import type { Problem } from '../archive/problem.ts'
import { guessLanguage } from './guess-language.ts'
import type { Settings } from './read-settings.ts'
import type { Store } from './store.ts'

/** So many articles are looked at, and so many characters of each. */
const sample = { articles: 12, characters: 500 }

/**
 * A warning where `site.yaml` names no language and the articles are plainly in another one than English, which a site
 * is in then.
 */
export async function checkLanguage(
  { site, positions }: Settings,
  entries: readonly Entry[],
  store: Pick<Store, 'text'>,
): Promise<Problem[]> {
  if (positions['site.yaml']?.language !== undefined || entries.length === 0) return []
  const elsewhere = new Set(site.editions.map(({ language }) => primaryLanguage(language)))
  const own = entries.filter(
    ({ fields: { lang } }) => lang === undefined || !elsewhere.has(primaryLanguage(lang)),
  )
  const step = Math.max(1, Math.ceil(own.length / sample.articles))
  const texts = own
    .filter((_, i) => i % step === 0)
    .map(
      ({ file, fields: { title } }) => `${title}\n${store.text(file).slice(0, sample.characters)}`,
    )
  const language = await guessLanguage(texts.join('\n'))
  if (language === undefined || primaryLanguage(language) === primaryLanguage(site.language))
    return []
  const named = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  return [{ code: 'language-unset', file: 'site.yaml', language, named }]
}
