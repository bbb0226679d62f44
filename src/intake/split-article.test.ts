import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitArticle } from './split-article.ts'

const split = (text: string) => splitArticle(text, 'articles/a.md')
const whole = { data: { title: 'Wall' }, problems: [] }

describe('splitArticle()', () => {
  it.each([
    ['as it should be', '---\ntitle: Wall\n---\nText.\n', 4],
    ['with a byte order mark', '\ufeff---\ntitle: Wall\n---\nText.\n', 4],
    ['with CRLF', '---\r\ntitle: Wall\r\n---\r\nText.\r\n', 4],
    ['with CR', '---\rtitle: Wall\r---\rText.\r', 4],
    ['with blank lines before it', '\n  \n\n---\ntitle: Wall\n---\nText.\n', 7],
    [
      'with a byte order mark and blank lines',
      '\ufeff\r\n\r\n---\r\ntitle: Wall\r\n---\r\nText.\r\n',
      6,
    ],
    ['with blanks after the first line', '---  \t\ntitle: Wall\n---\nText.\n', 4],
    ['with its language named', '--- yaml\ntitle: Wall\n---\nText.\n', 4],
    ['with its language named at once', '---yml\ntitle: Wall\n---\nText.\n', 4],
    ['with comments', '---\n# note\ntitle: Wall # note\n---\nText.\n', 5],
  ])('reads frontmatter %s', (_, text, bodyLine) => {
    expect(split(text)).toMatchObject({ ...whole, body: 'Text.\n', bodyLine })
  })

  it('knows the line of the body after blanks behind the closing line', () => {
    const { body, bodyLine, problems } = split('---\ntitle: Wall\n---  \nText.\n')
    const at = body.split('\n').indexOf('Text.') + bodyLine
    expect([at, problems]).toEqual([4, []])
  })

  it.each([
    ['empty', '---\n---\nText.\n', 3],
    ['of comments alone', '---\n# title: x\n---\nText.\n', 4],
    ['of blank lines alone', '---\n\n\n---\nText.\n', 5],
  ])('reads frontmatter that is %s as no keys', (_, text, bodyLine) => {
    expect(split(text)).toMatchObject({ data: {}, problems: [], body: 'Text.\n', bodyLine })
  })

  it('reads a file that ends with its frontmatter', () => {
    expect(split('---\ntitle: Wall\n---')).toMatchObject({ ...whole, body: '' })
    expect(split('---\ntitle: Wall\n---\n')).toMatchObject({ ...whole, body: '' })
  })

  it('leaves lines of dashes in the body alone', () => {
    const body = 'Text.\n\n---\n\ntitle: No\n---\nMore.\n'
    expect(split(`---\ntitle: Wall\n---\n${body}`)).toMatchObject({ ...whole, body })
  })

  it('leaves dashes within a value alone', () => {
    const { data, body } = split('---\ntitle: Wall\ndescription: |\n  a\n  ---\n  b\n---\nText.\n')
    expect(data).toEqual({ title: 'Wall', description: 'a\n---\nb\n' })
    expect(body).toBe('Text.\n')
  })

  it('knows where keys stand in the file', () => {
    const { positions } = split('\n\n---\ntitle: Wall\ncover:\n  src: a.jpg\n---\n')
    expect(positions).toMatchObject({ title: [4, 1], cover: [5, 1], 'cover.src': [6, 3] })
  })

  it.each([
    ['', 'frontmatter-missing', 1],
    ['Text.', 'frontmatter-missing', 1],
    ['\n\nText.', 'frontmatter-missing', 3],
    ['-----\ntitle: a\n-----\n', 'frontmatter-missing', 1],
    ['---\ntitle: Wall\n', 'frontmatter-unclosed', 1],
    ['---', 'frontmatter-unclosed', 1],
    ['---\ntitle: Wall\n--- end\nText.', 'frontmatter-unclosed', 1],
  ])('tells of “%s”: %s', (text, code, line) => {
    const told = split(text)
    expect(told.problems).toEqual([{ code, file: 'articles/a.md', line }])
    expect(told.data).toBeUndefined()
  })

  it.each([
    ['---js\n{ title: globalThis.ran = true }\n---\n', 'js'],
    ['---javascript\n{}\n---\n', 'javascript'],
    ['--- coffee\ntitle: "x"\n---\n', 'coffee'],
    ['---json\n{"title": "x"}\n---\n', 'json'],
    ['---toml\ntitle = "x"\n---\n', 'toml'],
    ['+++\ntitle = "x"\n+++\n', 'toml'],
    [';;;\n{"title": "x"}\n;;;\n', 'json'],
  ])('refuses “%s” by name and runs nothing', (text, language) => {
    expect(split(text).problems).toMatchObject([{ code: 'frontmatter-language', language }])
    expect(globalThis).not.toHaveProperty('ran')
  })

  it('tells where the YAML is broken, in lines of the file', () => {
    expect(split('\n---\ntitle: a: b\n---\n').problems).toMatchObject([
      { code: 'yaml-broken', line: 3 },
    ])
  })

  it('finds every line of the body in the line of the file that it says', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '---',
        '----',
        '# a',
        '    code',
        '```',
        '\t',
        '- a',
        'title: x',
        '|a|b|',
      ),
      fc.string({ unit: 'grapheme' }).filter(text => !/[\r\n]/.test(text)),
    )
    const ends = fc.constantFrom('\n', '\r\n', '\r')
    const parts = fc.record({
      mark: fc.constantFrom('', '\ufeff'),
      blank: fc.array(fc.constantFrom('', ' ', '\t'), { maxLength: 3 }),
      opening: fc.constantFrom('---', '--- ', '---yaml', '--- yml', '---\t'),
      keys: fc.array(fc.constantFrom('# note', '', 'a: |', '  ---', '  b'), { maxLength: 4 }),
      closing: fc.constantFrom('---', '--- ', '---\t '),
      body: fc.array(line, { minLength: 1, maxLength: 8 }),
      end: ends,
    })
    fc.assert(
      fc.property(parts, ({ mark, blank, opening, keys, closing, body, end }) => {
        const lines = [...blank, opening, ...keys, closing, ...body]
        const read = split(mark + lines.join(end))
        if (read.problems.some(({ code }) => !code.startsWith('yaml-'))) throw read.problems
        const told = read.body.split('\n').map((text, i) => [read.bodyLine + i, text])
        const wanted = body.map((text, i) => [lines.length - body.length + i + 1, text])
        expect(told.slice(-wanted.length)).toEqual(wanted)
      }),
      { numRuns: 500 },
    )
  })
})
