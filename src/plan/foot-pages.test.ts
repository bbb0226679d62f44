import { describe, expect, it } from 'vitest'
import { footPages } from './foot-pages.ts'

const page = (file: string) => ({
  ...{ file: `pages/${file}.md`, address: `/${file}/`, headline: file, aliases: [] },
  ...{ withheld: false, body: '' },
})

function parted(files: string[], settings: { pages?: string[]; url?: string } = {}) {
  const { url, pages } = settings
  const site = { language: 'en', path: '', pages, contact: url === undefined ? undefined : { url } }
  const { named, others, contact } = footPages({ site, standing: files.map(page) } as never)
  const names = (list: { headline: string }[]) => list.map(({ headline }) => headline).join(' ')
  return [names(named), names(others), contact?.headline]
}

describe('footPages()', () => {
  it('names the first eight by their files, numbers by their size', () => {
    const files = Array.from({ length: 10 }, (_, i) => `page-${i + 1}`).sort()
    const eight = 'page-1 page-2 page-3 page-4 page-5 page-6 page-7 page-8'
    expect(parted(files)).toEqual([eight, 'page-9 page-10', undefined])
  })

  it('names those of the settings in their order, by file or by address', () => {
    const pages = ['/jobs', 'about.md', 'contact', 'not-of-this-edition.md', 'jobs.md']
    const files = ['about', 'contact', 'help', 'jobs']
    expect(parted(files, { pages })).toEqual(['jobs about contact', 'help', undefined])
    expect(parted(['about', 'help'], { pages: [] })).toEqual(['', 'about help', undefined])
  })

  it('leaves the page for contact to the ways to reach the newsroom', () => {
    const files = ['about', 'contact']
    expect(parted(files, { url: '/contact' })).toEqual(['about', '', 'contact'])
    const pages = ['contact.md', 'about.md']
    expect(parted(files, { pages, url: '/contact/' })).toEqual(['about', '', 'contact'])
    const elsewhere = 'https://desk.example/about/'
    expect(parted(['about'], { url: elsewhere })).toEqual(['about', '', undefined])
  })
})
