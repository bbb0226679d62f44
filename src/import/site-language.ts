import { primaryLanguage } from '../archive/language.ts'
import { guessLanguage } from '../intake/guess-language.ts'
import { languageTag } from './language-tag.ts'
import type { OldItem, OldSite } from './old-item.ts'
import { ownCopy } from './own-copy.ts'

/** So many texts are looked at, and so many characters of each. */
const sample = { texts: 30, characters: 600 }

/** The language of an old site that names none: that of most of its items, otherwise the one its texts are in. */
export class SiteLanguage {
  readonly #texts: string[] = []
  readonly #named = new Map<string, number>()
  #items = 0

  /** Takes an item of the first reading into account. */
  note({ title = '', description = '', text, lang }: OldItem): void {
    this.#items += 1
    const named = languageTag(lang)
    if (named !== undefined) this.#named.set(named, (this.#named.get(named) ?? 0) + 1)
    if (named !== undefined || this.#texts.length >= sample.texts) return
    const beginning = text.value.slice(0, sample.characters)
    this.#texts.push(ownCopy(`${title}\n${description}\n${beginning}`))
  }

  /** The old site with its language. Where it named it, nothing is guessed. */
  async of(site: OldSite): Promise<{ site: OldSite; guessed?: string | undefined }> {
    if (languageTag(site.language) !== undefined) return { site }
    const [most] = [...this.#named].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    const language =
      most && most[1] > this.#items / 2 ? most[0] : await guessLanguage(this.#texts.join('\n'))
    const isEnglish = language !== undefined && primaryLanguage(language) === 'en'
    if (language === undefined || isEnglish) return { site }
    return { site: { ...site, language }, guessed: language }
  }
}

/** What a keeper is told of a language that was guessed. */
export function guessNote(language: string): string {
  const named = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  return `The old archive names no language. It was guessed by the texts: ${named} (${language}). Correct “language” in site.yaml if that is wrong.`
}
