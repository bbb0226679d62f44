import { describe, expect, it } from 'vitest'
import { folderOf, readFolder } from './folder-in-test.ts'

/*
 * Rules that the documentation of each generator states, each with an address that follows from it. They were worked
 * out by hand from gohugo.io, jekyllrb.com, hexo.io, docs.getpelican.com and 11ty.dev.
 */

const text = (more: string, title = 'The Old Wall') =>
  `---\ntitle: ${title}\ndate: 2015-03-02 09:05:07\n${more}\n---\nText`

async function addressesOf(path: string, files: Record<string, string>): Promise<string[]> {
  return (await readFolder(folderOf(files)))[path]?.addresses ?? ['not read']
}

describe('the rules of Hugo', () => {
  it.each<[string, string, string, string]>([
    ['', 'content/post/My First Page.md', '', '/post/my-first-page/'],
    ['disablePathToLower = true', 'content/post/My First Page.md', '', '/post/My-First-Page/'],
    ['removePathAccents = true', 'content/post/Café à Nîmes.md', '', '/post/cafe-a-nimes/'],
    ['', 'content/post/Café.md', '', '/post/café/'],
    ['', 'content/post/a--b & c.md', '', '/post/a--b-c/'],
    ['', 'content/post/wall/index.md', '', '/post/wall/'],
    ['', 'content/post/2015/wall.md', '', '/post/2015/wall/'],
    ['', 'content/post/wall.md', 'slug: Old Wall', '/post/old-wall/'],
    ['', 'content/post/wall/index.md', 'slug: old', '/post/old/'],
    ['', 'content/post/wall.md', 'url: /old/Wall.html', '/old/Wall.html'],
    ['', 'content/post/wall.md', 'url: old/wall/', '/old/wall/'],
    ['', 'content/post/wall.md', 'url: /:year/:slug/\nslug: w', '/2015/w/'],
    ['', 'content/articles/storm.md', '', '/articles/storm/'],
    ['', 'content/post/_index.md', '', '/post/'],
    ['uglyURLs = true', 'content/post/wall.md', '', '/post/wall.html'],
    ['[uglyURLs]\npost = true', 'content/post/wall.md', '', '/post/wall.html'],
    ['[uglyURLs]\nnews = true', 'content/post/wall.md', '', '/post/wall/'],
    [
      '[permalinks]\npost = "/:year/:month/:day/:slug/"',
      'content/post/w.md',
      '',
      '/2015/03/02/the-old-wall/',
    ],
    ['[permalinks]\npost = "/:section/:filename/"', 'content/post/w.md', '', '/post/w/'],
    [
      '[permalinks]\npost = "/:sections/:contentbasename/"',
      'content/post/a/b/w.md',
      '',
      '/post/a/b/w/',
    ],
    [
      '[permalinks]\npost = "/:sections[1:]/:slugorcontentbasename/"',
      'content/post/a/b/w.md',
      '',
      '/a/b/w/',
    ],
    [
      '[permalinks]\npost = "/:sections[last]/:slugorfilename/"',
      'content/post/a/b/w.md',
      'slug: x',
      '/b/x/',
    ],
    [
      '[permalinks]\npost = "/:monthname/:weekdayname/:yearday/:title"',
      'content/post/w.md',
      '',
      '/march/monday/61/the-old-wall/',
    ],
    ['[permalinks]\npost = "/:06/:1/:2/:title/"', 'content/post/w.md', '', '/15/3/2/the-old-wall/'],
    [
      '[permalinks]\npost = "/:2006/:01/:02/:title/"',
      'content/post/w.md',
      '',
      '/2015/03/02/the-old-wall/',
    ],
    ['[permalinks.page]\npost = "/x/:title/"', 'content/post/w.md', '', '/x/the-old-wall/'],
    ['[permalinks.section]\npost = "/articles/"', 'content/post/_index.md', '', '/articles/'],
    ['[permalinks]\nnews = "/x/:title/"', 'content/post/w.md', '', '/post/w/'],
    [
      'defaultContentLanguage = "en"\ndefaultContentLanguageInSubdir = true',
      'content/post/w.md',
      '',
      '/en/post/w/',
    ],
    [
      '[languages.de.permalinks]\npost = "/artikel/:title/"\n[languages.en]',
      'content/post/w.de.md',
      '',
      '/de/artikel/the-old-wall/',
    ],
  ])('%s: %s %s', async (config, path, more, address) => {
    expect(await addressesOf(path, { 'hugo.toml': config, [path]: text(more) })).toEqual([address])
  })
})

