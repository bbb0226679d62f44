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

test('a platform is no source, but the site that it holds', () => {
  expect(foreignSource({ name: 'Blogger' }, site)).toBeUndefined()
  expect(foreignSource({ name: 'Medium', url: 'https://medium.com/@ada/a' }, site)).toBeUndefined()
  const url = 'https://pier.blogspot.example'
  expect(foreignSource({ name: 'Blogger', url }, site)).toEqual({
    ...{ name: 'pier.blogspot.example', url },
  })
})
