import { describe, expect, it } from 'vitest'
import { folderOf, readOne } from './folder-in-test.ts'
import { redirectsIn } from './redirect-files.ts'

const read = (name: string, text: string, hosts: string[] = []) =>
  redirectsIn({ root: folderOf({ [name]: text }), content: '' }, hosts)

describe('redirectsIn()', () => {
  it.each([
    ['_redirects', '# old ones\n/old /new/ 301\n/other /elsewhere/'],
    ['static/_redirects', '/old   /new/  302!'],
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
      `${name}: 0 redirects were read; 1 with patterns, conditions or other statuses were not, such as ${told}. Write them into the rules of the new host.`,
    ])
  })

  it.each([
    ['_redirects', '/app /index.html 200'],
    ['_redirects', '/a /404.html 404'],
    ['_redirects', '/a /b/ 302 Country=de'],
    ['_redirects', '/a id=:id /b/ 301'],
    ['_redirects', '/a /b/ 303'],
    ['netlify.toml', '[[redirects]]\nfrom = "/a"\nto = "/b/"\nstatus = 200'],
    ['netlify.toml', '[[redirects]]\nfrom = "/a"\nto = "/b/"\nconditions = {Role = ["admin"]}'],
    ['vercel.json', '{"redirects":[{"source":"/a","destination":"/b/","statusCode":303}]}'],
    ['vercel.json', '{"redirects":[{"source":"/a","destination":"/b/","has":[{"type":"host"}]}]}'],
    ['.htaccess', 'Redirect gone /a'],
    ['.htaccess', 'Redirect 410 /a'],
    ['.htaccess', 'Redirect 404 /a /b/'],
    ['.htaccess', 'RedirectMatch gone ^/a$'],
    ['.htaccess', 'RewriteCond %{HTTP_HOST} ^m\\.\nRewriteRule ^a$ /b/ [R=301,L]'],
    ['.htaccess', 'RewriteRule ^a$ http://inner.example/b/ [P]'],
    ['.htaccess', 'RewriteRule ^a$ /b.php [L]'],
    ['.htaccess', 'RewriteRule ^a$ /b/ [R=404]'],
    ['.htaccess', '<If "%{HTTP_HOST} == \'m\'">\nRedirect 301 /a /b/\n</If>'],
    ['redirects.yml', '- {from: /a, to: /b/, status: 410}'],
  ])(
    'does not take what %s does under a condition or otherwise for a redirect: %s',
    (name, text) => {
      const { targets, notes } = read(name, text)
      expect(targets).toEqual([])
      expect(notes).toEqual([expect.stringContaining('0 redirects were read; 1 with patterns')])
    },
  )

  it('reads an unconditional rule after a conditional one', () => {
    const text = [
      'RewriteCond %{HTTPS} off',
      'RewriteRule ^x$ /y/ [R=301]',
      'RewriteRule ^a$ /b/ [R=301]',
      '<IfModule mod_alias.c>',
      'Redirect permanent /c /b/',
      '</IfModule>',
    ].join('\n')
    expect(read('.htaccess', text).to('/b/')).toEqual(['/a', '/c'])
  })

  it('reads no redirects to other sites', () => {
    const text = [
      'Redirect 301 /a-link https://other.example/posts/storm/',
      'Redirect 301 /old //other.example/posts/storm/',
      'Redirect 301 /older https://www.our.example/posts/storm/',
    ].join('\n')
    const { to, targets, notes } = read('.htaccess', text, ['our.example'])
    expect(to('/posts/storm/')).toEqual(['/older'])
    expect(targets).toEqual(['https://www.our.example/posts/storm/'])
    expect(notes).toEqual(['.htaccess: 1 redirect was read, and 2 to other sites left out.'])
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