it('Hugo reads settings of languages from files of their own', async () => {
  const files = {
    'config/_default/hugo.toml': 'defaultContentLanguage = "en"',
    'config/_default/languages.en.toml': 'title = "Pier"',
    'config/_default/languages.de.toml': 'title = "Steg"\n[permalinks]\npost = "/artikel/:title/"',
    'config/_default/params.de.toml': 'description = "Am Steg"',
    'content/en/post/w.md': text(''),
    'content/de/post/w.md': text(''),
  }
  const read = await readFolder(folderOf(files))
  expect(Object.values(read).map(({ addresses }) => addresses)).toEqual([
    ['/de/artikel/the-old-wall/'],
    ['/post/w/'],
  ])
})

describe('the rules of Jekyll', () => {
  const post = '_posts/2015-03-02-old-wall.md'
  it.each<[string, string, string, string]>([
    ['', post, 'categories: [Sea, Old Town]', '/sea/old town/2015/03/02/old-wall.html'],
    [
      'permalink: /:slugified_categories/:title/',
      post,
      'categories: [Old Town]',
      '/old-town/old-wall/',
    ],
    ['permalink: date', post, '', '/2015/03/02/old-wall.html'],
    ['permalink: pretty', post, '', '/2015/03/02/old-wall/'],
    ['permalink: ordinal', post, '', '/2015/061/old-wall.html'],
    ['permalink: weekdate', post, '', '/2015/W10/Mon/old-wall.html'],
    ['permalink: none', post, '', '/old-wall.html'],
    ['permalink: /:year/:short_month/:long_month/:title', post, '', '/2015/Mar/March/old-wall'],
    [
      'permalink: /:w_year/:week/:w_day/:short_day/:long_day/:title/',
      post,
      '',
      '/2015/10/1/Mon/Monday/old-wall/',
    ],
    ['permalink: /:hour:minute:second/:y_day/:title/', post, '', '/090507/061/old-wall/'],
    ['', post, 'slug: w', '/2015/03/02/w.html'],
    ['collections:\n  posts:\n    permalink: /p/:title/', post, '', '/p/old-wall/'],
    ['', 'about.md', '', '/about.html'],
    ['permalink: pretty', 'about.md', '', '/about/'],
    ['permalink: /:year/:title/', 'about.md', '', '/about/'],
    ['permalink: /:year/:title:output_ext', 'about.md', '', '/about.html'],
    ['permalink: /:year/:title.html', 'about.md', '', '/about'],
    ['permalink: pretty', 'town/index.md', '', '/town/'],
    ['collections: [ships]', '_ships/2015-03-02-gull.md', '', '/ships/2015-03-02-gull.html'],
    ['permalink: pretty\ncollections: [ships]', '_ships/a/gull.md', '', '/ships/a/gull/'],
    [
      'collections:\n  ships:\n    permalink: /fleet/:title/',
      '_ships/2015-03-02-gull.md',
      '',
      '/fleet/gull/',
    ],
    [
      'collections:\n  ships:\n    permalink: /fleet/:year/:month/:title/',
      '_ships/2015-03-02-gull.md',
      '',
      '/fleet/2015/03/gull/',
    ],
    [
      'collections:\n  ships:\n    permalink: /fleet/:name/',
      '_ships/2015-03-02-gull.md',
      '',
      '/fleet/2015-03-02-gull/',
    ],
    [
      'collections:\n  ships:\n    permalink: /:collection/:path/',
      '_ships/big/gull.md',
      '',
      '/ships/big/gull/',
    ],
    ['collections:\n  ships:\n    permalink: pretty', '_ships/gull.md', '', '/ships/gull/'],
    ['collections_dir: all\ncollections: [ships]', 'all/_ships/gull.md', '', '/ships/gull.html'],
    ['include: [_pages]', '_pages/about.md', 'permalink: /about/', '/about/'],
    ['include: [_pages]', '_pages/about.md', '', '/_pages/about.html'],
  ])('%s: %s %s', async (config, path, more, address) => {
    expect(await addressesOf(path, { '_config.yml': config, [path]: text(more) })).toEqual([
      address,
    ])
  })

  it.each([
    ['collections: [ships]', '_notes/a.md'],
    ['', '_notes/a.md'],
    ['', 'docs/_parts/a.md'],
    ['', 'docs/_part.md'],
  ])('give no address to what is not shown: %s %s', async (config, path) => {
    expect(await addressesOf(path, { '_config.yml': config, [path]: text('') })).toEqual([])
  })
})

