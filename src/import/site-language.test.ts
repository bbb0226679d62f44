import { expect, test } from 'vitest'
import type { OldItem } from './old-item.ts'
import { doubtNote, SiteLanguage } from './site-language.ts'

const german = 'Der Hafen wurde am Montag geschlossen, und die Fähren fahren erst am Donnerstag.'
const english = 'The harbour was closed on Monday, and the ferries will not sail before Thursday.'

const languageOf = async (items: { value?: string; lang?: string }[], language?: string) => {
  const languages = new SiteLanguage()
  for (const { value = '', lang } of items)
    languages.note({ text: { format: 'html', value }, lang } as unknown as OldItem)
  const { site, guessed } = await languages.of({ name: 'A', language })
  return [site.language, guessed]
}

test.each([
  ['its texts', [{ value: german }], undefined, ['de', 'de']],
  [
    'texts with markup',
    [{ value: `<p class="the of and">${german}</p>` }],
    undefined,
    ['de', 'de'],
  ],
  [
    'what most items name',
    [{ lang: 'pt_BR' }, { lang: 'pt-BR' }, {}],
    undefined,
    ['pt-BR', 'pt-BR'],
  ],
  [
    'texts, where few items name one',
    [{ lang: 'fr' }, { value: german }, { value: german }],
    undefined,
    ['de', 'de'],
  ],
  ['what it says itself', [{ value: german }], 'en_GB', ['en_GB', undefined]],
  ['nothing, of English', [{ value: english }], undefined, [undefined, undefined]],
  [
    'nothing, of items that name English',
    [{ lang: 'en' }, { lang: 'en' }],
    undefined,
    [undefined, undefined],
  ],
  ['nothing, of what is too short', [{ value: 'Hafen' }], undefined, [undefined, undefined]],
  ['nothing, of no item', [], undefined, [undefined, undefined]],
] as const)('the language of an old site is that of %s', async (_, items, told, expected) => {
  expect(await languageOf([...items], told)).toEqual(expected)
})

const doubtOf = async (items: { value: string; lang?: string }[], language: string) => {
  const languages = new SiteLanguage()
  for (const { value, lang } of items)
    languages.note({ text: { format: 'html', value }, lang } as unknown as OldItem)
  const { site, doubt } = await languages.of({ name: 'A', language })
  expect(site.language).toBe(language)
  return doubt && `${doubt.language} ${doubt.texts}/${doubt.of}`
}

const text = (value: string, count: number, lang?: string) =>
  Array.from({ length: count }, () => ({ value, ...(lang ? { lang } : {}) }))
const dutch = 'De haven werd maandag gesloten, en de veerboten varen pas weer op donderdag uit.'
const arabic = 'أغلق الميناء يوم الاثنين، ولن تبحر العبّارات قبل يوم الخميس بسبب العاصفة القوية.'
const japanese = '港は月曜日に閉鎖され、フェリーは木曜日まで運航しないと港湾局が発表した。'

test.each([
  ['all texts', text(german, 3), 'en-US', 'de 3/3'],
  ['one text', text(german, 1), 'en', 'de 1/1'],
  ['most texts', [...text(german, 4), ...text(english, 2)], 'en-US', 'de 4/6'],
  ['items that repeat what the site names', text(dutch, 3, 'en-US'), 'en-US', 'nl 3/3'],
  ['another script', text(arabic, 3), 'en-US', 'ar 3/3'],
  ['a script without blanks', text(japanese, 2), 'en', 'ja 2/2'],
  ['English texts of a site that names another', text(english, 3), 'de-DE', 'en 3/3'],
  [
    'texts within blocks',
    text(`<!-- wp:paragraph {"a":"b"} --><p>${german}</p>`, 2),
    'en',
    'de 2/2',
  ],
  ['no text of English', text(english, 3), 'en-GB', undefined],
  ['few texts', [...text(german, 2), ...text(english, 4)], 'en-US', undefined],
  ['as many texts', [...text(german, 2), ...text(english, 2)], 'en-US', undefined],
  ['items that name their own language', text(german, 3, 'de'), 'en-US', undefined],
  ['two languages that are no English', text(dutch, 3), 'de', undefined],
  ['what is too short', text('Hafen', 3), 'en-US', undefined],
] as const)('a language that a site names is doubted by %s', async (_, items, named, expected) => {
  expect(await doubtOf([...items], named)).toBe(expected)
})

test('texts are looked at from the first to the last, however many there are', async () => {
  expect(await doubtOf([...text(english, 40), ...text(german, 400)], 'en-US')).toMatch(
    /^de 2\d\/2\d$/,
  )
  expect(await doubtOf([...text(german, 40), ...text(english, 400)], 'en-US')).toBeUndefined()
})

test('what is told of a doubt says what to set', () => {
  const doubt = { named: 'en-US', language: 'de', texts: 27, of: 30 }
  expect(doubtNote(doubt)).toBe(
    'The old archive says that it is in American English (en-US), but 27 of 30 texts that were looked at are in German. If that is right, set “language: de” in site.yaml.',
  )
})
