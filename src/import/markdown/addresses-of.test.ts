import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, readFolder } from './folder-in-test.ts'

const post = (more = '') => `---\ntitle: The Old Wall\ndate: 2015-03-02\n${more}\n---\nText`

async function addressesIn(files: Record<string, string>): Promise<Record<string, string[]>> {
  const items = await readFolder(folderOf(files))
  return Object.fromEntries(Object.values(items).map(item => [item.key, item.addresses]))
}

describe('addresses by Hugo', () => {
  const hugo = (config: string, files: Record<string, string>) =>
    addressesIn({ 'hugo.toml': config, ...files })

  it('follow folders and names, in lower case and without what addresses cannot hold', async () => {
    expect(
      await hugo('', {
        'content/post/The Old Wall.md': post(),
        'content/post/tide/index.md': post(),
        'content/post/_index.md': `${post()}`,
        'content/About.md': '---\ntitle: About\n---\nText',
        'content/post/a.md': post('slug: wall-2'),
        'content/post/b.md': post('url: /old/wall.html\naliases: [/w, ../x/]'),
      }),
    ).toEqual({
      'content/About.md': ['/about/'],
      'content/post/The Old Wall.md': ['/post/the-old-wall/'],
      'content/post/_index.md': ['/post/'],
      'content/post/a.md': ['/post/wall-2/'],
      'content/post/b.md': ['/old/wall.html', '/w', '/x/'],
      'content/post/tide/index.md': ['/post/tide/'],
    })
  })

  it('follow the patterns of the settings', async () => {
    expect(
      await hugo(
        '[permalinks]\npost = "/:year/:month/:day/:slug/"\nnews = "/:sections/:title/"\n',
        {
          'content/post/a.md': post(),
          'content/news/sea/b.md': post(),
        },
      ),
    ).toEqual({
      'content/news/sea/b.md': ['/news/sea/the-old-wall/'],
      'content/post/a.md': ['/2015/03/02/the-old-wall/'],
    })
    expect(
      await hugo('[permalinks.page]\npost = "/:contentbasename"\n', {
        'content/post/a.md': post(),
      }),
    ).toEqual({ 'content/post/a.md': ['/a/'] })
  })

  it('end in .html where the settings ask for that', async () => {
    expect(await hugo('uglyURLs = true', { 'content/post/a.md': post() })).toEqual({
      'content/post/a.md': ['/post/a.html'],
    })
  })

  it('begin with the language of a name or folder, unless it is the main one', async () => {
    const languages = 'defaultContentLanguage = "fr"\n[languages.fr]\n[languages.en]\n'
    expect(
      await hugo(languages, {
        'content/post/a.md': post(),
        'content/post/a.en.md': post(),
        'content/en/post/b.md': post(),
        'content/fr/post/c.md': post(),
      }),
    ).toEqual({
      'content/en/post/b.md': ['/en/post/b/'],
      'content/fr/post/c.md': ['/post/c/'],
      'content/post/a.en.md': ['/en/post/a/'],
      'content/post/a.md': ['/post/a/'],
    })
  })

  it('leave the date of a name out where the settings read it', async () => {
    const config = '[frontmatter]\ndate = [":filename", ":default"]\n'
    expect(
      await hugo(config, { 'content/post/2015-03-02-wall.md': '---\ntitle: A\n---\nText' }),
    ).toEqual({
      'content/post/2015-03-02-wall.md': ['/post/wall/'],
    })
  })
})

