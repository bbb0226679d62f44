import { expect, test } from 'vitest'
import type { Loss } from './losses.ts'
import { linkTo, withPictures } from './references.ts'

const destinations = {
  files: new Map([['/2014/05/wall', 'articles/2014/05/wall.md']]),
  unseen: new Map([['/draft', 'a draft']]),
  dates: new Set(['/2014/', '/2014/05/', '/ar/2014/']),
  labels: { listOf: (slug: string) => (slug === 'piers' ? '/tags/piers/' : undefined) },
  pathOf: () => '',
  paths: ['/ar'],
  origin: 'https://old.example',
}

function led(address: string): { to: string; losses: Loss[] } {
  const losses: Loss[] = []
  const reference = { kind: 'link', written: address, address } as const
  return { to: linkTo(reference, 'articles/2015/01/tide.md', destinations, losses), losses }
}

test('a link to an article leads to its file, and to the same place in it', () => {
  expect(led('https://old.example/2014/05/wall/')).toEqual({
    to: '../../2014/05/wall.md',
    losses: [],
  })
  expect(led('/2014/05/wall/#the-(old)-one').to).toBe('../../2014/05/wall.md#the-%28old%29-one')
})

test('a link to the list of a label leads to that list', () => {
  expect(led('/tag/piers/')).toEqual({ to: '/tags/piers/', losses: [] })
})

test.each(['?utm_source=mail', '?fbclid=x#respond', 'amp/', 'comment-page-2/#comment-7'])(
  'a link to an article with “%s” behind it leads to its file',
  more => {
    expect(led(`https://old.example/2014/05/wall/${more}`)).toEqual({
      to: '../../2014/05/wall.md',
      losses: [],
    })
  },
)

test.each([
  ['/2014/', '/2014/'],
  ['/2014/5/', '/2014/05/'],
  ['/ar/2014/', '/ar/2014/'],
  ['/feed/', '/feed.xml'],
  ['/rss.xml', '/feed.xml'],
  ['/?feed=rss2', '/feed.xml'],
  ['/ar/rss', '/ar/feed.xml'],
  ['/?utm_source=mail', '/'],
])('a link to the list %s leads to %s', (address, to) => {
  expect(led(address)).toEqual({ to, losses: [] })
})

test('a link to a month without articles stays', () => {
  expect(led('/2014/06/').to).toBe('https://old.example/2014/06/')
})

test('a link to anything else stays, complete, and is told', () => {
  expect(led('/gone/')).toEqual({
    to: 'https://old.example/gone/',
    losses: [{ code: 'link-unknown', detail: 'https://old.example/gone/' }],
  })
  expect(led('/draft').losses).toEqual([
    { code: 'link-unknown', detail: 'https://old.example/draft (a draft)' },
  ])
  expect(led('/a.pdf').losses[0]?.code).toBe('file-left')
})

test('a picture that is nowhere gives way to its words, or to nothing where it stood alone without any', () => {
  const gone = new Map([[0, { kind: 'missing', reason: 'gone' } as const]])
  const picture = (alt: string) => `![${alt}](https://reference.invalid/0.)`
  expect(withPictures(`a\n\n${picture('')}\n\nb ${picture('A gull')}`, gone)).toBe('a\n\nb A gull')
  expect(withPictures(`${picture('')}\n\nb`, gone)).toBe('b')
})
