import { expect, test } from 'vitest'
import { newSite, newSiteFile } from './site-file.ts'

test.each([
  ['en_US', 'en-US'],
  ['zh_Hans_CN', 'zh-Hans-CN'],
  ['no language', undefined],
])('the language “%s” is %s', (language, told) => {
  expect(newSite({ language }).language).toBe(told)
})

test('a site of which only the address is known has settings too', () => {
  expect(newSiteFile({ address: 'https://old.example/news' })).toBe(
    'address: https://old.example\n',
  )
  expect(newSiteFile({ language: 'en' })).toBeUndefined()
})
