/** Scripts that one language writes. */
const scripts: [string, RegExp][] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
]

/** Letters of the Arabic script that Arabic has not: of Persian, Urdu, Kurdish and others. */
const notArabic = /[\u067e\u0686\u0698\u06af\u06a9\u06cc\u06d2\u0679\u06d5\u06c6\u06ce]/

/** Fewer letters tell nothing. */
const fewest = 20

/** The language of a text whose script leaves no doubt about it (BCP 47); undefined of any other. */
export function languageByScript(text: string): string | undefined {
  const letters = count(text, /\p{L}/gu)
  if (letters < fewest) return undefined
  const share = (form: RegExp) => count(text, form) / letters
  const kana = share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  if (kana > 0.1 && kana + share(/\p{Script=Han}/gu) > 0.5) return 'ja'
  if (share(/\p{Script=Arabic}/gu) > 0.5)
    return text.includes('ة') && !notArabic.test(text) ? 'ar' : undefined
  return scripts.find(([, form]) => share(form) > 0.5)?.[0]
}

function count(text: string, form: RegExp): number {
  return text.match(form)?.length ?? 0
}
