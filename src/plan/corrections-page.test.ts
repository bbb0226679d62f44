import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { type CorrectionsShown, correctionsPages } from './corrections-page.ts'
import type { Planned } from './page.ts'

function edition(articles: Record<string, unknown>[]) {
  const entries = articles.map((fields, i) => ({
    ...{ file: `articles/a${i}.md`, body: 'digest', links: [], images: [] },
    fields: frontmatterSchema.parse({ title: `A${i}`, date: '2003-05-14', ...fields }),
  }))
  const { editions } = archiveOf({
    ...{ entries, standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false },
    site: siteSchema.parse({ name: 'Courier', address: 'https://news.example' }),
  })
  return editions[0]
}

describe('correctionsPages()', () => {
  it('are none for an archive without corrections', () => {
    expect(correctionsPages(edition([{}, {}]))).toEqual([])
  })

  it('list all corrections by years, newest first, each with its article', () => {
    const [page] = correctionsPages(
      edition([
        {
          corrections: [
            { date: '2003-06-01', text: 'Not six.' },
            { date: '2004-02-03', text: 'Six after all.', type: 'update' },
          ],
        },
        { lang: 'ar', corrections: [{ date: '2003-07-01', text: 'All.', type: 'retraction' }] },
      ]),
    )
    const { years } = (page as Planned).show() as CorrectionsShown
    expect(
      years.map(({ year, corrections }) => [
        year,
        corrections.map(({ type, text, article }) => [type, text, article.href, article.dir]),
      ]),
    ).toEqual([
      ['2004', [['update', 'Six after all.', '/2003/05/a0/#corrections', undefined]]],
      [
        '2003',
        [
          ['retraction', 'All.', '/2003/05/a1/#corrections', 'rtl'],
          ['correction', 'Not six.', '/2003/05/a0/#corrections', undefined],
        ],
      ],
    ])
  })
})
