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
const set = (of: string) => new RegExp(`[${of}]`, 'gu')
const everyForm = set(forms)
const everyLetter = set(Object.keys(letters).join(''))
/**
 * All that is neither letter nor digit, tatweel, and marks, but not those that make another kana or the Russian й,
 * by which its endings are known.
 */
const everyOther = /\u0640|(?<!и)\u0306|(?![\u0306\u3099\u309A])[^\p{L}\p{N}]/gu
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
