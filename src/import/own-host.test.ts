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
