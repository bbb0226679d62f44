import { describe, expect, it } from 'vitest'
import { checkNames } from './check-names.ts'

const found = (...files: string[]) =>
  checkNames(files).map(one => `${one.file} ${'reason' in one ? one.reason : one.code}`)

describe('checkNames()', () => {
  it.each([
    ['articles/con.md', 'articles/con.md is the name of a device'],
    ['articles/AUX', 'articles/AUX is the name of a device'],
    ['articles/com1.tar.gz', 'articles/com1.tar.gz is the name of a device'],
    ['articles/lpt².md', 'articles/lpt².md is the name of a device'],
    ['articles/nul/a.md', 'articles/nul is the name of a device'],
    ['articles/end./a.md', 'articles/end. ends in a dot or a blank'],
    ['media/plan.jpg ', 'media/plan.jpg  ends in a dot or a blank'],
    ['articles/a:b.md', 'articles/a:b.md has ":" in it'],
    ['articles/what?.md', 'articles/what?.md has "?" in it'],
    ['articles/a\\b.md', 'articles/a\\b.md has "\\\\" in it'],
    ['articles/a\tb.md', 'articles/a\tb.md has "\\t" in it'],
  ])('names %j', (file, problem) => {
    expect(found(file)).toEqual([problem])
  })

  it.each([
    ['a.md', 'A.md'],
    ['straße.md', 'strasse.md'],
    ['caf\u00e9.md', 'cafe\u0301.md'],
    ['ΣΑΣ.md', 'σας.md'],
    ['ﬁn.md', 'fin.md'],
  ])('names %j and %j, which are one file on some systems', (one, other) => {
    expect(found(one, other)).toHaveLength(1)
    expect(found(`x/${one}`, `x/${other}`)).toHaveLength(1)
    expect(found(`x/${one}`, `y/${other}`)).toEqual([])
  })

  it('names two folders that are one on some systems, and not each file in them', () => {
    expect(found('News/a.md', 'news/a.md', 'news/b.md')).toEqual(['news name-alike'])
  })

  it.each([
    'console.md',
    'a.con',
    'com10.md',
    'İstanbul.md',
    'a b.md',
    '.hidden',
    'a..b.md',
    '100%.md',
  ])('has nothing against %j', file => {
    expect(found(file)).toEqual([])
  })
})
