import { expect, test } from 'vitest'
import { localeOf } from './locale.ts'

test('a language is named with its territory, or the likeliest one', () => {
  const named = ['en', 'en-GB', 'ar', 'zh-Hant', 'zh-TW', 'fa', 'qaa'].map(localeOf)
  expect(named).toEqual(['en_US', 'en_GB', 'ar_EG', 'zh_TW', 'zh_TW', 'fa_IR', 'qaa'])
})
