import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facet } from '../archive/article.ts'
import { siteSchema, sitesOf } from '../archive/site.ts'
import { facetAddress } from './facet-address.ts'
import { absolute, href, readable } from './links.ts'

const siteWith = (file: object) => sitesOf(siteSchema.parse(file))[0]
const site = siteWith({ address: 'https://news.example', basePath: '/архив' })

describe('href()', () => {
  it('encodes Unicode and puts the base path in front', () => {
    expect(href(site, '/2003/05/جسر/')).toBe(
      '/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/2003/05/%D8%AC%D8%B3%D8%B1/',
    )
    expect(href(siteWith({}), '/tags/a/')).toBe('/tags/a/')
  })

  it('leads a browser to the address, whatever is in it', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1 }).filter(p => !/^\.+$|[/\\\s]/.test(p))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), parts => {
        const address = `/${parts.join('/')}/`
        const url = new URL(href(site, address), site.address)
        expect(decodeURIComponent(url.pathname)).toBe(`/архив${address}`)
        expect([url.search, url.hash]).toEqual(['', ''])
      }),
    )
  })
})

describe('absolute()', () => {
  it('is the complete address', () => {
    expect(absolute(site, '/')).toBe('https://news.example/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(absolute(site, `/${text}`)).toBe(site.address + href(site, `/${text}`))
      }),
    )
  })
})

describe('facetAddress()', () => {
  it('has a folder for each kind', () => {
    const of = (kind: Facet['kind']) =>
      facetAddress({ kind, slug: 'x', label: 'X', articles: [] }, site)
    expect((['tag', 'source', 'section', 'region'] as const).map(of)).toEqual([
      ...['/tags/x/', '/sources/x/', '/sections/x/', '/regions/x/'],
    ])
  })
})

describe('readable()', () => {
  it('shows letters of every script, and keeps signs that could mislead encoded', () => {
    const url = absolute(site, '/2003/05/جسر-1/a b/\u202e?/')
    expect(readable(url)).toBe('https://news.example/архив/2003/05/جسر-1/a%20b/%E2%80%AE%3F/')
  })
})
