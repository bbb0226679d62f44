import { describe, expect, it } from 'vitest'
import { folderOf, readOne } from './folder-in-test.ts'
import { redirectsIn } from './redirect-files.ts'

const read = (name: string, text: string) =>
  redirectsIn({ root: folderOf({ [name]: text }), content: '' })

describe('redirectsIn()', () => {
  it.each([
    ['_redirects', '# old ones\n/old /new/ 301\n/other /elsewhere/'],
    ['static/_redirects', '/old  Country=de  /new/  302!'],
    ['.htaccess', 'Redirect 301 /old https://a.example/new/'],
    ['static/.htaccess', 'RedirectPermanent "/old" "/new"'],
    ['content/extra/.htaccess', 'RedirectMatch 301 ^/old/?$ /new/'],
    ['.htaccess', 'RewriteEngine On\nRewriteRule ^old$ /new/ [R=301,L]'],
    ['netlify.toml', '[[redirects]]\nfrom = "/old"\nto = "/new/"\nstatus = 301'],
    ['vercel.json', '{"redirects":[{"source":"/old","destination":"/new/","permanent":true}]}'],
    ['_data/redirects.yml', '- from: /old\n  to: /new/\n'],
    ['_data/redirects.yml', '/old: /new/\n'],
    ['data/redirects.json', '{"redirects":[{"old":"/old","new":"/new/"}]}'],
    ['redirects.yaml', 'pages:\n  - {from_url: /old, to_url: /new/}\n'],
  ])('reads %s: %s', (name, text) => {
    const { to, targets, notes } = read(name, text)
    expect(to('/new/')).toEqual(['/old'])
    expect(targets.length).toBeGreaterThan(0)
    expect(notes).toEqual([expect.stringMatching(`^${name}: [12] redirects? w(?:as|ere) read`)])
  })

  it('keeps characters that addresses can hold', () => {
    expect(read('_redirects', '/bar:foo/ /new/').to('/new')).toEqual(['/bar:foo/'])
  })

  it('follows redirects to redirects, and ends in circles', () => {
    const { to } = read('_redirects', '/a /b\n/b /c\n/c /a\n/c /new/')
    expect(to('/new/').toSorted()).toEqual(['/a', '/b', '/c'])
  })

  it.each([
    ['_redirects', '/blog/* /news/:splat 301', '/blog/* → /news/:splat'],
    ['vercel.json', '{"redirects":[{"source":"/b/:x","destination":"/n/:x"}]}', '/b/:x → /n/:x'],
    ['.htaccess', 'RewriteRule ^b/(.*)$ /n/$1 [R]', '^b/(.*)$ → /n/$1'],
  ])('names what %s does by patterns, which is not read', (name, text, told) => {
    const { targets, notes } = read(name, text)
    expect(targets).toEqual([])
    expect(notes).toEqual([
      `${name}: 0 redirects were read; 1 by patterns were not, such as ${told}. Write them into the rules of the new host.`,
    ])
  })

  it('gives texts the addresses that led to theirs', async () => {
    const item = await readOne({
      'content/post/a.md': '---\ntitle: A\ndate: 2015-03-02\naliases: [/w/]\n---\nText',
      'hugo.toml': 'baseURL = "https://a.example/sub/"',
      'static/_redirects': '/sub/old:1 /sub/post/a/\n/older https://a.example/sub/w/',
    })
    expect(item.addresses).toEqual(['/sub/post/a/', '/sub/w/', '/sub/old:1', '/older'])
  })
})
