/** A word of a text: as search compares it, and where it stands. */
export interface Word {
  /** As `fold` makes it; never empty. */
  folded: string
  /** Its letters and digits, without the punctuation around them: from the first to after the last. */
  start: number
  end: number
  /** The number, from nought, of the stretch without spaces that it is in. */
  place: number
}

/** Scripts that are written without spaces between words; each of their characters counts as a word. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'

/** Letters that people write in several ways and that Unicode does not take apart. */
const letters: Record<string, string> = {
  ...{ ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ہ: 'ه', ھ: 'ه', ک: 'ك', ڪ: 'ك', ٱ: 'ا' },
  ...{ ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ł: 'l', ı: 'i', ŋ: 'n', ŧ: 't' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ĳ: 'ij', ς: 'σ' },
  ...Object.fromEntries([...'٠١٢٣٤٥٦٧٨٩'].map((digit, i) => [digit, String(i)])),
  ...Object.fromEntries([...'۰۱۲۳۴۵۶۷۸۹'].map((digit, i) => [digit, String(i)])),
}
/** Presentation forms and letters of full or half width, which stand for others. */
const forms = '\\uFB00-\\uFDFF\\uFE70-\\uFEFC\\uFF01-\\uFFDC'
/** What joins letters or is between them without being read: tatweel, joiners, marks of direction. */
const silent = '\\u0640\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF'

const set = (of: string) => new RegExp(`[${of}]`, 'gu')
const everyForm = set(forms)
const everyLetter = set(Object.keys(letters).join(''))
/** All that is neither letter nor digit, tatweel, and marks, but not those that make another kana. */
const everyOther = /\u0640|(?![\u3099\u309A])[^\p{L}\p{N}_]/gu
const peculiar = new RegExp(
  `[${unspaced}${forms}${silent}${Object.keys(letters).join('')}ØĐÐĦŁŊŦẞÆŒÞĲ]`,
  'u',
)
/** Punctuation that stands alone, between words of what may be looked for as a phrase. */
const alone = /(?:^|\s)[^\p{L}\p{N}\s]+(?:\s|$)/u
const piece = new RegExp(`[${unspaced}]\\p{M}*|[^${unspaced}]+`, 'gu')

/**
 * A word as search compares it: in lower case, without accents, vowel signs and punctuation, and with one letter
 * for those that are written in several ways (أ and ا, ة and ه, ى and ي, ø and o). Empty when it holds neither
 * letter nor digit.
 */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(everyForm, form => form.normalize('NFKD').toLowerCase())
    .normalize('NFD')
    .replace(everyOther, '')
    .normalize('NFC')
    .replace(everyLetter, letter => letters[letter] ?? letter)
}

/** The words of a text. Characters of scripts without spaces are words of one character. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: stretch, index }, place) =>
    [...stretch.matchAll(piece)].flatMap(({ 0: found, index: at }) => {
      const folded = fold(found)
      if (folded === '') return []
      const start = index + at + (/[\p{L}\p{N}]/u.exec(found)?.index ?? 0)
      const end = index + at + found.replace(/[^\p{L}\p{N}\p{M}]+$/u, '').length
      return [{ folded, start, end: Math.max(start, end), place }]
    }),
  )
}

/** Stands between the parts of what is indexed of an article; no reader types it. */
const divider = '\uE000'
/** Words that are repeated before and after one that is folded, so that phrases over it are found. */
const around = 3

/**
 * What is indexed of an article: its headline, its text, and once more, folded, the words that readers may type
 * in another way, or that a dash or the like stands between, with those around them.
 */
export function indexed(headline: string, text: string): string {
  return [headline, text, ...foldedAgain(headline), ...foldedAgain(text)].join(` ${divider} `)
}

/** The text within what is indexed of an article, and how many stretches without spaces are before it. */
export function textWithin(content: string): { text: string; before: number } {
  const [headline = '', text = ''] = content.split(` ${divider} `)
  return { text, before: (headline.match(/\S+/g) ?? []).length + 1 }
}

function foldedAgain(text: string): string[] {
  if (!peculiar.test(text) && !alone.test(text)) return []
  const words = wordsOf(text)
  const isNear = new Uint8Array(words.length)
  words.forEach(({ start, end, place }, i) => {
    const isAfterMark = place > (words[i - 1]?.place ?? -1) + 1
    if (isAfterMark || peculiar.test(text.slice(start, end)))
      isNear.fill(1, Math.max(0, i - around), i + around + 1)
  })
  const runs: string[] = []
  words.forEach(({ folded }, i) => {
    if (!isNear[i]) return
    if (isNear[i - 1]) runs[runs.length - 1] += ` ${folded}`
    else runs.push(folded)
  })
  return runs
}
