import { describe, expect, it, vi } from 'vitest'
import type { Archive } from '../archive/archive.ts'
import type { TextLink } from '../archive/entry.ts'
import { checkFragments } from './check-fragments.ts'

const pier = { file: 'articles/pier.md', address: '/2020/01/pier/' }
const about = { file: 'pages/about.md', address: '/about/' }
const archive = {
  site: { address: 'https://fenwick.example', basePath: '/' },
  articles: [pier],
  byFile: new Map([[pier.file, pier]]),
  standing: [about],
} as unknown as Archive
const html =
  '<h2 id="user-content-the-oven">The oven</h2><p><span id="user-content-a&#x26;b">x</span></p>' +
  '<h3 id="user-content-größe">Größe</h3>'

function check(kind: TextLink['kind'], target: string, fragment?: string) {
  const htmlOf = vi.fn((_: string) => html)
  const written = kind === 'article' ? 'x.md' : `${target}#${fragment}`
  const link = { kind, target, ...(fragment === undefined ? {} : { fragment }), written }
  const links = [{ ...link, line: 3, column: 5 }]
  const entries = [
    { file: 'articles/a.md', links, images: [] },
    { file: 'articles/b.md', links, images: [] },
  ]
  return { problems: checkFragments(entries, archive, htmlOf), htmlOf }
}

describe('checkFragments()', () => {
  it.each([
    ['article', pier.file, 'the-oven'],
    ['article', pier.file, 'user-content-the-oven'],
    ['article', pier.file, 'a&b'],
    ['article', pier.file, 'größe'],
    ['article', about.file, 'the-oven'],
    ['article', pier.file, 'corrections'],
    ['article', 'articles/gone.md', 'no'],
    ['site', pier.address, 'user-content-the-oven'],
    ['site', '/2020/01/pier', 'user-content-the-oven'],
    ['site', '/tags/tide/', 'no'],
    ['site', about.address, ':~:text=oven'],
    ['web', 'https://fenwick.example/2020/01/pier/', 'user-content-the-oven'],
    ['web', 'https://other.example/2020/01/pier/', 'no'],
  ] as const)('has nothing to say about a link to %s %s#%s', (kind, target, fragment) => {
    expect(check(kind, target, fragment).problems).toEqual([])
  })

  it.each([
    ['article', pier.file, 'the-ofen', '#the-oven'],
    ['article', pier.file, 'The-Oven', '#the-oven'],
    ['article', about.file, 'the_oven', '#the-oven'],
    ['article', pier.file, 'nowhere', undefined],
    ['site', pier.address, 'the-oven', '#user-content-the-oven'],
    ['site', about.address, 'user-content-the-ofen', '#user-content-the-oven'],
    ['site', about.address, 'nowhere', undefined],
    ['web', 'https://www.fenwick.example/about/', 'the-oven', '#user-content-the-oven'],
  ] as const)('finds a dead one to %s %s#%s', (kind, target, fragment, nearest) => {
    const [one, other] = check(kind, target, fragment).problems
    expect(one).toMatchObject({ code: 'heading-unknown', file: 'articles/a.md', line: 3 })
    expect((one as { nearest?: string }).nearest).toBe(nearest)
    expect(other).toMatchObject({ file: 'articles/b.md' })
  })

  it('reads each text once, and none that no link leads into', () => {
    expect(check('article', pier.file, 'no').htmlOf).toHaveBeenCalledTimes(1)
    expect(check('article', pier.file).htmlOf).not.toHaveBeenCalled()
  })
})
