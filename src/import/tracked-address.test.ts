import { expect, test } from 'vitest'
import { pageKey, withoutTracking } from './tracked-address.ts'

test.each([
  ['https://post.example/a.html?utm_source=rss&utm_medium=feed', 'https://post.example/a.html'],
  ['https://post.example/?p=3&fbclid=x', 'https://post.example/?p=3'],
  ['https://post.example/a/?share=twitter&nb=1&replytocom=3', 'https://post.example/a/'],
  ['https://post.example/?q=a+b&share=sea', 'https://post.example/?q=a+b&share=sea'],
  ['/a.html', '/a.html'],
])('%s is %s', (address, bare) => {
  expect(withoutTracking(address)).toBe(bare)
})

test('scheme, www and what counts readers do not part the addresses of a page', () => {
  const key = pageKey('https://post.example/a.html')
  expect(pageKey('http://www.post.example/a.html?utm_source=fb')).toBe(key)
  expect(pageKey('https://post.example/a.html?page=2')).not.toBe(key)
  expect(pageKey('https://other.example/a.html')).not.toBe(key)
})