describe('addresses by Jekyll', () => {
  const file = '_posts/2015-03-02-The-old_wall.md'
  const jekyll = async (config: string, more = '', path = file) =>
    (await addressesIn({ '_config.yml': config, [path]: post(more) }))[path]

  it.each([
    ['', ['/sea/town/2015/03/02/The-old_wall.html']],
    ['permalink: pretty', ['/sea/town/2015/03/02/The-old_wall/']],
    ['permalink: ordinal', ['/sea/town/2015/061/The-old_wall.html']],
    ['permalink: none', ['/sea/town/The-old_wall.html']],
    ['permalink: /:short_year/:i_month/:i_day/:slug', ['/15/3/2/the-old-wall']],
  ])('follow “%s”', async (config, addresses) => {
    expect(await jekyll(config, 'categories: Sea Town')).toEqual(addresses)
  })

  it('are told by the frontmatter, with those that lead to it', async () => {
    expect(await jekyll('', 'permalink: /:year/wall/\nredirect_from: [/w, /x/]')).toEqual([
      '/2015/wall/',
      '/w',
      '/x/',
    ])
  })

  it('have the day of the frontmatter, whatever the name says', async () => {
    const found = await addressesIn({
      '_config.yml': '',
      '_posts/2013-05-01-a.md': '---\ntitle: A\ndate: 2013-05-02 09:00:00\n---\nText',
      '_posts/2013-05-01-b.md': '---\ntitle: B\ndate: 2013-05-02\n---\nText',
    })
    expect(Object.values(found).flat()).toEqual(['/2013/05/02/a.html', '/2013/05/02/b.html'])
  })

  it('have the day of the name where that of the frontmatter is just beside it', async () => {
    const text = '---\ntitle: A\ndate: 2015-03-03T00:30:00Z\n---\nText'
    const items = await readFolder(folderOf({ '_config.yml': '', '_posts/2015-03-02-a.md': text }))
    expect(items['_posts/2015-03-02-a.md']).toMatchObject({
      addresses: ['/2015/03/02/a.html'],
      date: { text: '2015-03-03T00:30:00+00:00' },
    })
  })

  it('follow the defaults of the settings and the folders above posts', async () => {
    const config =
      'defaults:\n  - scope: {path: "", type: posts}\n    values: {permalink: "/:categories/:title/"}\n'
    expect(await jekyll(config, '', 'sea/_posts/2015-03-02-wall.md')).toEqual(['/sea/wall/'])
  })

  it.each([
    ['foo', 'foo/_posts/2015-03-02-wall.md', '/wall/', []],
    ['./foo/', 'foo/_posts/2015-03-02-wall.md', '/wall/', []],
    ['all/foo', 'all/foo/_posts/2015-03-02-wall.md', '/wall/', []],
    ['foo', 'foo/sea/_posts/2015-03-02-wall.md', '/sea/wall/', ['sea']],
    ['foo', 'foo/_drafts/wall.md', '/wall/', []],
  ])(
    'have nothing of collections_dir (%s: %s), nor do categories',
    async (dir, path, address, categories) => {
      const config = `permalink: /:categories/:title/\ncollections_dir: ${dir}\n`
      const text = '---\ntitle: A\ndate: 2015-03-02\n---\nText'
      expect(
        (await readFolder(folderOf({ '_config.yml': config, [path]: text })))[path],
      ).toMatchObject({
        addresses: [address],
        categories,
      })
    },
  )

  it('follow collections_dir in the scopes of defaults, in post_url and where only a part of the site is given', async () => {
    const scoped = (scope: string) =>
      `collections_dir: foo\nkramdown: {}\ndefaults:\n  - scope: {path: ${scope}}\n    values: {permalink: "/n/:title/"}\n`
    const path = 'foo/_posts/news/2015-03-02-wall.md'
    const text = '---\ntitle: A\n---\n[Pier]({% post_url 2015-03-01-pier %})'
    for (const scope of ['_posts/news', 'foo/_posts/news']) {
      const files = {
        '_config.yml': scoped(scope),
        [path]: text,
        'foo/_posts/2015-03-01-pier.md': text,
      }
      const root = folderOf(files)
      const items = await readFolder(root)
      expect(items[path]?.addresses).toEqual(['/n/wall/'])
      expect(items[path]?.text.value).toContain('[Pier](/2015/03/01/pier.html)')
      expect(Object.keys(await readFolder(join(root, 'foo/_posts')))).toEqual(Object.keys(items))
    }
  })

  it('are those of files for pages, and of collections by their settings', async () => {
    expect(
      await addressesIn({
        '_config.yml': 'collections:\n  ships:\n    permalink: /fleet/:name/\n',
        'about.md': '---\ntitle: About\n---\nText',
        'town/index.md': '---\ntitle: Town\n---\nText',
        '_ships/gull.md': '---\ntitle: Gull\n---\nText',
      }),
    ).toEqual({
      '_ships/gull.md': ['/fleet/gull/'],
      'about.md': ['/about.html'],
      'town/index.md': ['/town/'],
    })
  })
})

describe('addresses by Pelican', () => {
  const text = 'Title: Über the Old Wall\nDate: 2015-03-02 09:05\nCategory: Sea\n\nText'

  it.each([
    ['', '/uber-the-old-wall.html'],
    ["ARTICLE_URL = '{date:%Y}/{date:%-m}/{slug}/'", '/2015/3/uber-the-old-wall/'],
    ["ARTICLE_SAVE_AS = '{category}/{slug}/index.html'", '/sea/uber-the-old-wall/'],
    ["SLUGIFY_SOURCE = 'basename'", '/a.html'],
    ["FILENAME_METADATA = r'(?P<slug>.*)'", '/a.html'],
  ])('follow “%s”', async (config, address) => {
    expect(await addressesIn({ 'pelicanconf.py': config, 'content/a.md': text })).toEqual({
      'content/a.md': [address],
    })
  })

  it('are told by the headers, and stand below pages/ for pages', async () => {
    expect(
      await addressesIn({
        'pelicanconf.py': '',
        'content/a.md': 'Title: A\nSlug: wall\n\nText',
        'content/b.md': 'Title: B\nURL: old/b/\n\nText',
        'content/pages/c.md': 'Title: C\n\nText',
        'content/d.md': 'Title: 港の壁\n\nText',
      }),
    ).toEqual({
      'content/a.md': ['/wall.html'],
      'content/b.md': ['/old/b/'],
      'content/d.md': [],
      'content/pages/c.md': ['/pages/c.html'],
    })
  })
})

