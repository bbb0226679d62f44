import { describe, expect, it } from 'vitest'
import { sameAddress } from '../archive/address.ts'
import { archiveOf } from '../archive/archive.ts'
import type { Entry } from '../archive/entry.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { standingSchema } from '../archive/standing-page.ts'
import type { ArticleShown } from './article-pages.ts'
import type { ListShown } from './list-pages.ts'
import type { PageKind, Shown } from './page.ts'
import { type Plan, type PlannedIn, planOf } from './plan.ts'
import type { SitemapShown } from './sitemaps.ts'
import { structuredData } from './structured-data.ts'

const images = new Map(
  ['media/a.jpg', 'media/b.jpg'].map(file => [file, { file, width: 40, height: 30, version: '1' }]),
)

function entry(name: string, fields: Record<string, unknown>): Entry {
  const file = `articles/${name}.md`
  const whole = frontmatterSchema.parse({ title: name, ...fields })
  return { file, fields: whole, body: `digest of ${name}`, links: [], images: [] }
}

function shownIn<Kind extends PageKind>(plan: Plan, kind: Kind, address: string): Shown[Kind] {
  const page = plan.at(address)
  expect(page.kind).toBe(kind)
  return page.show() as Shown[Kind]
}

/** Ninety articles over five years, with everything that an article can have among them. */
function entries(count = 90): Entry[] {
  const plain = Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.UTC(1999, 0, 1 + i * 20)).toISOString().slice(0, 10)
    const [section, region] = [['News', 'Sport', 'Arts & Æ'][i % 3], ['North', 'الجنوب'][i % 2]]
    const tags = [
      'Tide',
      ...(i % 4 === 0 ? ['Harbour wall'] : []),
      ...(i % 9 === 0 ? ['日本'] : []),
    ]
    return entry(`a${i}`, { date, section, region, tags, ...(i % 5 ? {} : { source: 'Gull' }) })
  })
  const picture = { src: '/media/a.jpg', alt: 'A' }
  return [
    ...plain,
    entry('wall', {
      ...{ date: '2003-05-14T07:30', updated: '2003-05-15', authors: ['A. Reed'], cover: picture },
      ...{
        gallery: [picture, { ...picture, src: '/media/b.jpg' }],
        originalUrl: 'https://g.example/1',
      },
      ...{
        retrieved: '2003-05-16',
        license: 'CC0',
        description: 'Finished.',
        tags: ['Harbour wall'],
      },
      ...{
        corrections: [{ date: '2003-06-01', text: 'Not 1.' }],
        aliases: ['/old/wall.html', '/w'],
      },
      source: { name: 'Gull', url: 'https://gull.example/' },
    }),
    entry('muro', { date: '2003-05-15', lang: 'pt', translationOf: 'wall', slug: 'Mu?ro #1' }),
    entry('جدار', { date: '2003-05-15', lang: 'ar', translationOf: 'wall' }),
    entry('special', { date: '2003-05-20', permalink: '/special/page', id: 'sp-1' }),
  ]
}

function planned(more: Entry[] = [], site: Record<string, unknown> = {}, base = entries()): Plan {
  const fields = standingSchema.parse({ title: 'About', lang: 'pt' })
  const about = { file: 'pages/about/us.md', fields, body: '', links: [], images: [] }
  const archive = archiveOf({
    site: siteSchema.parse({
      ...{
        name: 'Courier',
        address: 'https://news.example',
        basePath: '/архив/',
        itemsPerPage: 10,
      },
      ...site,
    }),
    entries: [...base, ...more],
    standing: [about],
    ...{ tags: [], sources: [], now: Date.parse('2020-01-01'), withDrafts: false },
  })
  expect(archive.problems).toEqual([])
  return planOf(archive, images)
}

const plan = planned()

/** Every text within what a page shows, with the name of the key that holds it. */
function textsIn(shown: unknown, key = ''): [string, string][] {
  if (typeof shown === 'string') return [[key, shown]]
  if (shown === null || typeof shown !== 'object') return []
  return Object.entries(shown).flatMap(([name, value]) =>
    textsIn(value, Array.isArray(shown) ? key : name),
  )
}

