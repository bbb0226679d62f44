import { expect, test } from 'vitest'
import { frontmatterSchema } from './frontmatter.ts'
import { otherNames, ownName } from './other-names.ts'

test.each([
  ['url', 'originalUrl'],
  ['scraped_at', 'retrieved'],
  ['Scraped-At', 'retrieved'],
  ['language', 'lang'],
  ['byline', 'authors'],
  ['standfirst', 'description'],
])('“%s” is “%s” here', (other, own) => {
  expect(ownName(other)).toBe(own)
})

test('every key that has other names is one of the article format', () => {
  for (const key of Object.keys(otherNames)) expect(frontmatterSchema.shape).toHaveProperty(key)
})

test('no name is meant for two keys, and none is a key itself', () => {
  const names = Object.values(otherNames).flatMap(list => list.split(/\s+/))
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter(name => name in frontmatterSchema.shape)).toEqual([])
})
