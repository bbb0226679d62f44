import { describe, expect, it } from 'vitest'
import { readMatter } from './read-matter.ts'

function read(text: string, plain = false) {
  const found = readMatter(text, plain)
  if ('refused' in found) return found
  const { values, body, mended } = found
  return { values, body, ...(mended.length > 0 ? { mended } : {}) }
}

const wall = { title: 'The wall', date: '2015-03-02' }

describe('frontmatter', () => {
  it.each([
    ['YAML between hyphens', '---\ntitle: The wall\ndate: 2015-03-02\n---\nText'],
    [
      'YAML after blank lines, with blanks behind its signs',
      '\n\n--- \ntitle: The wall\ndate: 2015-03-02\n---  \nText',
    ],
    ['YAML that three points end', '---\ntitle: The wall\ndate: 2015-03-02\n...\nText'],
    ['YAML without a sign before it', 'title: The wall\ndate: 2015-03-02\n---\nText'],
    ['TOML between plus signs', '+++\ntitle = "The wall"\ndate = 2015-03-02\n+++\nText'],
    ['JSON in braces', '{"title": "The wall", "date": "2015-03-02"}\nText'],
    [
      'JSON in braces that are indented',
      '\n  {\n "title": "The wall", "date": "2015-03-02"\n  }\nText',
    ],
    ['JSON between semicolons', ';;;\n"title": "The wall",\n"date": "2015-03-02"\n;;;\nText'],
    [
      'a plain object of a script',
      '---js\n{\n title: "The wall",\n date: "2015-03-02",\n}\n---\nText',
    ],
    [
      'what a script plainly assigns',
      "---js\nconst title = 'The wall';\nconst date = '2015-03-02';\n---\nText",
    ],
    ['headers before a blank line', 'title: The wall\ndate: 2015-03-02\n\nText'],
  ])('is read as %s', (_, text) => {
    expect(read(text)).toEqual({ values: wall, body: 'Text' })
  })

  it('keeps every value as it was written', () => {
    expect(read('---\na: 007\nb: yes\nc: 2015-03-02\nd: null\ne: 1.10\nf:\n---\n')).toMatchObject({
      values: { a: '007', b: 'yes', c: '2015-03-02', d: 'null', e: '1.10', f: '' },
    })
  })

  it('is none where a text begins with a rule', () => {
    expect(read('---\nThe tide rose\n---\nText')).toMatchObject({
      values: {},
      body: expect.stringContaining('tide'),
    })
    expect(read('Note: the tide rose.\n\nText')).toMatchObject({ values: {} })
  })

  it('takes tabs before keys for blanks', () => {
    expect(read('---\ntags:\n\t- tide\n\t- wall\n---\n')).toMatchObject({
      values: { tags: ['tide', 'wall'] },
    })
  })

  it('takes the last of a key that stands twice, and tells', () => {
    expect(read('---\ntitle: A\ntitle: B\n---\n')).toMatchObject({
      values: { title: 'B' },
      mended: ['“title” stands twice: the last was taken'],
    })
  })

  it.each([
    [
      'colons in a headline',
      '---\ntitle: Wall: the end\ndate: 2015-03-02\n---\n',
      { title: 'Wall: the end', date: '2015-03-02' },
    ],
    [
      'quotes within quotes',
      '---\ntitle: "The "old" wall"\ntags: [a, b]\n---\n',
      { title: 'The "old" wall', tags: ['a', 'b'] },
    ],
    [
      'a value that begins with a sign',
      '---\ntitle: @harbour\nlang: en\n---\n',
      { title: '@harbour', lang: 'en' },
    ],
    [
      'TOML among YAML',
      '---\ntitle = "The wall"\nlang: en\n---\n',
      { title: 'The wall', lang: 'en' },
    ],
    [
      'YAML among TOML',
      '+++\ntitle: The wall\nlang = "en"\n+++\n',
      { title: 'The wall', lang: 'en' },
    ],
    ['JSON with a comma too many', '{"title": "The wall",}\n', { title: 'The wall' }],
  ])('is mended where it has %s', (_, text, values) => {
    expect(read(text)).toMatchObject({ values })
  })

  it('says which value was read as it stands', () => {
    expect(read('---\ntitle: Wall: the end\n---\n')).toMatchObject({
      mended: ['“title” was read as it stands'],
    })
  })

  it('ends before the text where its last sign is missing', () => {
    expect(read('---\ntitle: The wall\n\nText')).toEqual({
      values: { title: 'The wall' },
      body: '\nText',
      mended: ['the sign that ends it is missing'],
    })
  })

  it('is refused when it multiplies itself by aliases', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((to, i) => {
        const from = 'abcdefgh'[i]
        return `${to}: &${to} [*${from}, *${from}, *${from}, *${from}, *${from}, *${from}, *${from}]`
      }),
    ].join('\n')
    expect(read(`---\n${bomb}\n---\n`)).toEqual({
      refused: 'its frontmatter uses more than 20 aliases',
      line: 2,
    })
  })

  it('is refused with its line when it holds no key at all', () => {
    expect(read('+++\n\n???\n+++\n')).toEqual({
      refused: 'its frontmatter holds no key that can be read',
      line: 3,
    })
  })

  it('is headers in Pelican, even between hyphens: values over several lines, and the first of two', () => {
    expect(
      read(
        '---\nTitle: Wall: the end\nAuthors: Mara Quill,\n    Tom Reed\nTitle: B\n---\nText',
        true,
      ),
    ).toMatchObject({
      values: { Title: 'Wall: the end', Authors: 'Mara Quill, Tom Reed' },
      body: 'Text',
    })
  })
})
