import { describe, expect, it } from 'vitest'
import { explain, type Problem } from '../archive/problem.ts'
import { counts, formatFrom, report } from './report.ts'

const missing: Problem = { code: 'key-missing', file: 'articles/a.md', key: 'title', line: 1 }
const unsafe: Problem = {
  ...{ code: 'url-unsafe', file: 'articles/b.md', line: 4, column: 2, at: 'originalUrl' },
  ...{ key: 'originalUrl', url: 'a,b:c%20\nd' },
}
const remote = (n: number): Problem => ({
  ...{ code: 'image-remote', file: `articles/${n}.md`, line: n, src: 'https://x.example/a.png' },
})

describe('formatFrom()', () => {
  it('is what is asked for, GitHub’s where it runs there, and text otherwise', () => {
    expect(formatFrom(['build', '--format=json'], {})).toBe('json')
    expect(formatFrom(['--format=text'], { GITHUB_ACTIONS: 'true' })).toBe('text')
    expect(formatFrom([], { GITHUB_ACTIONS: 'true' })).toBe('github')
    expect(formatFrom(['--format=xml'], {})).toBe('text')
    expect(formatFrom([], {})).toBe('text')
  })
})

describe('report() as text', () => {
  it('is nothing when nothing is wrong', () => {
    expect(report([], 'text', 'content')).toBe('')
  })

  it('tells place, severity, code and remedy, errors last, and the counts', () => {
    expect(report([missing, remote(3)], 'text', 'content')).toBe(
      [
        ...['content/articles/3.md:3', `  warning image-remote: ${explain(remote(3))}`],
        ...['content/articles/a.md:1', `  error key-missing: ${explain(missing)}`],
        ...['', '1 error and 1 warning in the content.'],
      ].join('\n'),
    )
  })

  it('tells every error, and counts what is left of many warnings of one kind', () => {
    const warnings = Array.from({ length: 8 }, (_, i) => remote(i))
    const text = report([...warnings, ...Array.from({ length: 8 }, () => missing)], 'text', 'c')
    expect(text.match(/warning image-remote/g)).toHaveLength(5)
    expect(text).toContain('… and 3 more of image-remote')
    expect(text.match(/error key-missing/g)).toHaveLength(8)
    expect(text.endsWith('8 errors and 8 warnings in the content.')).toBe(true)
  })
})

describe('report() of many warnings as text', () => {
  const stranger = (key: string): Problem => ({ code: 'key-unknown', file: 'a.md', at: key, key })
  const shown = (problems: Problem[], all = false) => report(problems, 'text', 'c', all)

  it('shows each unknown key, however many others there are', () => {
    const many = Array.from({ length: 9 }, () => stranger('layout'))
    const text = shown([...many, stranger('secton')])
    expect(text).toContain('… and 4 more of key-unknown “layout”')
    expect(text).toContain('The key “secton” is unknown')
  })

  it('never hides one that could mean a leak', () => {
    const leaks: Problem[] = Array.from({ length: 12 }, (_, i) => ({
      ...{ code: 'key-may-hold-back', file: `${i}.md`, written: 'status: later' },
    }))
    const future = leaks.map(
      ({ file }): Problem => ({ code: 'date-future', file, text: '2099-01-01' }),
    )
    const text = shown([...leaks, ...future])
    expect(text.match(/warning (?:key-may-hold-back|date-future)/g)).toHaveLength(24)
    expect(text).not.toContain('more of')
  })

  it('shows all of them when asked', () => {
    const warnings = Array.from({ length: 8 }, (_, i) => remote(i))
    expect(shown(warnings, true).match(/warning image-remote/g)).toHaveLength(8)
  })
})

describe('report() as JSON', () => {
  it('tells every problem with severity and message', () => {
    const warnings = Array.from({ length: 8 }, (_, i) => remote(i))
    const told = JSON.parse(report([unsafe, ...warnings], 'json', 'content'))
    expect(told).toHaveLength(9)
    expect(told[0]).toEqual({
      ...{ code: 'url-unsafe', file: 'content/articles/b.md', line: 4, column: 2 },
      ...{ key: 'originalUrl', url: 'a,b:c%20\nd', severity: 'error', message: explain(unsafe) },
    })
  })

  it('is an empty list when nothing is wrong', () => {
    expect(JSON.parse(report([], 'json', 'content'))).toEqual([])
  })
})

describe('report() for GitHub', () => {
  it('is a workflow command a line, with values escaped', () => {
    const file: Problem = { ...missing, file: 'articles/a,b:c%.md' }
    expect(report([unsafe, file, remote(3)], 'github', 'content').split('\n')).toEqual([
      `::warning file=content/articles/3.md,line=3,title=image-remote::${explain(remote(3))}`,
      '::error file=content/articles/b.md,line=4,col=2,title=url-unsafe::“a,b:c%2520%0Ad” in “originalUrl” is not a web address. Write it in full, beginning with https:// or http://.',
      `::error file=content/articles/a%2Cb%3Ac%25.md,line=1,title=key-missing::${explain(missing)}`,
    ])
  })

  it('never lets a text begin a command of its own', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      const forged: Problem = { ...unsafe, url: `x${end}::error::forged`, file: `a${end}::b.md` }
      expect(report([forged], 'github', 'content')).not.toMatch(/[\r\n]/)
    }
  })
})

describe('counts()', () => {
  it('says one and many', () => {
    expect(counts(1, 0)).toBe('1 error and 0 warnings in the content.')
    expect(counts(0, 1)).toBe('0 errors and 1 warning in the content.')
  })
})
