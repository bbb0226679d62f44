import { describe, expect, it } from 'vitest'
import type { TextLink } from '../archive/entry.ts'
import type { Site } from '../archive/site.ts'
import { checkSiteLinks } from './check-site-links.ts'
import { planned } from './page.ts'

const site = { address: 'https://fenwick.example', basePath: '/gazette/' } as Site
const pages = [
  '/',
  '/about/',
  '/tags/tide/',
  '/2020/01/pier/',
  '/old/page.html',
  '/Old/Case/',
  '/2020/01/',
].map(address => planned('mark', address, () => ({})))
const at = { line: 3, column: 5 }

function found(kind: TextLink['kind'], target: string, host = site) {
  const links = [{ kind, target, written: target, ...at }]
  const files = ['documents/Plan.pdf']
  return checkSiteLinks([{ file: 'articles/a.md', links, images: [] }], host, pages, files)
}

describe('checkSiteLinks()', () => {
  it.each([
    ...['https://fenwick.example/gazette/', 'https://fenwick.example/gazette'],
    ...['http://fenwick.example/gazette/about', 'https://www.fenwick.example/gazette/about/'],
    ...['https://FENWICK.example/gazette/about/?a=b#c', 'https://fenwick.example:443/gazette/'],
    ...['https://fenwick.example/gazette/old/page.html', 'https://fenwick.example/other/'],
    ...['https://fenwick.example/gazette/documents/Plan.pdf', 'https://fenwick.example/'],
    ...['https://fenwick.example:8080/gazette/no/', 'https://sub.fenwick.example/gazette/no/'],
    ...['https://fenwick.example.org/gazette/no/', 'https://fenwick.example/gazettes/no/'],
    ...['https://fenwick.example/gazette/about/index.html', 'https://'],
  ])('has nothing to say about %s', target => {
    expect(found('web', target)).toEqual([])
  })

  it.each([
    ['web', 'https://fenwick.example/gazette/2020/01/peir/', '/2020/01/pier/'],
    ['web', 'http://www.fenwick.example/gazette/About/', '/about/'],
    ['web', 'https://fenwick.example/gazette/old/case/', '/Old/Case/'],
    ['web', 'https://fenwick.example/gazette/documents/plan.pdf', '/documents/Plan.pdf'],
    ['web', 'https://fenwick.example/gazette/%61bot/', '/about/'],
    ['site', '/About/', '/about/'],
    ['site', '/TAGS/tide', '/tags/tide/'],
    ['site', '/Old/Page.HTML', '/old/page.html'],
    ['site', '/2020/01/14/', '/2020/01/'],
    ['site', '/2020/01/14', '/2020/01/'],
    ['web', 'https://fenwick.example/gazette/2020/01/14/page/1/', '/2020/01/'],
  ] as const)('finds a dead %s link, %s, and what was meant', (kind, target, nearest) => {
    const code = 'site-link-unknown'
    expect(found(kind, target)).toEqual([{ code, file: 'articles/a.md', ...at, target, nearest }])
  })

  it.each([
    ['site', '/gazette/about/', '/about/'],
    ['site', '/gazette/', '/'],
    ['site', '/gazette/abot/', '/about/'],
    ['web', 'https://fenwick.example/gazette/gazette/About/', '/about/'],
  ] as const)('names a base path that is written twice: %s %s', (kind, target, nearest) => {
    expect(found(kind, target)).toMatchObject([{ target, nearest, base: '/gazette' }])
  })

  it('knows no base path where there is none', () => {
    const host = { ...site, basePath: '/' }
    expect(found('site', '/gazette/about/', host)[0]).not.toHaveProperty('base')
    expect(found('web', 'https://fenwick.example/no/', host)).toHaveLength(1)
  })

  it('says of a section or region that is listed that it has no article yet', () => {
    const sections = ['News', 'Élan vital', 'About'].map(label => ({ label, translations: {} }))
    const host = { ...site, basePath: '/', path: '', language: 'en', sections, regions: sections }
    const faultOf = (target: string) => found('site', target, host as Site)[0]
    for (const path of ['/sections/news/', '/sections/News', '/regions/about/'])
      expect(faultOf(path)).toMatchObject({ target: path, isEmpty: true })
    expect(faultOf('/sections/nws/')).not.toHaveProperty('isEmpty')
    expect(faultOf('/tags/news/')).not.toHaveProperty('isEmpty')
    expect(faultOf('/about/')).toBeUndefined()
  })

  it('guesses for the first dead paths only, and names all of them', () => {
    const links = Array.from({ length: 30 }, (_, i) => {
      const target = `/abou${String.fromCodePoint(0x3b1 + i)}/`
      return { kind: 'site' as const, target, written: target, ...at }
    })
    const problems = checkSiteLinks([{ file: 'articles/a.md', links, images: [] }], site, pages)
    expect(problems).toHaveLength(30)
    expect(problems.filter(problem => 'nearest' in problem)).toHaveLength(20)
  })
})
