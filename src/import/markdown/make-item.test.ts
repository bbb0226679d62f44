import { describe, expect, it } from 'vitest'
import { folderOf, readFolder, readOne } from './folder-in-test.ts'

const item = (matter: string, path = 'posts/wall.md', others: Record<string, string> = {}) =>
  readOne({ [path]: `---\n${matter}\n---\nText`, ...others })

const jekyll = { '_config.yml': '' }
const hugo = { 'hugo.toml': '' }
const pelican = { 'pelicanconf.py': "AUTHOR = 'The Tide'" }

describe('the headline', () => {
  it.each([
    ['title: 2015-03-02', '2015-03-02'],
    ['title: 007', '007'],
    ['title: yes', 'yes'],
    ['title: null', 'null'],
    ['TITLE: The wall', 'The wall'],
    ['title: "The <em>old</em> **wall** &amp; `sea`"', 'The old wall & sea'],
    ['title: Notes on <harbour>', 'Notes on <harbour>'],
    ['title: snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ])('is of “%s” the text “%s”', async (matter, title) => {
    expect(await item(matter)).toMatchObject({ title, losses: [] })
  })

  it('is the first heading where none is told, which then is no part of the text', async () => {
    const found = await readOne({ 'posts/2015-03-02-a.md': '# The *old* wall\n\nText' })
    expect(found).toMatchObject({ title: 'The old wall', text: { value: '\nText' } })
    expect(found.losses).toEqual([{ code: 'title-guessed', detail: 'The old wall' }])
  })

  it('is made of the name of the file where there is no heading', async () => {
    expect((await readOne({ '2015-03-02-the_old-wall.md': 'Text' })).title).toBe('the old wall')
  })

  it('leaves a second one for search engines', async () => {
    expect((await item('title: A\ndate: 2015-03-02\nseo_title: B')).losses).toEqual([
      { code: 'title-other', detail: 'B' },
    ])
  })
})

describe('dates', () => {
  it.each([
    ['date: 2015-03-02 9:00:09 -0400', '2015-03-02T09:00:09-04:00'],
    ['Date: March 2, 2015', '2015-03-02'],
    ['pubDate: 2015-03-02T09:00:00Z', '2015-03-02T09:00:00+00:00'],
    ['publishDate: 2015-03-02', '2015-03-02'],
    ['date: 1425286809', '2015-03-02T09:00:09+00:00'],
    ['date: 2015-03-02\ntime: "9:05"', '2015-03-02T09:05:00'],
    ['published: 2015-03-02', '2015-03-02'],
  ])('are read of “%s”', async (matter, text) => {
    expect((await item(`title: A\n${matter}`)).date).toEqual({ text })
  })

  it('are told as a guess where a part of them cannot be read', async () => {
    const { date } = await item('title: A\ndate: 2014-05-01 16:30-:00')
    expect(date).toEqual({ text: '2014-05-01T16:30:00', guess: expect.any(String) })
  })

  it.each([
    ['2015-03-02-wall.md', '2015-03-02'],
    ['posts/20150302-wall.md', '2015-03-02'],
    ['posts/2015-3-2_wall.md', '2015-03-02'],
    ['posts/2015/03/02/wall.md', '2015-03-02'],
    ['posts/2015-02-30-wall.md', undefined],
    ['posts/12345678-wall.md', undefined],
  ])('are those of the path %s where none is told', async (path, text) => {
    expect((await item('title: A', path)).date?.text).toBe(text)
  })

  it('fall back to the path, and what cannot be read is told', async () => {
    expect(await item('title: A\ndate: soon', 'posts/2015-03-02-wall.md')).toMatchObject({
      date: { text: '2015-03-02' },
      losses: [{ code: 'field-left', detail: 'date: soon' }],
    })
  })

  it.each(['lastmod', 'updated', 'Modified', 'last_modified_at'])(
    'of changes are read of “%s”',
    async key => {
      const found = await item(`title: A\ndate: 2015-03-02\n${key}: 2015-04-01`)
      expect(found).toMatchObject({ updated: { text: '2015-04-01' }, losses: [] })
    },
  )

  it('of changes are nothing when they are that of the text', async () => {
    expect((await item('title: A\ndate: 2015-03-02\nlastmod: 2015-03-02')).updated).toBeUndefined()
  })
})

describe('labels', () => {
  it.each([
    ['tags: Harbour wall, Tide', ['Harbour wall', 'Tide']],
    ['tags: [Tide, "The <b>wall</b>", "**Sea**"]', ['Tide', 'The wall', 'Sea']],
    ['tags:\n  - name: Tide\n  - label: Sea\n  -', ['Tide', 'Sea']],
    ['tags: null', []],
    ['tags: موانئ، بحر', ['موانئ', 'بحر']],
    [
      `tags: [${Array.from({ length: 128 }, (_, i) => `t${i}`)}]`,
      Array.from({ length: 128 }, (_, i) => `t${i}`),
    ],
  ])('are read of “%.30s”', async (matter, tags) => {
    expect((await item(`title: A\ndate: 2015-03-02\n${matter}`)).tags).toEqual(tags)
  })

  it('are parted by blanks in Jekyll, but not those of the singular', async () => {
    const path = '_posts/2015-03-02-a.md'
    expect(
      await item('title: A\ncategories: sea town\ntags: tide wall', path, jekyll),
    ).toMatchObject({
      categories: ['sea', 'town'],
      tags: ['tide', 'wall'],
    })
    expect((await item('title: A\ncategory: sea town', path, jekyll)).categories).toEqual([
      'sea town',
    ])
  })

  it('are one in Hexo and Pelican, and all of nested lists', async () => {
    const hexo = { '_config.yml': '', 'scaffolds/post.md': '' }
    const path = 'source/_posts/a.md'
    expect((await item('title: A\ncategories: sea town', path, hexo)).categories).toEqual([
      'sea town',
    ])
    expect(
      (await item('title: A\ncategories: [[Sea, Town], [Wind]]', path, hexo)).categories,
    ).toEqual(['Sea', 'Town', 'Wind'])
  })

  it('are those of the folder in Pelican and Hugo where none is told', async () => {
    expect((await item('title: A', 'content/sea/a.md', pelican)).categories).toEqual(['sea'])
    expect((await item('title: A', 'content/sea/a.md', hugo)).categories).toEqual(['sea'])
    expect((await item('title: A', 'content/posts/a.md', hugo)).categories).toEqual([])
  })
})

describe('other fields', () => {
  it('have their places', async () => {
    const matter = [
      ...[
        'title: A',
        'date: 2015-03-02',
        'author: Mara Quill, Tom Reed',
        'summary: The *wall*',
        'lang: pt_BR',
      ],
      ...['license: CC0', 'source: https://www.tide.example/a', 'section: Sea', 'region: North'],
      ...[
        'image: a.jpg',
        'image_alt: The wall',
        'caption: At low tide',
        'layout: post',
        'comments: true',
      ],
    ]
    expect(await item(matter.join('\n'))).toMatchObject({
      authors: ['Mara Quill', 'Tom Reed'],
      description: 'The wall',
      lang: 'pt-BR',
      license: 'CC0',
      source: { name: 'tide.example' },
      originalUrl: 'https://www.tide.example/a',
      section: 'Sea',
      region: 'North',
      cover: { src: 'a.jpg', alt: 'The wall', caption: 'At low tide' },
      losses: [],
    })
  })

  it.each([
    ['url: https://agency.example/frost\nscraped_at: 2026-03-03T07:10:08Z', 'Agency'],
    ['link: https://agency.example/frost\nretrieved_at: 2026-03-03T07:10:08Z', 'Agency'],
    ['source_url: https://agency.example/frost\ncrawledAt: 2026-03-03T07:10:08Z', 'Agency'],
    ['canonical: https://agency.example/frost\nfetch-date: 2026-03-03T07:10:08Z', 'Agency'],
    ['from: https://agency.example/frost\naccessed: 2026-03-03T07:10:08Z', 'agency.example'],
    ['originalUrl: https://agency.example/frost\nretrieved: 2026-03-03T07:10:08Z', 'Agency'],
  ])('say where and when a text was taken: “%s”', async (matter, name) => {
    const told = name === 'Agency' ? 'source: Agency\n' : ''
    const taken = await item(`title: A\nlanguage: en\n${told}${matter}`, 'a.md', {})
    expect(taken).toMatchObject({
      source: { name },
      originalUrl: 'https://agency.example/frost',
      retrieved: { text: '2026-03-03T07:10:08+00:00' },
      lang: 'en',
      addresses: [],
      losses: [],
    })
  })

  it('give an article its own address where nothing says that it was taken', async () => {
    const found = await item('title: A\nurl: https://tide.example/old/a/', 'a.md', {})
    expect(found).toMatchObject({
      addresses: ['https://tide.example/old/a/'],
      originalUrl: undefined,
    })
  })

  it.each([
    ['author: Quill', ['Quill']],
    ['authors: [{name: Mara Quill}, Tom Reed]', ['Mara Quill', 'Tom Reed']],
    ['author: Mara Quill <mara@tide.example>', ['Mara Quill']],
    ['author: Quill; Reed', ['Quill', 'Reed']],
    ['author: mara', ['Mara Quill']],
  ])('name the authors: “%s”', async (matter, authors) => {
    const others = { ...jekyll, '_data/authors.yml': 'mara:\n  name: Mara Quill\n' }
    expect((await item(`title: A\n${matter}`, '_posts/2015-03-02-a.md', others)).authors).toEqual(
      authors,
    )
  })

  it('give Pelican’s author of all where there is none', async () => {
    expect((await item('title: A', 'content/a.md', pelican)).authors).toEqual(['The Tide'])
  })

  it.each([
    ['header:\n  teaser: /a.jpg', '/a.jpg'],
    ['cover:\n  image: a.png\n  alt: B', 'a.png'],
    ['images: [a.webp, b.webp]', 'a.webp'],
    ['image: true', undefined],
    ['featured_image: https://tide.example/a', 'https://tide.example/a'],
  ])('name the cover: “%s”', async (matter, src) => {
    expect((await item(`title: A\n${matter}`)).cover?.src).toBe(src)
  })

  it('are told once by name where they have no place', async () => {
    const { losses } = await item('title: A\ndate: 2015-03-02\nmood: calm\nTide: high\nweight: 3')
    expect(losses).toEqual([{ code: 'field-left', detail: 'mood, Tide' }])
  })

  it('tell of comments, passwords and a place at the top', async () => {
    const found = await item(
      'title: A\ndate: 2015-03-02\npassword: abc\nsticky: 9\ncomments: [{by: Tom}]',
    )
    expect(found.status).toBe('draft')
    expect(found.losses.map(({ code }) => code)).toEqual([
      'password-left',
      'sticky-left',
      'comments-left',
    ])
  })
})

describe('what becomes of a file', () => {
  it.each([
    ['draft: true', 'draft'],
    ['published: false', 'draft'],
    ['Status: draft', 'draft'],
    ['status: hidden', 'private'],
    ['private: true', 'private'],
    ['status: published', 'published'],
    ['published: true', 'published'],
  ])('%s is %s', async (matter, status) => {
    expect((await item(`title: A\n${matter}`)).status).toBe(status)
  })

  it.each([
    ['date: 2999-01-01', 'scheduled', '2999-01-01'],
    ['date: 2015-03-02\npublishDate: 2999-01-01', 'scheduled', '2999-01-01'],
    ['date: 2015-03-02\nexpiryDate: 2999-01-01', 'published', '2015-03-02'],
    ['date: 2015-03-02\npublishDate: 2015-03-01', 'published', '2015-03-02'],
  ])('of Hugo with “%s” is %s, on %s', async (matter, status, text) => {
    const found = await item(`title: A\n${matter}`, 'content/posts/a.md', hugo)
    expect(found).toMatchObject({ status, date: { text } })
  })

  it('of Hugo that expired is a draft, which is told', async () => {
    const matter = 'title: A\ndate: 2015-03-02\nexpiryDate: 2016-01-01'
    expect(await item(matter, 'content/posts/a.md', hugo)).toMatchObject({
      status: 'draft',
      expired: 'it expired: 2016-01-01',
    })
  })

  it.each([
    ['_posts/2999-01-01-a.md', '', 'scheduled'],
    ['_posts/2999-01-01-a.md', 'future: true', 'published'],
    ['_notes/a.md', 'collections: [notes]', 'draft'],
    ['_notes/a.md', 'collections:\n  notes:\n    output: false', 'draft'],
    ['_notes/a.md', 'collections:\n  notes:\n    output: true', 'published'],
  ])('of Jekyll in %s with “%s” is %s', async (path, settings, status) => {
    expect((await item('title: A', path, { '_config.yml': settings })).status).toBe(status)
  })

  it('of Eleventy without an address is a draft', async () => {
    const found = await item('title: A\npermalink: false', 'a.md', { 'eleventy.config.js': '' })
    expect(found.status).toBe('draft')
  })

  it('in a folder of drafts is a draft', async () => {
    expect((await item('title: A', '_drafts/a.md', jekyll)).status).toBe('draft')
  })

  it.each([
    ['hugo.toml', 'content/about.md', 'title: A', 'page'],
    ['hugo.toml', 'content/news/a.md', 'title: A', 'article'],
    ['hugo.toml', 'content/sea/a.md', 'title: A', 'page'],
    ['hugo.toml', 'content/sea/a.md', 'title: A\ndate: 2015-03-02', 'article'],
    ['hugo.toml', 'content/sea/_index.md', 'title: A\ndate: 2015-03-02', 'page'],
    ['_config.yml', 'about.md', 'title: A\ndate: 2015-03-02', 'page'],
    ['_config.yml', '_posts/2015-03-02-a.md', 'title: A', 'article'],
    ['pelicanconf.py', 'content/pages/a.md', 'title: A', 'page'],
    ['LICENSE', 'pages/a.md', 'title: A', 'page'],
    ['LICENSE', 'sea/a.md', 'title: A', 'article'],
  ])('beside %s, %s with “%s” is one: %#', async (config, path, matter, becomes) => {
    expect((await item(matter, path, { [config]: '' })).becomes).toBe(becomes)
  })

  it('is nothing for lists, parts and files about the folder', async () => {
    const found = await readFolder(
      folderOf({
        ...jekyll,
        'README.md': 'About this folder',
        'list.md': '---\ntitle: A\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}',
        'old.md': '---\ntitle: A\nredirect_to: /b/\n---\n',
        'b.md': '---\ntitle: B\n---\nText',
        'search.md': '---\ntitle: Search\nlayout: search\n---\n',
      }),
    )
    expect(Object.values(found).map(({ key, skipped }) => [key, skipped])).toEqual([
      ['README.md', 'It is about the folder, not a text of it.'],
      ['b.md', undefined],
      ['list.md', 'It is a template that lists other pages.'],
      ['old.md', 'It only leads elsewhere.'],
      ['search.md', 'It has no text of its own: the old site filled it with a list.'],
    ])
  })
})

describe('by its generator, an item', () => {
  it('of Hugo is named by its folder where the address is not known', async () => {
    const settings = '[permalinks]\nopinion = "/opinion/:year/:slug/"'
    const found = await item('title: A', 'content/opinion/dated/index.md', {
      'hugo.toml': settings,
    })
    expect(found).toMatchObject({ slug: 'dated', addresses: [] })
  })

  it('of Hugo has the terms of its own taxonomies as tags', async () => {
    const settings = '[taxonomies]\ntag = "tags"\nplace = "places"\nseries = "series"'
    const matter = 'title: A\ntags: [tide]\nplaces: [Old Quay]\nseries: Walks'
    const found = await item(matter, 'content/posts/a.md', { 'hugo.toml': settings })
    expect(found.tags).toEqual(['tide', 'Old Quay', 'Walks'])
    expect(found.losses).toEqual([])
  })

  it('of Pelican in another language leaves the slug to its original', async () => {
    const settings = { 'pelicanconf.py': "DEFAULT_LANG = 'fr'" }
    const found = await item('Title: A\nSlug: wall\nLang: en', 'content/a.md', settings)
    expect(found).toMatchObject({ slug: 'wall-en', addresses: ['/wall-en.html'], lang: 'en' })
  })

  it('of Eleventy has no tag of the collection of its folder', async () => {
    const found = await item('title: A', 'posts/a.md', {
      'eleventy.config.js': '',
      'posts/posts.json': '{"tags": "posts", "section": "Sea"}',
    })
    expect(found).toMatchObject({ tags: [], section: 'Sea' })
  })

  it('of Jekyll for unknown addresses is passed over', async () => {
    expect((await item('title: A', '404.md', jekyll)).skipped).toMatch(/not known/)
  })

  it('has a name with the letters that were written by their numbers', async () => {
    expect((await item('date: 2013-05-14', '2013-05-14-caf#U00e9.md')).slug).toBe('café')
  })

  it('of Hugo has no alias that is no address', async () => {
    const found = await item('title: A\naliases: ["foo://[", /b/]', 'content/a.md', hugo)
    expect(found.addresses).toEqual(['/a/', '/b/'])
  })
})

describe('a file without a headline and a text of its own', () => {
  const configs = [{}, { 'hugo.toml': '' }, { '_config.yml': '' }, { 'eleventy.config.js': '' }]
  const empty = [
    ...['', '\n \n', '---\n---\n', '---\ndraft: false\n---\n', '---\ndate: 2015-03-02\n---\n\n'],
    ...['---\ntitle: ""\n---\n', '<!-- keep this folder -->\n', '---\nlayout: a\n---\n<!-- x -->'],
  ]
  it.each(empty)('is passed over: %j', async text => {
    for (const config of configs)
      for (const path of ['posts/ignore.md', 'content/posts/ignore.md', 'ignore.md']) {
        const files = { ...config, [path]: text, 'content/b.md': 'Text', 'b.md': 'Text' }
        const found = (await readFolder(folderOf(files)))[path]
        if (found) expect([path, text, found.skipped]).toEqual([path, text, expect.any(String)])
      }
    expect(await readOne({ 'ignore.md': text })).toMatchObject({
      skipped: 'It is empty: it has neither a headline nor a text.',
    })
  })

  it.each(['# A heading', 'Text', '---\ntitle: A picture\n---\n', '![](a.png)', '```\ncode\n```'])(
    'is imported when it has one of them: %j',
    async text => {
      expect((await readOne({ 'posts/kept.md': text })).skipped).toBeUndefined()
    },
  )
})
