import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import type { Entry } from '../archive/entry.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import type { Image } from '../archive/image.ts'
import { placeholder } from '../archive/placeholder.ts'
import { siteSchema } from '../archive/site.ts'
import { standingSchema } from '../archive/standing-page.ts'
import { checkSiteLinks } from './check-site-links.ts'
import { fillBody } from './fill-body.ts'
import { planOf } from './plan.ts'

const shared = { body: '', links: [], images: [] }
const fields = frontmatterSchema.parse({ title: 'Wall', date: '2003-05-14', tags: ['Tide'] })
const archive = archiveOf({
  entries: [{ file: 'articles/جسر.md', fields, ...shared }],
  standing: [
    { file: 'pages/about.md', fields: standingSchema.parse({ title: 'About' }), ...shared },
  ],
  site: siteSchema.parse({ address: 'https://news.example', basePath: '/a/' }),
  ...{ tags: [], sources: [], now: Date.now(), withDrafts: false },
})
const images = new Map<string, Image>([
  ['media/x.jpg', { file: 'articles/x y.jpg', width: 3000, height: 2000, version: '1' }],
  [
    'media/plan.svg',
    { file: 'media/plan.svg', width: 4, height: 3, version: '1', form: 'drawing' },
  ],
  [
    'media/her.png',
    { file: 'media/her.png', width: 90, height: 9, version: '1', credit: '<Pell> & "Co"' },
  ],
])

function filled(html: string, style: 'page' | 'feed') {
  return fillBody({ html, address: '/2003/05/جسر/' }, archive, images, style)
}

const link = (kind: 'article' | 'site' | 'image', target: string) =>
  `<a href="${placeholder(kind, target)}">x</a>`

const bridge = '/a/2003/05/%D8%AC%D8%B3%D8%B1/'

describe('fillBody()', () => {
  it.each([
    ['article', 'articles/جسر.md', `<a href="${bridge}">x</a>`],
    ['article', 'articles/جسر.md#part', `<a href="${bridge}#part">x</a>`],
    ['article', 'pages/about.md', '<a href="/a/about/">x</a>'],
    ['site', '/tags/tide/?a=1&b=2#c', '<a href="/a/tags/tide/?a=1&#x26;b=2#c">x</a>'],
    ['image', 'media/x.jpg', '<a href="/a/articles/x%20y.jpg">x</a>'],
    ['image', 'media/gone.jpg', '<a>x</a>'],
    ['site', '/caf%C3%A9/', '<a href="/a/caf%C3%A9/">x</a>'],
  ] as const)('puts the address of %s %s into a page', (kind, target, html) => {
    expect(filled(link(kind, target), 'page')).toBe(html)
  })

  it('writes complete addresses for feeds', () => {
    expect(filled(link('article', 'articles/جسر.md'), 'feed')).toContain(
      `href="https://news.example${bridge}"`,
    )
    expect(filled(link('site', '/tags/tide/'), 'feed')).toContain(
      'href="https://news.example/a/tags/tide/"',
    )
    expect(filled('<a href="#user-content-fn-1" id="b">1</a>', 'feed')).toBe(
      `<a href="https://news.example${bridge}#user-content-fn-1" id="b">1</a>`,
    )
  })

  it('leaves links within the text alone on its own page', () => {
    expect(filled('<a href="#part">x</a>', 'page')).toBe('<a href="#part">x</a>')
  })

  const image = (target: string) =>
    `<img alt="a > b" src="${placeholder('image', target)}" loading="lazy">`

  it('gives images of a page their sources, address and size', () => {
    const address = '/a/articles/x%20y.jpg'
    const srcset = (format: string) =>
      [480, 960, 1600].map(width => `${address}.${width}.${format} ${width}w`).join(', ')
    const sizes = '(min-width: 39rem) 36rem, 92vw'
    expect(filled(image('media/x.jpg'), 'page')).toBe(
      [
        `<picture><source type="image/avif" srcset="${srcset('avif')}" sizes="${sizes}">`,
        `<source type="image/webp" srcset="${srcset('webp')}" sizes="${sizes}">`,
        `<img src="${address}" width="1600" height="1067" alt="a > b" loading="lazy"></picture>`,
      ].join(''),
    )
  })

  it('leaves images plain in feeds, and drawings everywhere', () => {
    expect(filled(image('media/x.jpg'), 'feed')).toBe(
      '<img src="https://news.example/a/articles/x%20y.jpg" width="1600" height="1067" alt="a > b" loading="lazy">',
    )
    expect(filled(image('media/plan.svg'), 'page')).toBe(
      '<img src="/a/media/plan.svg" width="4" height="3" alt="a > b" loading="lazy">',
    )
  })

  it('names whom the file names below a figure of which its author says nothing', () => {
    const named =
      '<figcaption><small dir="auto">&#x3C;Pell> &#x26; &#x22;Co&#x22;</small></figcaption>'
    expect(filled(`<figure>${image('media/her.png')}</figure>`, 'page')).toContain(
      `${named}</figure>`,
    )
    const said = `<figure>${image('media/her.png')}<figcaption>Her</figcaption></figure>`
    expect(filled(said, 'page')).not.toContain('Pell')
    expect(filled(image('media/her.png'), 'page')).not.toContain('Pell')
  })

  it('waits for no picture at the beginning of a text, but where a cover is above it', () => {
    const begun = (html: string, first: boolean) =>
      fillBody({ html, address: '/', first }, archive, images)
    const figure = `<figure>${image('media/x.jpg')}</figure>`
    const twice = begun(figure + figure, true)
    expect(twice.match(/loading="eager" fetchpriority="high"/g)).toHaveLength(1)
    expect(twice.indexOf('eager')).toBeLessThan(twice.indexOf('lazy'))
    expect(begun(figure, false)).not.toContain('eager')
    expect(begun(`<p>Text</p>${figure}`, true)).not.toContain('eager')
  })

  it('leaves no address where there is nothing to lead to', () => {
    expect(filled(link('article', 'articles/gone.md'), 'page')).toBe('<a>x</a>')
    expect(filled(image('media/gone.jpg'), 'page')).toBe('<img alt="a > b" loading="lazy">')
  })
})

describe('checkSiteLinks()', () => {
  const told = (target: string) => {
    const place = { line: 3, column: 5 }
    const links: Entry['links'] = [{ kind: 'site', target, written: target, ...place }]
    return checkSiteLinks(
      [{ file: 'articles/b.md', links, images: [] }],
      archive.site,
      planOf(archive, images).pages,
      ['documents/plan.pdf'],
    )
  }

  it.each([
    ...['/', '/tags/tide/', '/tags/tide', '/tags/index.html', '/2003/', '/feed.xml', '/about/'],
    ...['/2003/05/جسر/', '/articles/x y.jpg', '/archive/', '/search/', '/documents/plan.pdf'],
  ])('has nothing to say about %s', target => {
    expect(told(target)).toEqual([])
  })

  it('tells of a page that the site does not have, and names the nearest', () => {
    expect(told('/tags/tied/')).toEqual([
      {
        ...{ code: 'site-link-unknown', file: 'articles/b.md', line: 3, column: 5 },
        ...{ target: '/tags/tied/', nearest: '/tags/tide/' },
      },
    ])
  })
})
