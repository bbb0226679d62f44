import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { type ArticleShown, articlePages } from './article-pages.ts'
import { citationOf } from './citation.ts'
import { bibtexOf, cslOf, risOf } from './citation-files.ts'

const site = siteSchema.parse({ name: 'Harbour & Coast', address: 'https://news.example' })

const signs = { comma: ', ', quoted: '“{text}”' }

function cited(fields: Record<string, unknown>, ours = { site, signs }) {
  const file = 'articles/2003/05/late-ferry.md'
  const entry = { file, body: 'digest', links: [], images: [] }
  const archive = archiveOf({
    entries: [
      {
        ...entry,
        fields: frontmatterSchema.parse({ title: 'Late', date: '2003-05-14', ...fields }),
      },
    ],
    ...{ standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false, site: ours.site },
  })
  const [page] = articlePages(archive.editions[0], archive, new Map())
  const citation = citationOf(page?.show() as ArticleShown, archive.site, ours.signs)
  const { cited } = citation
  const files = { bibtex: bibtexOf(cited), ris: risOf(cited), csl: cslOf(cited) }
  return { ...citation, key: cited.key, ...files }
}

interface Read {
  title: string
  author?: { literal?: string; family?: string; given?: string }[]
  issued: { 'date-parts': number[][] }
  URL: string
  'container-title': string
}

function read(text: string): Read {
  const [first] = new Cite(text).data as Read[]
  if (!first) throw new Error('nothing was read')
  return first
}

describe('citationOf()', () => {
  const plain = { title: 'The ferry is late', authors: ['Ana Lobo', 'Ben Carr'] }

  it('is a sentence of author, headline, publication, day and address', () => {
    expect(cited(plain).text).toBe(
      'Ana Lobo, Ben Carr. “The ferry is late”. Harbour & Coast, May 14, 2003. https://news.example/2003/05/late-ferry/',
    )
  })

  it('sets no full stop after a mark that ends the headline', () => {
    expect(cited({ title: 'Late again?' }).text).toMatch(/^“Late again\?” Harbour/)
    expect(cited({ title: 'متى؟' }).text).toMatch(/^“متى؟” Harbour/)
  })

  it('keeps apart what may run the other way, with the signs of the page’s language', () => {
    const arabic = siteSchema.parse({ name: 'بريد', address: 'https://n.example', language: 'ar' })
    const { sentence, text } = cited(
      { title: 'جدار', authors: ['Ana Lobo', 'مريم'], permalink: '/جدار/' },
      { site: arabic, signs: { comma: '، ', quoted: '«{text}»' } },
    )
    expect(sentence.map(part => (typeof part === 'string' ? part : [part.shown]))).toEqual([
      ...['', ['Ana Lobo'], '، ', ['مريم'], '. ', '«', ['جدار'], '». '],
      ...[['بريد'], '، 14 مايو 2003. ', ['https://n.example/جدار/']],
    ])
    expect(text).toMatch(/^Ana Lobo، مريم\. «جدار»\. .* https:\/\/n\.example\/%D8%AC/)
  })

  it('names the agency for an article without byline, and nobody for the publication’s own', () => {
    expect(cited({ source: 'Gull Wire' }).text).toMatch(/^Gull Wire\. “Late”/)
    expect(cited({ source: 'Gull Wire', authors: ['Ana Lobo'] }).text).toMatch(/^Ana Lobo\. “Late”/)
    expect(cited({}).text).toMatch(/^“Late”/)
    expect(cited({}).ris).not.toContain('AU  -')
  })

  it('has a key of ASCII that stays as long as the address does', () => {
    expect(cited({}).key).toBe('2003-05-late-ferry')
    expect(cited({ permalink: '/año/été/' }).key).toBe('ano-ete')
    const [one, other] = ['/2003/05/مقال/', '/2003/05/خبر/'].map(at => cited({ permalink: at }).key)
    expect(one).toMatch(/^2003-05-[0-9a-f]{8}$/)
    expect(one).not.toBe(other)
    expect(cited({ permalink: '/مقالات/' }).key).toMatch(/^[0-9a-f]{8}$/)
  })

  it('is read back from RIS, BibTeX and CSL-JSON as it was written', () => {
    const { ris, bibtex, csl } = cited(plain)
    for (const text of [ris, bibtex, csl]) {
      const { title, issued, URL, 'container-title': container } = read(text)
      expect({ title, day: issued['date-parts'][0], URL, container }).toEqual({
        title: 'The ferry is late',
        day: text === ris ? [2003] : [2003, 5, 14],
        URL: 'https://news.example/2003/05/late-ferry/',
        container: 'Harbour & Coast',
      })
    }
    expect(ris).toContain('\r\nDA  - 2003/05/14\r\n')
  })

  it('has the fields that styles of BibTeX want, and no two signs that TeX makes one of', () => {
    const { bibtex } = cited({ title: "A -- b --- ``c''" })
    expect(bibtex).toContain('  journal = {Harbour \\& Coast},\n')
    expect(bibtex).toContain('  year = {2003},\n  month = may,\n')
    expect(bibtex).toContain("  title = {{A -{}- b -{}-{}- `{}`c'{}'}},\n")
  })

  it('keeps names as they are written, whatever is in them', () => {
    const { bibtex, csl } = cited({ authors: ['Lobo and Sons', 'مريم حسن'] })
    expect(read(csl).author).toEqual([{ literal: 'Lobo and Sons' }, { literal: 'مريم حسن' }])
    expect(read(bibtex).author?.map(name => name.literal ?? name.family)).toEqual([
      'Lobo and Sons',
      'مريم حسن',
    ])
  })

  it('keeps every headline, whatever characters are in it', () => {
    const char = fc.constantFrom(...'aZé北\\{}&%$#_^~"\'<>@, ')
    const headline = fc
      .string({ unit: char, minLength: 1, maxLength: 20 })
      .map(text => text.replaceAll(/\s+/g, ' ').trim())
      .filter(text => text !== '')
    fc.assert(
      fc.property(headline, title => {
        const { bibtex, csl, ris } = cited({ title })
        expect(read(csl).title).toBe(title)
        expect(ris).toContain(`\r\nTI  - ${title}\r\n`)
        expect(bibtex.split('\n').filter(line => line.startsWith('  title')).length).toBe(1)
        expect(balanced(bibtex)).toBe(true)
      }),
    )
  })
})

/** Whether every brace that is no command's has its other. */
function balanced(bibtex: string): boolean {
  let depth = 0
  for (const [brace] of bibtex.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}
