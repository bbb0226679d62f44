import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { checkData } from './check-data.ts'
import { frontmatterSchema } from './frontmatter.ts'
import { labelsSchema } from './labels.ts'
import { explain } from './problem.ts'
import { siteSchema } from './site.ts'

const check = (data: unknown) => checkData(frontmatterSchema, data, 'articles/a.md')
const whole = { title: 'Wall', date: '2003-05-14' }
const problemsOf = (more: Record<string, unknown>) => check({ ...whole, ...more }).problems

describe('checkData()', () => {
  it('gives the value with defaults and no problem when all is well', () => {
    const { value, problems } = check(whole)
    expect(problems).toEqual([])
    expect(value).toMatchObject({ ...whole, tags: [], draft: false })
  })

  it('names the key that an unknown one most likely meant, and leaves the unknown one out', () => {
    const { value, problems } = check({ ...whole, tag: ['a'], sourc: 'x', colour: 'red' })
    expect(problems).toEqual([
      { code: 'key-unknown', file: 'articles/a.md', at: 'tag', key: 'tag', nearest: 'tags' },
      { code: 'key-unknown', file: 'articles/a.md', at: 'sourc', key: 'sourc', nearest: 'source' },
      { code: 'key-unknown', file: 'articles/a.md', at: 'colour', key: 'colour' },
    ])
    expect(value).toMatchObject(whole)
    expect(value).not.toHaveProperty('colour')
  })

  it('tells of unknown keys and of faults at once', () => {
    const { value, problems } = check({ tilte: 'Wall', date: '2003-02-30', draft: 'no' })
    expect(value).toBeUndefined()
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ['key-unknown', 'tilte'],
      ['key-missing', 'title'],
      ['date-impossible', 'date'],
      ['key-mistyped', 'draft'],
    ])
  })

  it('takes keys that hold nothing for absent', () => {
    const nothing = { tags: null, source: null, cover: null, draft: null, section: null }
    expect(check({ ...whole, ...nothing })).toEqual(check(whole))
    expect(check({ ...whole, title: null }).problems).toMatchObject([
      { code: 'key-missing', key: 'title' },
    ])
  })

  it('takes an item of a list that holds nothing for empty', () => {
    expect(problemsOf({ tags: ['a', null] })).toMatchObject([
      { code: 'key-mistyped', at: 'tags.1', got: 'empty' },
    ])
  })

  it('points to keys within lists and groups', () => {
    const gallery = [{ src: 'a.jpg', alt: 'A' }, { src: 'b.jpg' }, { src: 'c.jpg', alt: '' }]
    expect(problemsOf({ gallery })).toMatchObject([
      { code: 'alt-missing', at: 'gallery.1.alt', src: 'b.jpg' },
      { code: 'alt-missing', at: 'gallery.2.alt', src: 'c.jpg' },
    ])
    expect(problemsOf({ cover: { src: 'a.jpg', alt: 'A', atl: 'B' } })).toMatchObject([
      { code: 'key-unknown', at: 'cover.atl', key: 'cover.atl' },
    ])
    expect(problemsOf({ corrections: [{ date: '03/04/2021', text: 'x' }] })).toMatchObject([
      { code: 'date-ambiguous', at: 'corrections.0.date', text: '03/04/2021' },
    ])
  })

  it.each([
    [{ tags: 'ferries' }, 'tags', 'a list, one “- ” a line', '“ferries”', 'tags: [ferries]'],
    [{ tags: 'a, b: c' }, 'tags', 'a list, one “- ” a line', '“a, b: c”', 'tags: [a, "b: c"]'],
    [{ authors: 'Ann' }, 'authors', 'a list, one “- ” a line', '“Ann”', 'authors: [Ann]'],
    [{ title: 2003 }, 'title', 'text', '2003 (a number)', 'title: "2003"'],
    [{ title: true }, 'title', 'text', 'true (a boolean)', 'title: "true"'],
    [{ title: ' ' }, 'title', 'text that is not empty', 'empty'],
    [{ title: ['a'] }, 'title', 'text', 'a list', 'title: a'],
    [{ section: ['News', 'B'] }, 'section', 'text', 'a list'],
    [{ draft: 'yes' }, 'draft', 'true or false', '“yes”', 'draft: true'],
    [{ draft: 'False' }, 'draft', 'true or false', '“False”', 'draft: false'],
    [{ draft: 'soon' }, 'draft', 'true or false', '“soon”'],
    [{ cover: 'a.jpg' }, 'cover', 'a group of keys', '“a.jpg”', 'cover: {src: a.jpg, alt: …}'],
    [{ lang: 'English' }, 'lang', 'a language code such as en, ar or pt-BR', '“English”'],
    [{ source: ['a'] }, 'source', 'text, or a group with the keys “name” and “url”', 'a list'],
    [
      { embargo: true },
      'embargo',
      'a date such as 2031-05-04, with or without a time',
      'true (a boolean)',
    ],
  ] as [Record<string, unknown>, string, string, string, string?][])(
    'says of %j what is expected, what is there, and what was meant',
    (data, at, expected, got, should) => {
      expect(problemsOf(data)).toEqual([
        {
          ...{ code: 'key-mistyped', file: 'articles/a.md', at, key: at, expected, got },
          ...(should === undefined ? {} : { should }),
        },
      ])
    },
  )

  it('lists the values that a key can have', () => {
    const corrections = [{ date: '2020-01-01', text: 'x', type: 'fix' }]
    expect(problemsOf({ corrections })).toMatchObject([
      { expected: '“correction”, “clarification”, “update” or “retraction”' },
    ])
    expect(checkData(siteSchema, { socialCards: 'some' }, 'site.yaml').problems).toMatchObject([
      { expected: '“none”, “chosen” or “all”' },
    ])
  })

  it('names entries of lists as their author knows them, and their keys’ nearest', () => {
    const labels = [{ label: 'Ferry', aliasses: ['x'] }, 'Harbour', { label: 'Quay', aliases: 'q' }]
    const problems = checkData(labelsSchema, labels, 'tags.yaml').problems
    expect(problems.map(explain)).toEqual([
      'The key “aliasses” in entry 1 (Ferry) is unknown to Backfile, so it has no effect. Did you mean “aliases”?',
      'Entry 2 must be a group of keys, but is “Harbour”. Write “- {label: Harbour}”.',
      'The key “aliases” in entry 3 (Quay) must be a list, one “- ” a line, but is “q”. Write “aliases: [q]”.',
    ])
    expect(problemsOf({ gallery: ['a.jpg'] }).map(explain)).toEqual([
      'Entry 1 of “gallery” must be a group of keys, but is “a.jpg”. Write “- {src: a.jpg, alt: …}”.',
    ])
    const nested = [
      [{ gallery: [{ src: 'a', alt: 'b', capton: 'c' }] }, 'caption'],
      [{ source: { name: 'x', ulr: 'y' } }, 'url'],
      [{ cover: { src: 'a', alt: 'b', credits: 'c' } }, 'credit'],
      [{ corrections: [{ date: '2020-01-01', text: 'x', tpye: 'update' }] }, 'type'],
    ] as const
    for (const [data, near] of nested) expect(problemsOf(data)).toMatchObject([{ nearest: near }])
    const editions = [{ language: 'fr', nam: 'x' }]
    expect(checkData(siteSchema, { editions }, 'site.yaml').problems).toMatchObject([
      { nearest: 'name', entry: 'fr' },
    ])
  })

  it('says which part of a source is wrong', () => {
    expect(problemsOf({ source: { name: 'Gull', url: 'gull.example' } })).toMatchObject([
      { code: 'url-unsafe', at: 'source.url', url: 'gull.example' },
    ])
  })

  it.each([
    'javascript:alert(1)',
    'ftp://a.example',
    '//a.example',
    'a.example',
    'https://u:p@a.example',
  ])('refuses the web address %s', url => {
    expect(problemsOf({ originalUrl: url })).toMatchObject([
      { code: 'url-unsafe', at: 'originalUrl', url },
    ])
  })

  it('refuses addresses that leave the site', () => {
    expect(problemsOf({ permalink: '/../x', aliases: ['/a', 'b'] })).toMatchObject([
      { code: 'address-outside', at: 'permalink', address: '/../x' },
      { code: 'address-outside', at: 'aliases.1', address: 'b' },
    ])
  })

  it('is not misled by keys that objects have of themselves', () => {
    const data = JSON.parse('{"title":"W","date":"2003-05-14","__proto__":{"draft":true}}')
    const { value, problems } = check({ ...data, constructor: 'x', toString: 'y' })
    expect(problems.every(({ code }) => code === 'key-unknown')).toBe(true)
    expect(value?.draft).toBe(false)
  })

  it('tells of data that is no group of keys', () => {
    expect(check(['a']).problems).toMatchObject([{ code: 'key-mistyped', key: '', got: 'a list' }])
  })

  it('tells limits of numbers', () => {
    const schema = z.strictObject({ size: z.int().min(5).max(9) })
    const told = (size: unknown) => checkData(schema, { size }, 'site.yaml').problems
    expect(told(4)).toMatchObject([{ expected: '5 or more' }])
    expect(told(10)).toMatchObject([{ expected: '9 or less' }])
    expect(told(5.5)).toMatchObject([{ expected: 'a whole number' }])
  })
})