describe('the rules of Hexo', () => {
  const post = 'source/_posts/sea/hello-world.md'
  it.each<[string, string, string, string]>([
    ['permalink: :year/:month/:day/:title/', post, '', '/2015/03/02/sea/hello-world/'],
    ['permalink: :year/:month/:day/:name/', post, '', '/2015/03/02/hello-world/'],
    ['permalink: :year-:i_month-:i_day-:name.html', post, '', '/2015-3-2-hello-world.html'],
    ['permalink: :hour:minute:second/:name/', post, '', '/090507/hello-world/'],
    ['permalink: :category/:name/', post, 'categories: [foo, bar]', '/foo/bar/hello-world/'],
    ['permalink: :category/:name/', post, '', '/uncategorized/hello-world/'],
    ['permalink: :category/:name/\ndefault_category: all', post, '', '/all/hello-world/'],
    [
      'permalink: :category/:name/\ncategory_map:\n  foo: x',
      post,
      'categories: [foo]',
      '/x/hello-world/',
    ],
    ['permalink: :category/:name/', post, 'categories: [Old Town]', '/Old-Town/hello-world/'],
    ['permalink: :post_title/', post, '', '/the-old-wall/'],
    ['permalink: :lang/:name/\npermalink_defaults:\n  lang: en', post, '', '/en/hello-world/'],
    [
      'permalink: :lang/:name/\npermalink_defaults:\n  lang: en',
      post,
      'lang: tw',
      '/tw/hello-world/',
    ],
    ['permalink: :name.html\npretty_urls:\n  trailing_html: false', post, '', '/hello-world'],
    ['permalink: :year/:name/', post, 'permalink: /own/wall', '/own/wall/'],
    ['permalink: :year/:name/', 'source/about/index.md', '', '/about/'],
    ['permalink: :year/:name/', 'source/about/team.md', '', '/about/team.html'],
  ])('%s: %s %s', async (config, path, more, address) => {
    const files = { '_config.yml': config, 'scaffolds/post.md': '', 'source/_posts/z.md': text('') }
    expect(await addressesOf(path, { ...files, [path]: text(more) })).toEqual([address])
  })

  it.each(['permalink: :id/', 'permalink: :year/:hash/'])('leave %s unknown', async config => {
    const files = { '_config.yml': config, 'scaffolds/post.md': '', [post]: text('') }
    expect(await addressesOf(post, files)).toEqual([])
  })
})

describe('the rules of Pelican', () => {
  const article = (more = '', title = 'Über the Old Wall') =>
    `Title: ${title}\nDate: 2015-03-02 09:05\n${more}\n\nText`
  it.each<[string, string, string, string]>([
    ['', 'content/a.md', article(), '/uber-the-old-wall.html'],
    [
      "ARTICLE_URL = 'posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/'",
      'content/a.md',
      article(),
      '/posts/2015/Mar/02/uber-the-old-wall/',
    ],
    [
      "ARTICLE_URL = '{category}/{slug}.html'",
      'content/a.md',
      article(),
      '/misc/uber-the-old-wall.html',
    ],
    [
      "DEFAULT_CATEGORY = 'News'\nARTICLE_URL = '{category}/{slug}.html'",
      'content/a.md',
      article(),
      '/news/uber-the-old-wall.html',
    ],
    [
      "AUTHOR = 'Ada Pell'\nARTICLE_URL = '{author}/{slug}.html'",
      'content/a.md',
      article(),
      '/ada-pell/uber-the-old-wall.html',
    ],
    ["ARTICLE_URL = '{lang}/{slug}.html'", 'content/a.md', article(), '/en/uber-the-old-wall.html'],
    [
      "ARTICLE_SAVE_AS = '{date:%Y}/{slug}/index.html'",
      'content/a.md',
      article(),
      '/2015/uber-the-old-wall/',
    ],
    ['SLUGIFY_USE_UNICODE = True', 'content/a.md', article(), '/über-the-old-wall.html'],
    ['SLUGIFY_PRESERVE_CASE = True', 'content/a.md', article(), '/Uber-the-Old-Wall.html'],
    ["SLUGIFY_SOURCE = 'basename'", 'content/my_file.md', article(), '/my_file.html'],
    ['', 'content/a.md', article('Slug: own'), '/own.html'],
    ['', 'content/a.md', article('Lang: de\nSlug: own'), '/own-de.html'],
    ['', 'content/a.md', article('save_as: x/y.html'), '/x/y.html'],
    ['', 'content/pages/a.md', article(), '/pages/uber-the-old-wall.html'],
    ["PAGE_URL = '{slug}/'", 'content/pages/a.md', article(), '/uber-the-old-wall/'],
    ['', 'content/a.md', article('', "It's A -- Test_1"), '/its-a-test_1.html'],
  ])('%s: %s', async (config, path, body, address) => {
    expect(await addressesOf(path, { 'pelicanconf.py': config, [path]: body })).toEqual([address])
  })
})

