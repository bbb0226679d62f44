import { expect, test } from 'vitest'
import { addressKey } from './old-addresses.ts'
import { OwnHost } from './own-host.ts'

const known = new Set(
  ['/2012/01/wall/', '/2012/02/tide/', '/2013/05/ferry/', '/about/'].map(addressKey),
)

function found(value: string): string | undefined {
  const host = new OwnHost()
  host.note({ text: { format: 'html', value } })
  return host.among(key => known.has(key))
}

const links = (host: string, ...paths: string[]) =>
  paths.map(path => `<a href="${host}${path}">x</a>`).join(' ')

test('the host is that on which the articles of a site link to one another', () => {
  const own = links(
    'http://www.old.example',
    '/2012/01/wall/',
    '/2012/02/tide',
    '/2013/05/ferry/#a',
  )
  const others = links('https://else.example', '/about/', '/a/', '/b/', '/c/')
  expect(found(own + others + links('http://old.example', '/gone/', '/up/a.jpg'))).toBe(
    'old.example',
  )
})

test('none is taken where too few links, or too few of a host’s, lead to an article', () => {
  expect(found(links('http://old.example', '/2012/01/wall/', '/about/'))).toBeUndefined()
  const few = links('http://old.example', '/2012/01/wall/', '/2012/02/tide/', '/about/')
  expect(found(few + links('http://old.example', '/a/', '/b/', '/c/', '/d/'))).toBeUndefined()
})

function former(current: string | undefined, ...values: string[]) {
  const hosts = new OwnHost()
  for (const value of values) hosts.note({ text: { format: 'markdown', value } })
  const { own, maybe } = hosts.former(key => known.has(key), current)
  return { own: own.map(({ host }) => host), maybe: maybe.map(({ host }) => host) }
}

test('a former host is one on which three imported pages are named, or one below or above that of the site', () => {
  const three = links(
    'https://www.then.example',
    '/2012/01/wall/',
    '/2012/02/tide/',
    '/2013/05/ferry/',
  )
  expect(former('now.example', three)).toEqual({ own: ['then.example'], maybe: [] })
  const one = links('https://harbour.example', '/2012/01/wall/')
  expect(former('blog.harbour.example', one)).toEqual({ own: ['harbour.example'], maybe: [] })
  const below = links('https://archive.harbour.example', '/2012/01/wall/')
  expect(former('harbour.example', below).own).toEqual(['archive.harbour.example'])
  expect(former('now.example', one)).toEqual({ own: [], maybe: ['harbour.example'] })
})

test.each([
  ['news.one.example', 'news.two.example'],
  ['blog.one.example', 'blog.one.example.net'],
  ['archive.one.example', 'archive.two.example'],
  ['www2.one.example', 'www2.two.example'],
  ['harbour.example.net', 'harbour.example'],
  ['harbour.example', 'newharbour.example'],
])('that a host is called like %s, as %s is, does not make it a former one', (current, host) => {
  const one = links(`https://${host}`, '/2012/01/wall/')
  expect(former(current, one)).toEqual({ own: [], maybe: [host] })
})

test.each([
  ['its own host', 'https://now.example', ['/2012/01/wall/', '/2012/02/tide/', '/2013/05/ferry/']],
  ['a path that many sites have', 'https://else.example', ['/about/']],
  ['a host with mostly other pages', 'https://else.example', ['/2012/01/wall/', '/a/', '/b/']],
  ['pictures', 'https://else.example', ['/2012/01/wall.jpg']],
])('no former host is %s', (_, host, paths) => {
  expect(former('now.example', links(host, ...paths))).toEqual({ own: [], maybe: [] })
})
