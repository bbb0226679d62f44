import { languageByScript } from '../archive/script-language.ts'

/** So many letters of a sample are looked at, at most. */
const sampled = 6000

/** Fewer letters prove nothing; a Chinese character says more than a Latin letter. */
const fewest = { han: 10, latin: 60, other: 20 }

const letters = /\p{L}/gu
const latin = /\p{Script=Latin}/gu
const han = /\p{Script=Han}/gu
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** Words that are in most English sentences, and in few of other languages. */
const english = new Set('the of and to is was that with for by are from this has not it'.split(' '))

/** Common characters that are written in two ways: the one in China, the other in Taiwan and Hong Kong. */
const [simplified, traditional] = [
  /[这个来说时们会国对后过还为与开关从无样发经现动问长东车门见]/gu,
  /[這個來說時們會國對後過還為與開關從無樣發經現動問長東車門見]/gu,
]

/** Words that Malay and Indonesian do not share, which are too close for letters to tell apart. */
const malay = /\b(?:bahawa|kerana|isnin|khamis|jumaat|sabtu|ahad|wang|awak|ialah|negeri)\b/giu
const indonesian =
  /\b(?:bahwa|karena|senin|kamis|jumat|minggu|uang|anda|bisa|adalah|provinsi|kota)\b/giu

/**
 * The language that texts are in (BCP 47), by their script, then by their words and letters; undefined where they are
 * too short, or leave doubt. Of several texts, give a sample of each in one.
 */
export async function guessLanguage(text: string): Promise<string | undefined> {
  const sample = plainSample(text)
  const count = countIn(sample)
  const all = count(letters)
  if (count(han) >= fewest.han && count(han) > all / 2 && count(kana) < all / 20)
    return count(traditional) > count(simplified) ? 'zh-Hant' : 'zh'
  const isLatin = count(latin) > all / 2
  if (all < (isLatin ? fewest.latin : fewest.other)) return undefined
  return languageByScript(sample) ?? (isLatin && isEnglish(sample) ? 'en' : byLetters(sample))
}

/** Whether a text is in English, by its words alone, which costs little; undefined where it is too short. */
export function isInEnglish(text: string): boolean | undefined {
  const sample = plainSample(text)
  const count = countIn(sample)
  const isLatin = count(latin) > count(letters) / 2
  if (count(letters) < (isLatin ? fewest.latin : fewest.han)) return undefined
  return isLatin && isEnglish(sample)
}

function countIn(text: string): (form: RegExp) => number {
  return form => text.match(form)?.length ?? 0
}

/** Words without markup, addresses and code, which are in no language. */
function plainSample(text: string): string {
  return text
    .slice(0, sampled * 4)
    .replaceAll(/```[^`]*```|`[^`]*`|<[^<>]*>|\]\([^()\s]*\)|\bhttps?:\S+|&#?\w+;/gu, ' ')
    .slice(0, sampled)
}

function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.filter(word => english.has(word)).length > words.length * 0.12
}

/** By the letters that follow one another. Its tables are loaded only where something needs them. */
async function byLetters(text: string): Promise<string | undefined> {
  const { eld } = await import('eld/extrasmall')
  const found = eld.detect(text)
  if (!found.isReliable()) return undefined
  if (found.language !== 'ms') return Intl.getCanonicalLocales(found.language)[0]
  const count = (form: RegExp) => text.match(form)?.length ?? 0
  return count(malay) > count(indonesian) ? 'ms' : 'id'
}
