import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defaultAddress,
  ledgerOwner,
  namesFile,
  normalAddress,
  ownerOf,
  reservedFolders,
  reservedPages,
  sameAddress,
  slugOfFile,
} from './address.ts'
import { isSitePath } from './frontmatter.ts'

describe('ownerOf()', () => {
  it.each([
    ...['/', '/2003/', '/2003', '/2003/05/', '/2003/05/page/2/', '/2003/05/14/', '/tags/', '/Tags'],
    ...['/feed.xml', '/sitemap-0.xml', '/Sitemap-0.xml', '/sitemap-news.xml', '/robots.txt'],
    ...['/pagefind/', '/news/pagefind/x/', '/404.html', '/404/', '/search/', '/archive/'],
  ])('keeps %s for the site itself', address => {
    expect(ownerOf(address)).toEqual(expect.any(String))
  })

  it.each([
    ...['/about/', '/2003/05/wall/', '/2003/05/14/wall/', '/2003/5/', '/20030/', '/tagged/'],
    ...['/news/2003/', '/page/2/', '/old/page.html', '/constructor/', '/sitemap/', '/مقالات/'],
    ...['/articles/', '/articles/storm/', '/media/storm/', '/archive/storm/', '/search/storm/'],
    ...['/tags/storm/', '/sections/storm/', '/sources/a/b/', '/regions/x.html', '/feeds/storm/'],
    ...['/news/feed.xml', '/news/card.png', '/news/index.md', '/feed.xml.html', '/media/wall.jpg'],
  ])('leaves %s free', address => {
    expect(ownerOf(address)).toBeUndefined()
  })

  it('keeps all that lies below a reserved folder, of a reserved page the page alone', () => {
    for (const [first, owner] of Object.entries(reservedFolders)) {
      expect(ownerOf(`/${first}`)).toBe(owner)
      expect(ownerOf(`/${first.toUpperCase()}/x/`)).toBe(owner)
    }
    for (const [first, owner] of Object.entries(reservedPages)) {
      expect(ownerOf(`/${first.toUpperCase()}/`)).toBe(owner)
      expect(ownerOf(`/${first}/x/`)).toBeUndefined()
    }
  })

  it('keeps the folder of deploys, and leaves what else is well known', () => {
    expect(ownerOf('/.well-known/backfile/ledger.json')).toBe(ledgerOwner)
    expect(ownerOf('/.well-known/backfile')).toBe(ledgerOwner)
    expect(ownerOf('/.well-known/security.txt')).toBeUndefined()
  })

  it('keeps the same pages in an edition', () => {
    expect(ownerOf('/ar/tags/', ['/ar'])).toBe('the tags')
    expect(ownerOf('/ar/', ['/ar'])).toBe('the front page')
    expect(ownerOf('/ar/tags/', [])).toBeUndefined()
  })
})

describe('defaultAddress()', () => {
  it('is year, month and slug', () => {
    expect(defaultAddress('2003-05-14', 'wall')).toBe('/2003/05/wall/')
  })
})

describe('slugOfFile()', () => {
  it.each([
    ['articles/2003/05/Harbour wall.md', 'harbour-wall'],
    ['articles/2003/05/wall/index.md', 'wall'],
    ['articles/v1.2.md', 'v1-2'],
    ['index.md', 'index'],
    ['articles/🎉.md', ''],
  ])('of %s is “%s”', (file, slug) => {
    expect(slugOfFile(file)).toBe(slug)
  })
})

describe('normalAddress()', () => {
  it.each([
    ['/news/wall', '/news/wall/'],
    ['/news/wall/', '/news/wall/'],
    ['/old/page.html', '/old/page.html'],
    ['/caf%C3%A9', '/café/'],
    ['/cafe\u0301/', '/caf\u00e9/'],
    ['/news/wall/index.html', '/news/wall/'],
    ['/news/wall/Index.htm', '/news/wall/'],
    ['/news/my-index.html', '/news/my-index.html'],
    ['/index.html', '/'],
  ])('of %s is %s', (written, address) => {
    expect(normalAddress(written)).toBe(address)
  })

  it('leaves every address that it has made as it is', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
    const path = fc
      .array(part, { minLength: 1, maxLength: 4 })
      .map(parts => `/${parts.join('/')}`)
      .filter(isSitePath)
    fc.assert(
      fc.property(path, path => {
        const address = normalAddress(path)
        expect(normalAddress(address)).toBe(address)
        expect(isSitePath(address)).toBe(true)
      }),
    )
  })
})

describe('namesFile()', () => {
  it.each(['/a.html', '/a/b.php', '/x.jpeg'])('takes %s for a file', address => {
    expect(namesFile(address)).toBe(true)
  })

  it.each(['/a/', '/a.html/', '/a', '/v1.2/notes', '/a.'])('takes %s for a folder', address => {
    expect(namesFile(address)).toBe(false)
  })
})

describe('sameAddress()', () => {
  it('does not see case, a last slash, or how accents are composed', () => {
    expect(sameAddress('/Caf\u00e9/')).toBe(sameAddress('/cafe\u0301'))
    expect(sameAddress('/a/')).not.toBe(sameAddress('/b/'))
  })
})

describe('isSitePath()', () => {
  it.each([
    ...['/a', '/a/', '/news/2003/wall/', '/مقالات/جسر/', '/caf%C3%A9/', '/old/page.html'],
    ...[
      '/bar:foo/',
      '/bar%3Afoo/',
      '/2003:05/wall',
      '/a*b/',
      "/a'(b)!$&+,;=@~/",
      '/wiki/Talk:Wall.html',
    ],
  ])('accepts %s', path => {
    expect(isSitePath(path)).toBe(true)
  })

  it.each([
    ...[
      '',
      '/',
      'a',
      'https://a.example/',
      '//a.example/',
      '/a//b',
      '/../a',
      '/a/../../b',
      '/a/./b',
    ],
    ...[
      '/%2e%2e/a',
      '/a%2f..%2fb',
      '/a\\b',
      '/a?b',
      '/a#b',
      '/%',
      '/a%00',
      '/a\nb',
      '/c:/b',
      '/a"b',
    ],
    `/${'a'.repeat(201)}/`,
  ])('refuses “%s”', path => {
    expect(isSitePath(path)).toBe(false)
  })
})
