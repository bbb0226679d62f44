import { expect, test } from 'vitest'
import type { OldItem } from './old-item.ts'
import { SiteLanguage } from './site-language.ts'

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