describe('addresses by Hexo', () => {
  it.each([
    ['', 'source/_posts/sea/wall.md', '/2015/03/02/sea/wall/'],
    ['permalink: :category/:name.html', 'source/_posts/sea/wall.md', '/Sea/wall.html'],
    ['permalink: archives/:abbrlink/', 'source/_posts/wall.md', '/archives/4af2/'],
    ['permalink: archives/:id/', 'source/_posts/wall.md', undefined],
    [
      'new_post_name: :year-:month-:day-:title.md',
      'source/_posts/2015-03-02-wall.md',
      '/2015/03/02/wall/',
    ],
    ['', 'source/about/index.md', '/about/'],
  ])('follow “%s” for %s', async (config, path, address) => {
    const text = post('categories: [Sea]\nabbrlink: 4af2')
    const files = {
      '_config.yml': config,
      'scaffolds/post.md': '',
      [path]: text,
      'source/_posts/z.md': text,
    }
    expect((await addressesIn(files))[path]).toEqual(address === undefined ? [] : [address])
  })
})

describe('addresses by Eleventy, Astro and without a generator', () => {
  it('follow the permalinks and paths of Eleventy', async () => {
    expect(
      await addressesIn({
        '.eleventy.js': 'module.exports = () => ({ dir: { input: "src" } })',
        'src/posts/posts.json': '{"permalink": "/blog/{{ page.fileSlug }}/"}',
        'src/posts/2015-03-02-wall.md': post(),
        'src/posts/b.md': post('permalink: "/{{ title | slugify }}/"'),
        'src/news/2015-03-02-tide.md': post(),
        'src/news/c.md': post('permalink: "/{{ made.up }}/"'),
      }),
    ).toEqual({
      'src/news/2015-03-02-tide.md': ['/news/tide/'],
      'src/news/c.md': [],
      'src/posts/2015-03-02-wall.md': ['/blog/wall/'],
      'src/posts/b.md': ['/the-old-wall/'],
    })
  })

  it('stand below the collections of Astro', async () => {
    expect(
      await addressesIn({
        'astro.config.mjs': '',
        'src/content/blog/wall.md': post(),
        'src/content/blog/tide/index.mdx': post(),
        'src/pages/about.md': post(),
      }),
    ).toEqual({
      'src/content/blog/tide/index.mdx': ['/blog/tide/'],
      'src/content/blog/wall.md': ['/blog/wall/'],
      'src/pages/about.md': ['/about/'],
    })
  })

  it('are only those that are told elsewhere', async () => {
    expect(
      await addressesIn({
        'a.md': post(),
        'b.md': post('permalink: /old/wall/\ncanonical_url: https://harbour.example/wall'),
      }),
    ).toEqual({ 'a.md': [], 'b.md': ['/old/wall/', 'https://harbour.example/wall'] })
  })

  it('are decoded', async () => {
    const name = '%d8%a7%d9%84%d9%85%d9%8a%d9%86%d8%a7%d8%a1'
    const files = { '_config.yml': 'permalink: /:title/', [`_posts/2015-03-02-${name}.md`]: post() }
    const [item] = Object.values(await readFolder(folderOf(files)))
    expect(item).toMatchObject({
      key: `_posts/2015-03-02-${name}.md`,
      addresses: ['/الميناء/'],
      slug: 'الميناء',
    })
  })
})

describe('addresses of a site that stood in a folder of its host', () => {
  it.each([
    ['_config.yml', 'baseurl: /g', '_posts/2015-03-02-a.md', '/g/2015/03/02/a.html'],
    ['hugo.toml', 'baseURL = "https://harbour.example/sub/"', 'content/a.md', '/sub/a/'],
    ['hugo.toml', 'baseURL = "/sub/"', 'content/a.md', '/sub/a/'],
    ['eleventy.config.js', 'export default { pathPrefix: "/sub/" }', 'a.md', '/sub/a/'],
    ['pelicanconf.py', "SITEURL = 'https://harbour.example/sub'", 'content/a.md', '/sub/a.html'],
    ['astro.config.mjs', "export default { base: '/sub' }", 'src/pages/a.md', '/sub/a/'],
  ])('begin with it: %s, %s', async (config, settings, path, address) => {
    const found = await addressesIn({
      [config]: settings,
      [path]: '---\ntitle: A\ndate: 2015-03-02\nredirect_from: /old/\n---\nText',
    })
    expect(found[path]).toEqual([address, `/${address.split('/')[1]}/old/`])
  })
})

it('takes no told alias for one that was worked out where the address of the generator is unknown', async () => {
  const items = await readFolder(
    folderOf({
      '.eleventy.js': '',
      'a.md': '---\ntitle: A\npermalink: "/{{ title | made }}/"\nredirect_from: [/old/]\n---\nText',
      'b.md': '---\ntitle: B\nredirect_from: [/older/]\n---\nText',
    }),
  )
  expect(items['a.md']).toMatchObject({ addresses: ['/old/'], computedBy: undefined })
  expect(items['b.md']).toMatchObject({ addresses: ['/b/', '/older/'] })
  expect(items['b.md']?.computedBy).toBeDefined()
})
