import { describe, expect, it } from 'vitest'
import { sitemapXml } from './sitemap-xml.ts'

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

describe('sitemapXml()', () => {
  it('lists addresses in the order given, escaped', async () => {
    const urls = ['https://n.example/b/', 'https://n.example/?a&b'].map(url => ({ url }))
    expect(await sitemapXml({ urls, isIndex: false })).toBe(
      `${head}<urlset ${xmlns}><url><loc>https://n.example/b/</loc></url><url><loc>https://n.example/?a&amp;b</loc></url></urlset>\n`,
    )
  })

  it('leaves a day without a time of day a day', async () => {
    const urls = [{ url: 'https://n.example/', modified: '2003-05-14' }]
    expect(await sitemapXml({ urls, isIndex: false })).toContain('<lastmod>2003-05-14</lastmod>')
  })

  it('is an index of the parts', async () => {
    const urls = [{ url: 'https://n.example/sitemap-0.xml' }]
    expect(await sitemapXml({ urls, isIndex: true })).toBe(
      `${head}<sitemapindex ${xmlns}><sitemap><loc>https://n.example/sitemap-0.xml</loc></sitemap></sitemapindex>\n`,
    )
  })

  it('says of news what it is of', async () => {
    const publication = { name: 'A & B', language: 'ar' }
    const news = { publication, publication_date: '2003-05-14', title: '<t>' }
    const xml = await sitemapXml({ urls: [{ url: 'https://n.example/', news }], isIndex: false })
    expect(xml).toContain('xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"')
    expect(xml).toContain(
      '<news:news><news:publication><news:name>A &amp; B</news:name><news:language>ar</news:language></news:publication><news:publication_date>2003-05-14</news:publication_date><news:title>&lt;t&gt;</news:title></news:news>',
    )
  })
})
