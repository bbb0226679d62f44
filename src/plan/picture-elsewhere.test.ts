import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import type { Image } from '../archive/image.ts'
import { siteSchema } from '../archive/site.ts'
import { type ArticleShown, articlePages } from './article-pages.ts'
import { pictureElsewhere } from './picture-elsewhere.ts'
import { structuredData } from './structured-data.ts'

const site = siteSchema.parse({ address: 'https://gull.example', socialCards: 'chosen' })

/** What social sites and search engines are told of the picture of an article with such a cover. */
function told(cover?: string, card = false, inText: string[] = []) {
  const given = cover === undefined ? {} : { cover: { src: cover, alt: 'A wall' } }
  const fields = frontmatterSchema.parse({ title: 'Wall', date: '2003-05-14', card, ...given })
  const use = (file: string) => ({ candidates: [file], written: file, line: 1, column: 1 })
  const used = [...(cover ? [use(cover)] : []), ...inText.map(use)]
  const archive = archiveOf({
    entries: [{ file: 'articles/wall.md', body: '', links: [], images: used, fields }],
    ...{ standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false, site },
  })
  const [edition] = archive.editions
  const file = edition.articles[0]?.cover?.file ?? inText[0] ?? ''
  const image: Image = { file, width: 600, height: 400, version: '' }
  const [page] = articlePages(edition, archive, new Map([[file, image]]))
  const shown = page?.show() as ArticleShown
  return [pictureElsewhere(shown, archive.site), structuredData(shown, archive.site)[0].image]
}

describe('the picture of an article elsewhere', () => {
  const photograph = 'https://gull.example/media/wall.jpg'
  const card = 'https://gull.example/2003/05/wall/card.png'

  it('is its cover', () => {
    expect(told('/media/wall.jpg')).toEqual([{ src: photograph, alt: 'A wall' }, photograph])
  })

  it('is the first of its text when it has no cover', () => {
    const pier = 'https://gull.example/media/pier.jpg'
    expect(told(undefined, false, ['media/pier.jpg', 'media/quay.jpg'])).toEqual([
      { src: pier, alt: 'Wall' },
      pier,
    ])
    expect(told('/media/wall.jpg', false, ['media/pier.jpg'])[1]).toBe(photograph)
    expect(told(undefined, false, ['media/plan.svg'])).toEqual([undefined, undefined])
  })

  it('is its card on social sites', () => {
    expect(told('/media/wall.jpg', true)).toEqual([{ src: card, alt: 'Wall' }, photograph])
    expect(told(undefined, true)).toEqual([{ src: card, alt: 'Wall' }, undefined])
  })

  it('is no drawing', () => {
    expect(told('/media/wall.svg')).toEqual([undefined, undefined])
    expect(told('/media/WALL.SVG', true)).toEqual([{ src: card, alt: 'Wall' }, undefined])
  })
})
