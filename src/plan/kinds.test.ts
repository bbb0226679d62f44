import { describe, expect, it } from 'vitest'
import { hasTemplate, isText, kindOf, kinds } from './kinds.ts'
import type { PageKind } from './page.ts'

const all = Object.keys(kinds) as PageKind[]

describe('the kinds of pages', () => {
  it('are in sitemaps only when a template makes them for people', () => {
    const listed = all.filter(kind => kindOf(kind).isListed)
    expect(listed.filter(kind => !hasTemplate(kind))).toEqual([])
    expect(listed).toHaveLength(11)
  })

  it('that programs read anywhere are texts', () => {
    const read = all.filter(kind => kindOf(kind).readAnywhere)
    expect(read).toEqual(['feed', 'atom', 'jsonFeed', 'feedArchive'])
    expect(read.filter(kind => !isText(kind))).toEqual([])
  })

  it('hold the texts that they show: of an article its own, of a feed those of its news', () => {
    const address = '/2020/01/tide/'
    const own = { file: 'articles/tide.md' }
    expect(kindOf('standing').texts({ ...own } as never, address)).toEqual([{ ...own, address }])
    const items = [
      { ...own, address },
      { ...own, address, correction: {} },
    ]
    expect(kindOf('atom').texts({ items } as never, '/atom.xml')).toEqual([items[0]])
    expect(kindOf('month').texts({ rows: [] } as never, '/2020/01/')).toEqual([])
  })

  it('mark the rows that many pages share, and nothing else of what they show', () => {
    const mark = () => 'marked'
    const rows = [{ headline: 'Tide' }]
    expect(kindOf('day').marked({ rows, title: 'A day' } as never, mark)).toEqual({
      title: 'A day',
      marks: ['marked'],
    })
    expect(kindOf('feedArchive').marked({ items: rows } as never, mark)).toEqual({ items: rows })
  })
})
