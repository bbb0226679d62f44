/** Letters that people write in several ways and that Unicode does not take apart. */
const letters: Record<string, string> = {
  ...{ ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ہ: 'ه', ھ: 'ه', ک: 'ك', ڪ: 'ك', ٱ: 'ا' },
  ...{ ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ł: 'l', ı: 'i', ŋ: 'n', ŧ: 't' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ĳ: 'ij', ς: 'σ' },
}
/** Forms of other letters and digits: raised and lowered, Roman numerals, presentation forms, full and half width. */
const forms =
  '\\u00AA\\u00B2\\u00B3\\u00B9\\u00BA\\u2070-\\u209C\\u2160-\\u217F\\uFB00-\\uFDFF\\uFE70-\\uFEFC\\uFF01-\\uFFDC'
const set = (of: string) => new RegExp(`[${of}]`, 'gu')
const everyForm = set(forms)
const everyDigit = /(?![0-9])\p{Nd}/gu
const everyLetter = set(Object.keys(letters).join(''))
/**
 * All that is neither letter nor digit, tatweel, and marks, but not those that make another kana or the Russian й,
 * by which its endings are known.
 */
const everyOther = /\u0640|(?<!и)\u0306|(?![\u0306\u3099\u309A])[^\p{L}\p{N}]/gu
/**
 * A word as search compares it: in lower case, without accents, vowel signs and punctuation, and with one letter
 * for those that are written in several ways (أ and ا, ة and ه, ى and ي, ø and o, ₂ and 2). Empty when it holds neither
 * letter nor digit.
 */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  return lower
    .replace(everyForm, form => form.normalize('NFKD').toLowerCase())
    .normalize('NFD')
    .replace(everyOther, '')
    .normalize('NFC')
    .replace(everyLetter, letter => letters[letter] ?? letter)
    .replace(everyDigit, digitOf)
}

/** A decimal digit of any script as 0 to 9: Unicode has the ten of a script in a row. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}
