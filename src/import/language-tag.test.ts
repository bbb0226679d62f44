import { expect, test } from 'vitest'
import { languageTag } from './language-tag.ts'

test.each([
  ['en_US', 'en-US'],
  [' pt-br ', 'pt-BR'],
  ['zh_Hans_CN', 'zh-Hans-CN'],
  ['zh_CN.utf8', 'zh-CN'],
  ['iw', 'he'],
  ['English (UK)', undefined],
  ['english', undefined],
  ['', undefined],
  [undefined, undefined],
])('“%s” is the language %s', (written, tag) => {
  expect(languageTag(written)).toBe(tag)
})
