import { describe, expect, it } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'
import { standingSchema } from '../archive/standing-page.ts'
import { planOf } from './plan.ts'
import type { StandingIndexShown } from './single-pages.ts'

const text = { body: '', links: [], images: [] }

function plan({ pages = 0, sections = [] as string[], site = {}, files = [] as string[] }) {
  const archive = archiveOf({
    site: siteSchema.parse({ name: 'Tern', address: 'https://tern.example', ...site }),
    entries: sections.map((section, i) => {
      const fields = frontmatterSchema.parse({ title: `A${i}`, date: '2020-01-02', section })
      return { file: `articles/a${i}.md`, fields, ...text }
    }),
    standing: Array.from({ length: pages }, (_, i) => {
      const fields = standingSchema.parse({ title: `P${i}` })
      return { file: `pages/p${String(i).padStart(3, '0')}.md`, fields, ...text }
    }),
    ...{ tags: [], sources: [], now: Date.parse('2021-01-01'), withDrafts: false },
  })
  return planOf(archive, new Map(), '', files)
}

const frameOf = (made: Parameters<typeof plan>[0]) => plan(made).editions[0]?.frame

describe('the foot', () => {
  it('names up to eight standing pages, and there is no page of others then', () => {
    const made = plan({ pages: 8 })
    expect(made.editions[0]?.frame.standing).toHaveLength(8)
    expect(made.editions[0]?.frame.morePages).toBeUndefined()
    expect(made.of('standingIndex')).toEqual([])
  })

  it('names eight of 353, and the page of the others names each of these once', () => {
    const made = plan({ pages: 353 })
    const [index] = made.of('standingIndex')
    const shown = index?.show() as StandingIndexShown
    const { standing = [], morePages } = made.editions[0]?.frame ?? {}
    expect(standing).toHaveLength(8)
    expect(morePages).toBe(shown.canonical)
    const all = [...standing, ...shown.pages].map(({ href }) => href)
    expect(new Set(all)).toEqual(new Set(made.of('standing').map(({ address }) => address)))
    expect(all).toHaveLength(353)
  })
})

describe('the head', () => {
  const sections = ['B', 'A', 'C', 'C', 'C', 'A']

  it('shows the largest sections first when the site lists none, and eight at most', () => {
    const texts = frameOf({ sections })?.sections.map(({ text }) => text)
    expect(texts).toEqual(['C', 'A', 'B'])
    const many = Array.from({ length: 20 }, (_, i) => `S${i}`)
    expect(frameOf({ sections: many })?.sections).toHaveLength(8)
  })

  it('keeps the order of the settings', () => {
    const site = { sections: ['A', 'B', 'C'] }
    const texts = frameOf({ sections, site })?.sections.map(({ text }) => text)
    expect(texts).toEqual(['A', 'B', 'C'])
  })
})

describe('files that the site takes over', () => {
  it('are named as icons where they are some, below the base path too', () => {
    const site = { basePath: '/tern/' }
    const files = ['apple-touch-icon.png', 'favicon.ico', 'other.svg']
    expect(frameOf({ site, files })?.icons.map(({ rel, href }) => `${rel} ${href}`)).toEqual([
      'icon /tern/favicon.ico',
      'apple-touch-icon /tern/apple-touch-icon.png',
    ])
    expect(frameOf({})?.icons).toEqual([])
  })

  it('go before what the site writes for robots and hosts', () => {
    const kinds = (files: string[]) =>
      ['robots', 'mark'].filter(kind => plan({ files }).of(kind as 'mark').length)
    expect(kinds([])).toEqual(['robots', 'mark'])
    expect(kinds(['robots.txt'])).toEqual(['mark'])
    expect(kinds(['.nojekyll', 'docs/robots.txt'])).toEqual(['robots'])
  })
})