/** Addresses of the site (decoded, from its root) to which a page leads. */
function leadsTo(shown: unknown): string[] {
  const own = [
    ...[plan.archive.site.address + encodeURI(plan.archive.site.basePath)],
    encodeURI(plan.archive.site.basePath),
  ]
  return textsIn(shown).flatMap(([key, text]) => {
    if (key === 'srcset') return leadsTo(text.split(', ').map(one => one.split(' ')[0]))
    if (key === 'canonical') return [text]
    const start = own.find(start => text.startsWith(start))
    const [address = ''] = text.split('#')
    return start === undefined ? [] : [decodeURIComponent(address.slice(start.length - 1))]
  })
}

describe('planOf()', () => {
  it('gives every page an address of its own', () => {
    const addresses = plan.pages.map(({ address }) => sameAddress(address))
    expect(addresses.length).toBeGreaterThan(200)
    expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([])
  })

  it('shows only what JSON can hold', () => {
    for (const page of plan.pages) expect(plainOnly(page.show()), page.address).toBe(true)
  })

  it('shows the same when planned twice, from files in another order', () => {
    const told = ({ pages }: Plan) =>
      pages.map(({ kind, address, show }) => [kind, address, show()])
    expect(told(planned())).toEqual(told(plan))
    expect(told(planned([], {}, entries().toReversed()))).toEqual(told(plan))
  })

  it('leads nowhere that is not planned', () => {
    const known = new Set(plan.pages.map(({ address }) => address))
    const links = [plan.editions[0]?.frame, ...plan.pages.map(page => page.show())].flatMap(leadsTo)
    expect(links.length).toBeGreaterThan(1000)
    const served = new Set(known)
    expect([...new Set(links)].filter(address => !served.has(address))).toEqual([])
  })

  it('writes no link with a letter that is not ASCII', () => {
    const starts = /^(\/|https:\/\/news\.example)/
    const keys = new Set(['href', 'to', 'older', 'newer', 'top', 'feed', 'self', 'src', 'url'])
    const links = plan.pages
      .flatMap(page => textsIn(page.show()))
      .filter(([key, text]) => keys.has(key) && starts.test(text))
    expect(links.filter(([, text]) => !/^[\x21-\x7e]+$/.test(text))).toEqual([])
  })

  it('makes of every page, by its kind and address, what the page shows', () => {
    expect(shownIn(plan, 'front', '/')).toMatchObject({ count: 94, canonical: '/' })
    expect(() => plan.at('/tags/none/')).toThrow('/tags/none/')
    expect(plan.of('standing').map(({ address }) => address)).toEqual(['/about/us/'])
  })

  it('plans an archive without a single article', () => {
    const empty = planned([], { sections: ['News'] }, [])
    expect(empty.pages.map(({ address }) => address)).toEqual(
      expect.arrayContaining([
        '/',
        '/archive/',
        '/feed.xml',
        '/search/',
        '/404.html',
        '/robots.txt',
      ]),
    )
    for (const page of empty.pages) expect(plainOnly(page.show()), page.address).toBe(true)
    expect(empty.of('article')).toEqual([])
  })
})

describe('planOf() when an article is added', () => {
  const fields = { date: '2004-12-31', section: 'News', region: 'North', source: 'Gull' }
  const newer = entry('newest', { ...fields, tags: ['Tide', 'Harbour wall', '日本'] })
  const after = planned([newer])

  it('leaves all full pages of lists as they were', () => {
    const lists = ['all', 'facet', 'month', 'day'] as const
    const full = lists
      .flatMap(kind => plan.of(kind))
      .filter(page => !(page.show() as ListShown).newest)
    expect(full.length).toBeGreaterThan(20)
    for (const { kind, address, show } of full) {
      expect(shownIn(after, kind, address), address).toEqual(show())
    }
  })

  it('keeps every address', () => {
    const known = new Set(after.pages.map(({ address }) => address))
    expect(plan.pages.map(({ address }) => address).filter(a => !known.has(a))).toEqual([])
  })

  it('changes of older articles only its neighbour and those that it is related to', () => {
    const changed = plan.of('article').filter(({ address, show }) => {
      const shown = shownIn(after, 'article', address)
      return JSON.stringify(shown) !== JSON.stringify(show())
    })
    const reasons = changed.map(({ address }) => {
      const { newer, related } = shownIn(after, 'article', address)
      return [newer, ...related].some(row => row?.headline === 'newest')
    })
    expect(changed.length).toBeLessThan(20)
    expect(reasons).toEqual(reasons.map(() => true))
  })
})

