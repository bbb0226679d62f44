import { expect, test } from 'vitest'
import { languageTag } from './language-tag.ts'

test.each([
  ['en_US', 'en-US'],
  [' pt-br ', 'pt-BR'],
  ['zh_Hans_CN', 'zh-Hans-CN'],
  ['zh_CN.utf8', 'zh-CN'],
  ['iw', 'he'],
  ['English (UK)', 'en'],
  ['no language', undefined],
  ['', undefined],
  [undefined, undefined],
])('“%s” is the language %s', (written, tag) => {
  expect(languageTag(written)).toBe(tag)
})

test.each([
  ['English', 'en'],
  ['english', 'en'],
  ['Deutsch', 'de'],
  ['German', 'de'],
  ['Français', 'fr'],
  ['francais', 'fr'],
  ['Español', 'es'],
  ['العربية', 'ar'],
  ['日本語', 'ja'],
  ['中文', 'zh'],
  ['Русский', 'ru'],
  ['Türkçe', 'tr'],
  ['Bahasa Indonesia', undefined],
  ['Indonesia', 'id'],
  ['Simplified Chinese', 'zh-Hans'],
  ['Chinese (Traditional)', 'zh-Hant'],
  ['Brazilian Portuguese', 'pt-BR'],
  ['Português (Brasil)', 'pt-BR'],
  ['British English', 'en-GB'],
  ['Klingonese', undefined],
  ['unknown', undefined],
  ['', undefined],
])('the language named “%s” is %s', (name, tag) => {
  expect(languageTag(name)).toBe(tag)
})
