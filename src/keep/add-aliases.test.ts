import { describe, expect, it } from 'vitest'
import { withAliases } from './add-aliases.ts'

const added = (text: string) => withAliases(text, ['/old/', '/older/'])

describe('withAliases()', () => {
  it.each([
    [
      'adds the key at the end of the frontmatter',
      '---\ntitle: Wall # the old one\ndate: 2019-05-04\n---\nText.\n',
      '---\ntitle: Wall # the old one\ndate: 2019-05-04\naliases: ["/old/", "/older/"]\n---\nText.\n',
    ],
    [
      'adds to a list in brackets',
      '---\naliases: [/a/, /b/] # moved twice\ntitle: Wall\n---\n',
      '---\naliases: [/a/, /b/, "/old/", "/older/"] # moved twice\ntitle: Wall\n---\n',
    ],
    [
      'adds to an empty list',
      '---\naliases: []\ntitle: Wall\n---\n',
      '---\naliases: ["/old/", "/older/"]\ntitle: Wall\n---\n',
    ],
    [
      'adds to a list in lines, indented as they are',
      '---\naliases:\n  - /a/ # of 2003\n  - "/b/"\ntitle: Wall\n---\n',
      '---\naliases:\n  - /a/ # of 2003\n  - "/b/"\n  - "/old/"\n  - "/older/"\ntitle: Wall\n---\n',
    ],
    [
      'adds to a list in lines that is not indented and ends the frontmatter',
      '---\ntitle: Wall\naliases:\n- /a/\n---\nText.\n',
      '---\ntitle: Wall\naliases:\n- /a/\n- "/old/"\n- "/older/"\n---\nText.\n',
    ],
    [
      'adds to a list in brackets over several lines',
      '---\naliases: [\n  /a/,\n  /b/,\n]\ntitle: Wall\n---\n',
      '---\naliases: [\n  /a/,\n  /b/, "/old/", "/older/"]\ntitle: Wall\n---\n',
    ],
    [
      'keeps the line ends of Windows',
      '---\r\ntitle: Wall\r\n---\r\nText.\r\n',
      '---\r\ntitle: Wall\r\naliases: ["/old/", "/older/"]\r\n---\r\nText.\r\n',
    ],
    [
      'keeps a byte order mark and blank lines',
      '\uFEFF\n\n---\ntitle: Wall\n---\nText.\n',
      '\uFEFF\n\n---\ntitle: Wall\naliases: ["/old/", "/older/"]\n---\nText.\n',
    ],
    [
      'leaves lines of dashes in the text alone',
      '---\ntitle: Wall\n---\nText.\n\n---\n\naliases: none\n---\n',
      '---\ntitle: Wall\naliases: ["/old/", "/older/"]\n---\nText.\n\n---\n\naliases: none\n---\n',
    ],
    [
      'reads a value of several lines to its end',
      '---\ndescription: |\n  aliases: [no]\n  more\ntitle: Wall\n---\n',
      '---\ndescription: |\n  aliases: [no]\n  more\ntitle: Wall\naliases: ["/old/", "/older/"]\n---\n',
    ],
  ])('%s', (_, before, after) => {
    expect(added(before)).toBe(after)
  })

  it.each([
    ['a key with nothing after it', '---\naliases:\ntitle: Wall # old\n---\nText.\n'],
    ['a list that names another', '---\nx: &a [/a/]\naliases: *a\ntitle: Wall # old\n---\nText.\n'],
    ['braces around all keys', '---\n{title: Wall, date: 2019-05-04}\n---\nText.\n'],
  ])('writes the frontmatter again where there is %s', (_, before) => {
    const after = added(before)
    expect(after).toMatch(/\/old\/, \/older\//)
    expect(after).toMatch(/title: (?:Wall|"Wall")/)
    expect(after.endsWith('---\nText.\n')).toBe(true)
  })

  it.each([['Text.\n'], ['---\ntitle: Wall\n'], ['---\ntitle: [\n---\n']])(
    'refuses a file whose frontmatter cannot be read: %j',
    text => {
      expect(() => added(text)).toThrow('frontmatter')
    },
  )
})
