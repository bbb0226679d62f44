import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { counted, filled } from './fill.ts'
import { isSpoken, wordLists, wordsFor } from './words.ts'

/** Every text of a list of words by the path of its key; `{…}` for what is counted. */
function textsOf(list: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(list).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value] as const]
        : [...textsOf(value, `${path}${key}.`)],
    ),
  )
}

const isCounted = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && 'other' in value && !('any' in value)

const bracesIn = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([word]) => word).sort()

const names = Object.entries(en).filter(([, value]) => !isCounted(value))
const english = textsOf(Object.fromEntries(names))

describe.each(Object.keys(wordLists))('the words in “%s”', code => {
  const list = wordLists[code] ?? en

  it('are there for every word in English, and none is empty', () => {
    const own = textsOf(Object.fromEntries(Object.entries(list).filter(([, v]) => !isCounted(v))))
    expect([...own.keys()]).toEqual([...english.keys()])
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([])
    expect(Object.keys(list)).toEqual(Object.keys(en))
  })

  it('have the same words in braces as in English', () => {
    const own = textsOf(list)
    for (const [key, text] of english)
      expect([key, bracesIn(own.get(key))]).toEqual([key, bracesIn(text)])
  })

  it('count in every way that the language does', () => {
    const categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories
    for (const [key, forms] of Object.entries(list).filter(([, value]) => isCounted(value))) {
      expect([key, Object.keys(forms).sort()]).toEqual([key, categories.toSorted()])
      expect([key, forms.other]).toEqual([key, expect.stringContaining('{count}')])
    }
  })

  it.runIf(code !== 'en')('are its own', () => {
    const own = textsOf(list)
    const same = [...english].filter(
      ([key, text]) => /\p{L}{3}/u.test(text) && own.get(key) === text,
    )
    expect(same.length).toBeLessThan(english.size / 10)
  })
})

describe('wordsFor()', () => {
  it('are eleven languages, however they are tagged', () => {
    const eleven = ['ar', 'en', 'es', 'fa', 'fr', 'he', 'id', 'ja', 'ru', 'tr', 'zh']
    expect(Object.keys(wordLists).sort()).toEqual(eleven)
    expect(['ar-EG', 'zh-Hant-TW', 'iw', 'pt-BR', 'cy'].map(isSpoken)).toEqual([
      ...[true, true, true, false, false],
    ])
  })

  it('are English ones, and numbers too, in a language that the interface does not speak', () => {
    expect(wordsFor('cy')).toEqual({ ...en, language: 'en' })
    expect(wordsFor('fr-CA').language).toBe('fr-CA')
  })
})

describe('filled()', () => {
  it('writes numbers as the language does, and keeps what it does not know', () => {
    expect(filled('{a} of {count} {b}', { a: 'x', count: 12_345 }, 'de')).toBe('x of 12.345 {b}')
    expect(filled('{count}', { count: 2014 }, 'fa')).toBe('۲٬۰۱۴')
  })

  it('isolates a text that runs the other way, and only that', () => {
    expect(filled('كل {label}', { label: 'Tide' }, 'ar')).toBe('كل \u2068Tide\u2069')
    expect(filled('All of {label}', { label: 'ميناء' }, 'en')).toBe('All of \u2068ميناء\u2069')
    expect(filled('كل {label}', { label: '2014' }, 'ar')).toBe('كل 2014')
  })
})

describe('counted()', () => {
  it('chooses the form by the rules of the language', () => {
    const forms = { one: 'one', two: 'two', few: 'few {count}', many: 'many', other: 'other' }
    expect([1, 2, 5, 11, 100].map(count => counted(forms, count, 'ar'))).toEqual([
      ...['one', 'two', 'few 5', 'many', 'other'],
    ])
  })
})
