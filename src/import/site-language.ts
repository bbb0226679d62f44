import { primaryLanguage } from '../archive/language.ts'
import { guessLanguage, isInEnglish } from '../intake/guess-language.ts'
import { languageTag } from './language-tag.ts'
import type { OldItem, OldSite } from './old-item.ts'
import { ownCopy } from './own-copy.ts'

/** So many texts are looked at, from the first to the last, and so many characters of each, read from so many. */
const sample = { texts: 30, characters: 600, read: 4000 }

/** What the language of an old site is, and how that is known. */
export interface ToldLanguage {
  site: OldSite
  /** The language that was guessed, where the old site names none. */
  guessed?: string | undefined
  /** What most texts are in, where the old site names another language. */
  doubt?: Doubt | undefined
}

/** A language that an old site names, and what most of the texts that were looked at are in. */
export interface Doubt {
  named: string
  language: string
  texts: number
  of: number
}

/** The language of an old site: what it names, checked by its texts; otherwise that of most items, or of their texts. */
export class SiteLanguage {
  #texts: { text: string; lang: string | undefined }[] = []
  readonly #named = new Map<string, number>()
  #items = 0
  /** Every so manieth text is looked at. */
  #step = 1

  /** Takes an item of the first reading into account. */
  note({ title = '', description = '', text, lang }: OldItem): void {
    const named = languageTag(lang)
    if (named !== undefined) this.#named.set(named, (this.#named.get(named) ?? 0) + 1)
    this.#items += 1
    if (this.#items % this.#step > 0) return
    const beginning = text.value
      .slice(0, sample.read)
      .replaceAll(/<[^<>]*>|\[\/?\w+(?:\s[^[\]]*=[^[\]]*)?\]/g, ' ')
      .slice(0, sample.characters)
    this.#texts.push({ text: ownCopy(`${title}\n${description}\n${beginning}`), lang: named })
    if (this.#texts.length <= sample.texts) return
    this.#step *= 2
    this.#texts = this.#texts.filter((_, i) => i % 2 === 1)
  }

  /** The old site with its language. What it names itself stays, whatever its texts are in. */
  async of(site: OldSite): Promise<ToldLanguage> {
    const told = languageTag(site.language)
    if (told !== undefined) return { site, doubt: await this.#doubt(told) }
    const [most] = [...this.#named].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    const unnamed = this.#texts.filter(({ lang }) => lang === undefined).map(({ text }) => text)
    const language =
      most && most[1] > this.#items / 2 ? most[0] : await foreignLanguage(unnamed.join('\n'))
    if (language === undefined || isEnglish(language)) return { site }
    return { site: { ...site, language }, guessed: language }
  }

  /**
   * What most texts are in, if that is plainly not what the site names. Only English and another language are told apart
   * without doubt: English is what systems name by themselves, and it has no neighbour that a guess takes it for.
   */
  async #doubt(named: string): Promise<Doubt | undefined> {
    const texts = this.#texts
      .filter(({ lang }) => lang === undefined || primaryLanguage(lang) === primaryLanguage(named))
      .map(({ text }) => text)
    const read = texts.map(isInEnglish).filter(is => is !== undefined)
    const english = read.filter(Boolean).length
    if (!isEnglish(named))
      return english > read.length / 2
        ? { named, language: 'en', texts: english, of: read.length }
        : undefined
    if (english >= read.length / 2) return undefined
    const guessed = (await Promise.all(texts.map(guessLanguage))).filter(
      language => language !== undefined,
    )
    const [most] = [...Map.groupBy(guessed, one => one)].sort(([, a], [, b]) => b.length - a.length)
    if (most === undefined || isEnglish(most[0]) || most[1].length <= guessed.length / 2)
      return undefined
    return { named, language: most[0], texts: most[1].length, of: guessed.length }
  }
}

/** The language of a text, where that is not English. */
async function foreignLanguage(text: string): Promise<string | undefined> {
  return isInEnglish(text) === false ? await guessLanguage(text) : undefined
}

function isEnglish(language: string): boolean {
  return primaryLanguage(language) === 'en'
}

/** What a keeper is told of a language that was guessed. */
export function guessNote(language: string): string {
  return `The old archive names no language. It was guessed by the texts: ${nameOf(language)} (${language}). Correct “language” in site.yaml if that is wrong.`
}

/** What a keeper is told of a language that the texts of a site are not in. */
export function doubtNote({ named, language, texts, of }: Doubt): string {
  return `The old archive says that it is in ${nameOf(named)} (${named}), but ${texts} of ${of} texts that were looked at are in ${nameOf(language)}. If that is right, set “language: ${language}” in site.yaml.`
}

function nameOf(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
}
