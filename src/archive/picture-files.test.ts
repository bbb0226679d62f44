import { posix } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { below, pictureFiles } from './picture-files.ts'

const steps = fc.array(
  fc.constantFrom(
    '..',
    '.',
    '',
    'a',
    'b.jpg',
    '...',
    '%2e%2e',
    '..\\..',
    '%2f',
    '..%2f..',
    '%5c..',
  ),
  { maxLength: 9 },
)

describe('below()', () => {
  it('never climbs out of the folder', () => {
    fc.assert(
      fc.property(steps, steps => {
        const path = below(steps.join('/'))
        if (path === undefined) return
        expect(posix.join('/content', path)).toMatch(/^\/content(\/|$)/)
        expect(path.split('/')).not.toContain('..')
        expect(path).not.toMatch(/^\//)
      }),
      { numRuns: 1000 },
    )
  })

  it('is what the path module makes of a path that stays inside', () => {
    const parts = fc.array(fc.constantFrom('..', '.', '', 'a', 'b'), { maxLength: 8 })
    fc.assert(
      fc.property(parts, parts => {
        const normal = posix.normalize(parts.filter(Boolean).join('/')).replace(/\/$/, '')
        const outside = normal === '..' || normal.startsWith('../')
        expect(below(parts.join('/'))).toBe(outside ? undefined : normal === '.' ? '' : normal)
      }),
    )
  })
})

describe('pictureFiles()', () => {
  const article = 'articles/2003/05/wall.md'

  it.each([
    ['/media/x.jpg', ['media/x.jpg']],
    ['x.jpg', ['media/x.jpg', 'articles/2003/05/x.jpg']],
    ['./x.jpg', ['articles/2003/05/x.jpg']],
    ['../x.jpg', ['articles/2003/x.jpg']],
    ['2003/x.jpg?v=2#a', ['media/2003/x.jpg', 'articles/2003/05/2003/x.jpg']],
    ['%C3%A9t%C3%A9.jpg', ['media/été.jpg', 'articles/2003/05/été.jpg']],
    ['50%.jpg', ['media/50%.jpg', 'articles/2003/05/50%.jpg']],
    ['..\\x.jpg', ['articles/2003/x.jpg']],
    ['../../../../etc/passwd', []],
    ['/../x.jpg', []],
    ['', []],
  ])('looks for “%s” at %j', (src, files) => {
    expect(pictureFiles(src, article)).toEqual(files)
  })

  it('never looks outside the content folder, however the way out is written', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('/', './', '../', ''), (steps, start) => {
        for (const file of pictureFiles(start + steps.join('/'), article)) {
          expect(posix.join('/content', file)).toMatch(/^\/content(\/|$)/)
          expect(file).not.toContain('\\')
        }
      }),
      { numRuns: 1000 },
    )
  })
})
