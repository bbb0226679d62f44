import { describe, expect, it } from 'vitest'
import { explanations } from './explain.ts'
import { byPlace, explain, type Problem, placeText, severityOf } from './problem.ts'

const missing = (file: string, line?: number, column?: number): Problem => ({
  ...{ code: 'key-missing', key: 'title', file, line, column },
})

describe('byPlace()', () => {
  it('sorts by file, line, column and code', () => {
    const sorted = [missing('a', 1, 9), missing('a', 2, 1), missing('a', 10, 1), missing('b', 1)]
    expect(sorted.toReversed().toSorted(byPlace)).toEqual(sorted)
    const vanished: Problem = { code: 'file-vanished', file: 'a', line: 1, column: 9 }
    expect([missing('a', 1, 9), vanished].toSorted(byPlace)[0]).toBe(vanished)
  })
})

describe('placeText()', () => {
  it('is what an editor opens: folder, file, line and column as far as they are known', () => {
    expect(placeText(missing('a.md', 4, 10), 'content')).toBe('content/a.md:4:10')
    expect(placeText(missing('a.md', 4), 'content')).toBe('content/a.md:4')
    expect(placeText(missing('a.md', undefined, 3), 'content')).toBe('content/a.md')
    expect(placeText(missing('../public/a.jpg'), 'my/content')).toBe('my/public/a.jpg')
    expect(placeText(missing('../../b/a.jpg'), 'content')).toBe('../b/a.jpg')
    expect(placeText(missing('../files/a.jpg'), '/srv/content')).toBe('/srv/files/a.jpg')
  })
})

describe('explain()', () => {
  it('says what is wrong and what to do, with the nearest that is known', () => {
    const place = { file: 'a.md', line: 4 }
    const known = ['News', 'Sport', 'Weather']
    const problem: Problem = {
      ...{ code: 'section-unknown', ...place, section: 'Wether', known, nearest: 'Weather' },
    }
    expect(explain(problem)).toBe(
      '“Wether” is not a section of this site. Did you mean “Weather”? Use one of News, Sport and Weather, add it to “sections” in site.yaml, or, if one of them was called so, to its “aliases” there.',
    )
    expect(severityOf(problem)).toBe('error')
  })

  it('has a whole sentence for every code', () => {
    const anything = new Proxy(
      {},
      { get: (_, name) => (name === 'hint' ? undefined : name === 'key' ? 'x' : ['x', 'y']) },
    )
    for (const [code, { say, severity }] of Object.entries(explanations)) {
      expect((say as (details: unknown) => string)(anything), code).toMatch(/^[“A-Z].*[.?]$/)
      expect(['error', 'warning']).toContain(severity)
    }
  })
})