describe('lists of the plan', () => {
  it('hold every article of the archive exactly once', () => {
    const rows = plan.of('all').flatMap(page => (page.show() as ListShown).rows)
    expect(rows.map(({ headline }) => headline).sort()).toEqual(
      plan.archive.articles.map(({ headline }) => headline).sort(),
    )
  })

  it('can be walked from the newest page to the oldest and back', () => {
    const follow = (link: string | undefined): PlannedIn | undefined =>
      plan.pages.find(({ address }) => leadsTo({ href: link })[0] === address)
    let page = plan.of('all').find(({ address }) => address === '/archive/')
    const numbers: number[] = []
    while (page) {
      const { number, older, newest, newer } = page.show() as ListShown
      numbers.push(number)
      expect(newer === undefined).toBe(newest)
      page = older === undefined ? undefined : follow(older)
    }
    expect(numbers).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
  })

  it('lead from the number of the newest page to its address', () => {
    const to = '/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/archive/'
    const complete = `https://news.example${to}`
    expect(shownIn(plan, 'alias', '/archive/page/9/')).toEqual({ to, complete })
  })

  it('show newest first, and their count on the newest page alone', () => {
    const { rows, count } = shownIn(plan, 'all', '/archive/')
    expect([rows[0]?.headline, count]).toEqual(['a89', 94])
    expect(shownIn(plan, 'all', '/archive/page/1/').count).toBeUndefined()
  })
})

describe('articles of the plan', () => {
  const wall = shownIn(plan, 'article', '/2003/05/wall/')

  it('name their translations, each in its own language', () => {
    expect(wall.translations.map(({ lang, language, text }) => [lang, language, text])).toEqual([
      ['pt', 'português', 'muro'],
      ['ar', 'العربية', 'جدار'],
    ])
    const translation = shownIn(plan, 'article', '/2003/05/جدار/')
    expect(translation.translations.map(({ text }) => text)).toEqual(['wall', 'muro'])
    expect([translation.lang, translation.dir, wall.lang]).toEqual(['ar', 'rtl', undefined])
  })

  it('lead from older addresses to the present one', () => {
    const to = '/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/2003/05/wall/'
    const complete = `https://news.example${to}`
    expect(shownIn(plan, 'alias', '/old/wall.html')).toEqual({ to, complete })
    expect(shownIn(plan, 'alias', '/w/')).toEqual({ to, complete })
  })

  it('name the next older and newer article, none at either end', () => {
    const shown = plan.archive.articles.map(({ address }) => shownIn(plan, 'article', address))
    const names = plan.archive.articles.map(({ headline }) => headline)
    expect(shown.map(({ older }) => older?.headline)).toEqual([undefined, ...names.slice(0, -1)])
    expect(shown.map(({ newer }) => newer?.headline)).toEqual([...names.slice(1), undefined])
  })

  it('are told to search engines with complete addresses', () => {
    const [told, way] = structuredData(wall, plan.archive.site)
    const base = 'https://news.example/%D0%B0%D1%80%D1%85%D0%B8%D0%B2'
    expect(told).toMatchObject({
      ...{
        headline: 'wall',
        datePublished: '2003-05-14T07:30:00+00:00',
        dateModified: '2003-06-01',
      },
      ...{ author: [{ name: 'A. Reed' }], image: `${base}/media/a.jpg`, inLanguage: 'en' },
      ...{ isBasedOn: 'https://g.example/1', sourceOrganization: { name: 'Gull' } },
      ...{ mainEntityOfPage: `${base}/2003/05/wall/`, correction: [{ text: 'Not 1.' }] },
    })
    expect(way.itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Courier', item: `${base}/` },
      { '@type': 'ListItem', position: 2, name: 'wall' },
    ])
    const [plain] = structuredData(
      shownIn(plan, 'article', '/1999/01/a1/') as ArticleShown,
      plan.archive.site,
    )
    expect(plain).toMatchObject({ author: { name: 'Courier' } })
    expect(plain).not.toHaveProperty('sourceOrganization')
  })
})

