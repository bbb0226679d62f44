import { describe, expect, it } from 'vitest'
import { readYaml } from './yaml.ts'

const read = (text: string, firstLine?: number) => readYaml(text, 'site.yaml', firstLine)
const codes = (text: string) => read(text).problems.map(({ code }) => code)
const many = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

describe('readYaml()', () => {
  it('leaves dates, “yes” and the like as text', () => {
    const text = 'a: 2003-05-14\nb: 2003-05-14T07:30:00Z\nc: yes\nd: No\ne: 12:30\nf: on'
    expect(read(text).data).toEqual({
      ...{ a: '2003-05-14', b: '2003-05-14T07:30:00Z', c: 'yes', d: 'No', e: '12:30', f: 'on' },
    })
  })

  it('reads numbers, booleans and nothing as what they are', () => {
    expect(read('a: 5\nb: true\nc:\nd: ~\ne: null').data).toEqual({
      ...{ a: 5, b: true, c: null, d: null, e: null },
    })
  })

  it('gives nothing for an empty text', () => {
    expect(read('')).toMatchObject({ data: null, problems: [] })
  })

  it('knows where every key stands, nested ones too', () => {
    const text = [
      ...['title: Wall', 'gallery:', '  - src: a.jpg', '    alt: A', '  - alt: B'],
      ...['tags: [a, "b"]', '"quoted": {x: 1}'],
    ].join('\n')
    expect(read(text, 10).positions).toEqual({
      '': [10, 1],
      title: [10, 1],
      gallery: [11, 1],
      'gallery.0': [12, 5],
      'gallery.0.src': [12, 5],
      'gallery.0.alt': [13, 5],
      'gallery.1': [14, 5],
      'gallery.1.alt': [14, 5],
      tags: [15, 1],
      'tags.0': [15, 8],
      'tags.1': [15, 11],
      quoted: [16, 1],
      'quoted.x': [16, 12],
    })
  })

  it('tells of a key that stands twice, and where', () => {
    expect(read('title: a\ndate: b\n\n"title": c', 2)).toEqual({
      ...{ data: undefined, positions: {} },
      problems: [
        { code: 'yaml-duplicate-key', file: 'site.yaml', line: 5, column: 1, key: 'title' },
      ],
    })
    expect(read('cover:\n  src: a\n  src: b').problems).toMatchObject([{ line: 3, column: 3 }])
  })

  it.each([
    ['title: a: b', 1, 1],
    ['title: ok\nname: "open', 2, 1],
    ['title: @x', 1, 1],
    ['a: 1\n b: 2', 2, 2],
    ['tags: [a, b', 1, 1],
    ['a: *nobody', 1, 4],
  ])('tells where “%s” is broken', (text, line, column) => {
    const [problem] = read(text).problems
    expect(problem).toMatchObject({ code: 'yaml-broken', file: 'site.yaml', line, column })
    expect(problem).toMatchObject({ reason: expect.stringMatching(/^\S.*[.!?]$/) })
    expect(read(text).data).toBeUndefined()
  })

  it('refuses tags that would make something else of a value', () => {
    for (const tag of ['!!js/function "x"', '!!python/object:os.system x', '!custom x']) {
      expect(codes(`a: ${tag}`), tag).toEqual(['yaml-broken'])
    }
  })

  it('does not let a key change what objects are', () => {
    const { data } = read('__proto__: {polluted: yes}\nconstructor: x')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor'])
  })

  it('reads a few anchors and aliases', () => {
    const text = 'base: &b {alt: A}\none: *b\ntwo: [*b, *b]'
    expect(read(text)).toMatchObject({
      data: { base: { alt: 'A' }, one: { alt: 'A' }, two: [{ alt: 'A' }, { alt: 'A' }] },
      problems: [],
    })
  })

  it('reads dashes and brackets within a text', () => {
    const ornament = 'text: |\n  - - - - - - - - - - - - - - - -\n  [ [ [ [ ( ] ] ] ]'
    expect(read(ornament).problems).toEqual([])
  })

  it('leaves brackets that are never closed within a text alone', () => {
    expect(read(`text: "${'[ '.repeat(60)}"`).problems).toEqual([])
  })
})

describe('readYaml() of what would hang or burst', () => {
  it.each([
    [
      'aliases of aliases',
      `${many(9, i => `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`)}`.replaceAll('*a-1', 'x'),
    ],
    [
      'few aliases that multiply',
      many(8, i => `a${i}: &a${i} [${`*a${i - 1},`.repeat(2)}]`).replaceAll('*a-1', 'x'),
    ],
    ['many aliases', `a: &a x\n${many(50, i => `b${i}: *a`)}`],
    ['an alias within its own anchor', 'a: &a [*a]'],
    ['an alias within its own anchor, further in', 'a: &a\n  b: {c: [x, *a]}'],
    ['brackets', `a: ${'['.repeat(100_000)}`],
    ['closed brackets', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['braces', `a: ${'{a: '.repeat(5000)}`],
    ['dashes in one line', `${'- '.repeat(50_000)}x`],
    ['question marks in one line', `${'? '.repeat(50_000)}x`],
    ['keys below keys', many(1500, i => `${' '.repeat(i)}a:`)],
    ['items below items', many(1500, i => `${' '.repeat(i)}-`)],
    ['values', `a: [${'x,'.repeat(30_000)}]`],
  ])('is a problem, not a hang: %s', (_, text) => {
    const { data, problems } = read(text)
    expect(data).toBeUndefined()
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every(({ code }) => /^yaml-(too-complex|broken)$/.test(code))).toBe(true)
  })

  it('says of nesting and aliases what is too much', () => {
    const deep = (levels: number) => many(levels, i => `${' '.repeat(i)}a:`)
    expect(read(`${deep(12)} x`).problems).toEqual([])
    expect(read(`${deep(13)} x`).problems).toMatchObject([
      { code: 'yaml-too-complex', reason: 'is nested more than 12 levels deep' },
    ])
    expect(read(deep(1500)).problems).toMatchObject([{ code: 'yaml-too-complex' }])
    expect(read(`a: &a x\n${many(20, i => `b${i}: *a`)}`).problems).toEqual([])
    expect(read(`a: &a x\n${many(21, i => `b${i}: *a`)}`).problems).toMatchObject([
      { code: 'yaml-too-complex', reason: 'uses more than 20 aliases' },
    ])
  })

  it('is a problem, not an hour, when a file of the largest size is all keys', () => {
    const text = many(200_000, i => `k${i}: 1`)
    expect(text.length).toBeGreaterThan(1_900_000)
    expect(codes(text)).toEqual(['yaml-too-complex'])
  }, 60_000)
})
