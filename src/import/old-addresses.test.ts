import { expect, test } from 'vitest'
import { addressKey, formsOf, oldAddressOf, plainKey } from './old-addresses.ts'

test.each([
  ['https://old.example/2015/03/wall', { kind: 'path', path: '/2015/03/wall/' }],
  ['/news/wall.html', { kind: 'path', path: '/news/wall.html' }],
  ['//old.example//a//b/', { kind: 'path', path: '/a/b/' }],
  ['https://old.example/%D8%A7%D9%84/', { kind: 'path', path: '/ال/' }],
  ['https://old.example/wall/#more', { kind: 'path', path: '/wall/' }],
  ['https://old.example/?p=12', { kind: 'asked', path: '/?p=12' }],
  ['/show.php?id=5&x=1', { kind: 'asked', path: '/show.php?id=5&x=1' }],
  ['https://old.example/', { kind: 'impossible', reason: 'no file can have that path' }],
  ['/a%2f..%2f../b', { kind: 'impossible', reason: 'no file can have that path' }],
  ['/50%/', { kind: 'impossible', reason: 'no file can have that path' }],
  ['/tags/', { kind: 'impossible', reason: 'the new site uses it for the tags' }],
  ['/tags/wall/', { kind: 'path', path: '/tags/wall/' }],
  ['/articles/storm/index.html', { kind: 'path', path: '/articles/storm/' }],
  ['/wiki/Talk:Wall', { kind: 'path', path: '/wiki/Talk:Wall/' }],
])('of “%s” the site can have %o', (address, wanted) => {
  expect(oldAddressOf(address)).toEqual(wanted)
})

test('an address is known by its path, however it is written', () => {
  const keys = [
    'http://old.example/A/b',
    'https://www.old.example/a/b/#x',
    '/a/b/index.html',
    '//old.example/a//b/',
  ].map(addressKey)
  expect(new Set(keys)).toEqual(new Set(['/a/b']))
  expect(addressKey('https://old.example/?p=1')).toBe('/?p=1')
})

test.each([
  ['/wall?utm_source=mail&utm_medium=x', '/wall'],
  ['/wall?fbclid=a', '/wall'],
  ['/wall?replytocom=4', '/wall'],
  ['/?p=401&preview=true', '/?p=401'],
  ['/show.php?id=5&ref=front', '/show.php?id=5'],
  ['/wall/amp', '/wall'],
  ['/wall/comment-page-1', '/wall'],
  ['/?ref=mail', '/'],
  ['/?reference=1', '/?reference=1'],
])('“%s” is a form of “%s”', (key, page) => {
  expect(plainKey(key)).toBe(page)
})

test.each([
  ['/wall', ['/wall', '/wall.html']],
  ['/wall.html', ['/wall.html', '/wall']],
  ['/wall?utm_source=x', ['/wall?utm_source=x', '/wall', '/wall.html']],
  ['/?p=1', ['/?p=1']],
  ['/', ['/']],
])('“%s” may be known as %o', (key, forms) => {
  expect(formsOf(key)).toEqual(forms)
})
