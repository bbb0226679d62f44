import { describe, expect, it } from 'vitest'
import { excessesOf, mostOf, type SiteSize } from './fits.ts'

const size = (more: Partial<SiteSize>): SiteSize => ({
  ...{ files: 10, folders: 5, bytes: 1000, largest: [], fullest: { folder: 'a', entries: 4 } },
  ...more,
})

describe('excessesOf', () => {
  it.each([
    ['cloudflare-pages', 'free', { files: 20_000 }, []],
    ['cloudflare-pages', 'free', { files: 20_001 }, [['files', 20_001, 20_000]]],
    ['cloudflare-pages', 'paid', { files: 20_001 }, []],
    ['cloudflare-workers', 'paid', { files: 100_001 }, [['files', 100_001, 100_000]]],
    ['azure-static', 'paid', { files: 15_001 }, [['files', 15_001, 15_000]]],
    ['azure-static', 'free', { bytes: 250_000_001 }, [['site-size', 250_000_001, 250_000_000]]],
    ['github-pages', 'free', { files: 1e6, bytes: 1e9 }, []],
    ['gitlab-pages', 'free', { files: 150_000, folders: 50_001 }, [['entries', 200_001, 200_000]]],
    ['nginx', 'free', { files: 1e7, bytes: 1e13 }, []],
  ] as const)('of %s, %s, with %o', (host, plan, more, wanted) => {
    const found = excessesOf(host, plan, size(more))
    expect(found.map(({ limit, count, most }) => [limit, count, most])).toEqual(wanted)
  })

  it('names the file and the folder that are too large', () => {
    const film = { file: 'film.mp4', size: 26_214_401 }
    const largest = [film, { file: 'b.mp4', size: 26_214_400 }]
    expect(excessesOf('cloudflare-pages', 'paid', size({ largest }))).toMatchObject([
      { limit: 'largest-file', at: 'film.mp4' },
    ])
    const fullest = { folder: '2014', entries: 54_001 }
    expect(excessesOf('netlify', 'free', size({ fullest }))).toMatchObject([
      { limit: 'folder-entries', at: '2014' },
    ])
  })

  it('says nothing of bytes that are not known', () => {
    expect(excessesOf('github-pages', 'free', size({ bytes: undefined }))).toEqual([])
  })
})

it('knows no limit where a host has none', () => {
  expect(mostOf('caddy', 'files', 'free')).toBeUndefined()
})
