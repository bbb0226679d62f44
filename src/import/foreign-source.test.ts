import { expect, test } from 'vitest'
import { foreignSource } from './foreign-source.ts'

const site = { name: 'Quay & Co', address: 'https://www.quay.example' }

test.each([
  [{ name: 'Quay & Co' }],
  [{ name: 'quay.example', url: 'http://quay.example' }],
  [undefined],
])('the site itself is no source: %j', source => {
  expect(foreignSource(source, site)).toBeUndefined()
})

test.each([
  [{ name: 'Bay News Agency' }],
  [{ name: 'other.example', url: 'https://other.example/a' }],
])('another is one: %j', source => {
  expect(foreignSource(source, site)).toEqual(source)
  expect(foreignSource(source, {})).toEqual(source)
})