describe('the rules of Eleventy', () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    ['a.md', '', {}, ['/a/']],
    ['index.md', '', {}, ['/']],
    ['sub/index.md', '', {}, ['/sub/']],
    ['sub/sub.md', '', {}, ['/sub/']],
    ['sub/2015-03-02-wall.md', '', {}, ['/sub/wall/']],
    ['a.md', 'permalink: /own/wall.html', {}, ['/own/wall.html']],
    ['a.md', 'permalink: "/x/{{ page.fileSlug }}/index.html"', {}, ['/x/a/']],
    ['p/a.md', '', { 'p/p.json': '{"permalink":"/b/{{ page.fileSlug }}/"}' }, ['/b/a/']],
    ['fog/index.md', 'permalink: "/x/{{ page.fileSlug }}/"', {}, ['/x/fog/']],
    ['fog/2018-01-02-index.md', 'permalink: "/x/{{ page.fileSlug }}/"', {}, ['/x/fog/']],
    ['2018-01-02-fog/index.md', 'permalink: "/x/{{ page.fileSlug }}/"', {}, ['/x/fog/']],
    ['2018-01-02.md', 'permalink: "/x/{{ page.fileSlug }}/"', {}, ['/x/2018-01-02/']],
    ['index.md', 'permalink: "/x/{{ page.fileSlug }}/"', {}, ['/x/']],
    [
      'p/a.md',
      '',
      { 'p/p.11tydata.json': '{"permalink":"/b/{{ title | slugify }}/"}' },
      ['/b/the-old-wall/'],
    ],
    ['p/q/a.md', '', { 'p/p.json': '{"permalink":"/b/{{ page.filePathStem }}/"}' }, ['/b/p/q/a/']],
    [
      'p/a.md',
      '',
      { 'p/p.json': '{"eleventyComputed":{"permalink":"/c/{{ page.fileSlug }}/"}}' },
      ['/c/a/'],
    ],
    ['a.md', 'eleventyComputed:\n  permalink: "/c/{{ page.fileSlug }}/"', {}, ['/c/a/']],
    [
      'p/a.md',
      '',
      { 'p/p.11tydata.js': 'module.exports = { permalink: "/j/{{ page.fileSlug }}/" }' },
      ['/j/a/'],
    ],
    ['p/a.md', '', { 'p/p.11tydata.js': 'module.exports = { permalink: data => make(data) }' }, []],
    [
      'p/a.md',
      '',
      { 'p/p.11tydata.js': 'export default { permalink(data) { return "/" + data.x } }' },
      [],
    ],
    [
      'p/a.md',
      '',
      { 'p/p.11tydata.cjs': 'module.exports = { eleventyComputed: { permalink: make } }' },
      [],
    ],
    [
      'p/a.md',
      'permalink: /own/',
      { 'p/p.11tydata.js': 'module.exports = { permalink: make }' },
      ['/own/'],
    ],
    [
      'p/a.md',
      '',
      { 'p/p.11tydata.js': '// permalink: make\nmodule.exports = { tags: "x" }' },
      ['/p/a/'],
    ],
    ['a.md', 'permalink: "/{{ title | ours }}/"', {}, []],
    ['a.md', 'permalink: "/{% if x %}a{% endif %}/"', {}, []],
  ])('%s %s %j', async (path, more, files, addresses) => {
    expect(await addressesOf(path, { '.eleventy.js': '', ...files, [path]: text(more) })).toEqual(
      addresses,
    )
  })
})
