import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { planOf } from './plan.ts'

/** The addresses of the cards of two articles, of which one was chosen, with such a headline. */
function cardsOf(site: Record<string, unknown>, title = 'Wall') {
  const entry = (name: string, fields: Record<string, unknown>) => ({
    ...{ file: `articles/${name}.md`, body: '', links: [], images: [] },
    fields: frontmatterSchema.parse({ title, date: '2003-05-14', section: 'Søby', ...fields }),
  })
  const archive = archiveOf({
    ...{ standing: [], tags: [], sources: [], now: Date.now(), withDrafts: false },
    entries: [entry('chosen', { card: true }), entry('other', {})],
    site: siteSchema.parse(site),
  })
  return planOf(archive, new Map()).of('card')
}

describe('cards()', () => {
  it.each([
    [{}, []],
    [{ socialCards: 'chosen' }, ['/2003/05/chosen/card.png']],
    [{ socialCards: 'all' }, ['/2003/05/chosen/card.png', '/2003/05/other/card.png']],
  ])('are, by the setting %o, %o', (site, wanted) => {
    expect(cardsOf(site).map(({ address }) => address)).toEqual(wanted)
  })

  it('show the headline, and where and when it was', () => {
    expect(cardsOf({ socialCards: 'chosen', name: 'The Gull' })[0]?.show()).toEqual({
      ...{ headline: 'Wall', section: 'Søby', date: 'May 14, 2003', name: 'The Gull', lang: 'en' },
    })
  })

  it.each([
    ['“Wall” – it’s 40 % (€3) dearer, n°5', 2],
    ['Паром опоздал; Ελλάδα, Łódź, Việt Nam', 2],
    ['جسر', 0],
    ['The 大 wall', 0],
    ['A gull 🐦', 0],
    ['A 「wall」', 0],
  ])('are drawn of scripts that the font has alone: %s', (title, count) => {
    expect(cardsOf({ socialCards: 'all' }, title)).toHaveLength(count)
  })
})