describe('sitemaps of the plan', () => {
  const sitemaps = plan.of('sitemap').map(page => page.show() as SitemapShown)

  it('list every page that readers read, once', () => {
    const readable = [
      ...['front', 'article', 'facetIndex', 'facet', 'all', 'year', 'month', 'day'],
      ...['corrections', 'standing', 'feeds'],
    ]
    const ofPages = sitemaps.filter(({ isIndex, urls }) => !isIndex && !urls.some(one => one.news))
    const listed = ofPages.flatMap(leadsTo)
    const wanted = plan.pages.filter(({ kind }) => readable.includes(kind))
    expect(listed.sort()).toEqual(wanted.map(({ address }) => address).sort())
  })

  it('are all named in the index, which robots are told of', () => {
    const [index, ...parts] = plan.of('sitemap')
    expect(leadsTo(index?.show())).toEqual(parts.map(({ address }) => address))
    expect(leadsTo(shownIn(plan, 'robots', '/robots.txt'))).toEqual([index?.address])
  })

  it('leave out lists with few articles, which tell search engines to pass them over', () => {
    const labels = [...Array.from({ length: 3 }, () => ['Three']), ['Two'], ['Two'], ['One']]
    const few = labels.map((tags, i) => entry(`few${i}`, { date: '2004-01-01', tags }))
    const listed = (thin?: number) => {
      const of = planned(few, thin === undefined ? {} : { thin }, [])
      return of
        .of('facet')
        .filter(({ address }) => address.startsWith('/tags/'))
        .filter(({ address, show }) => {
          const urls = of.of('sitemap').flatMap(page => (page.show() as SitemapShown).urls)
          const isListed = urls.some(({ url }) => url.endsWith(address))
          expect((show() as ListShown).canonical !== undefined).toBe(isListed)
          return isListed
        })
        .map(({ address }) => address)
    }
    expect(listed()).toEqual(['/tags/three/'])
    expect(listed(0)).toEqual(['/tags/one/', '/tags/three/', '/tags/two/'])
    expect(listed(2)).toEqual(['/tags/three/', '/tags/two/'])
  })

  it('leave out the numbered pages of such a list too', () => {
    const many = Array.from({ length: 25 }, (_, i) =>
      entry(`many${i}`, { date: '2004-01-01', tags: ['Many'] }),
    )
    const of = planned(many, { thin: 30 }, [])
    const urls = of.of('sitemap').flatMap(page => (page.show() as SitemapShown).urls)
    expect(urls.filter(({ url }) => url.includes('/tags/many/'))).toEqual([])
  })

  it('are cut into parts of five hundred addresses, so that one more article writes one anew', () => {
    const many = (count: number) =>
      planned(
        [],
        {},
        Array.from({ length: count }, (_, i) => entry(`n${i}`, { date: '2004-01-01' })),
      )
    const parts = many(505)
      .of('sitemap')
      .filter(({ address }) => /sitemap-\d/.test(address))
    expect(parts.map(({ address }) => address)).toEqual(['/sitemap-1.xml', '/sitemap-2.xml'])
    const sizes = parts.map(({ show }) => (show() as SitemapShown).urls.length)
    expect(sizes).toEqual([500, 5])
  })

  it('tell when an article was changed last', () => {
    const url = 'https://news.example/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/2003/05/wall/'
    const listed = sitemaps.flatMap(({ urls }) => urls)
    expect(listed.find(entry => entry.url === url)?.modified).toBe('2003-06-01')
  })
})

/** Whether a value holds nothing but plain objects, lists, texts, numbers, booleans and undefined. */
function plainOnly(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(plainOnly)
  if (typeof value === 'object' && value !== null) {
    return (
      Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(plainOnly)
    )
  }
  return ['string', 'boolean', 'undefined'].includes(typeof value) || Number.isFinite(value)
}

describe('an article’s original', () => {
  it('is not told where it is on the site itself', () => {
    const own = entry('own', { date: '2004-01-01', originalUrl: 'https://news.example/?p=1' })
    const other = entry('other', { date: '2004-01-01', originalUrl: 'https://g.example/1' })
    const plan = planned([own, other])
    const originalOf = (slug: string) => shownIn(plan, 'article', `/2004/01/${slug}/`).originalUrl
    expect(originalOf('own')).toBeUndefined()
    expect(originalOf('other')).toBe('https://g.example/1')
  })
})
