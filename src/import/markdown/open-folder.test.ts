import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Unusable } from '../old-item.ts'
import { allOf, folderOf, readFolder } from './folder-in-test.ts'
import { openMarkdown } from './open-folder.ts'

const post = '---\ntitle: The wall\ndate: 2015-03-02\n---\nText'

describe('a folder of Markdown', () => {
  it('is read in the order of its names, without what is no text of the site', async () => {
    const root = folderOf({
      'b.md': post,
      'a/c.markdown': post,
      'a/B.MD': post,
      'a/e.mkd': post,
      'a/picture.png': '',
      'node_modules/x/a.md': post,
      '.git/a.md': post,
      'themes/a.md': post,
      'layouts/a.md': post,
      '_site/a.md': post,
      'public/a.md': post,
    })
    expect(Object.keys(await readFolder(root))).toEqual([
      'a/B.MD',
      'a/c.markdown',
      'a/e.mkd',
      'b.md',
    ])
  })

  it('is read the same a second time', async () => {
    const source = await openMarkdown(folderOf({ 'a.md': post, 'b.md': '---\n???\n---\n' }))
    const first = await allOf(source)
    expect(source.progress()).toBe(1)
    expect(await allOf(source)).toEqual(first)
  })

  it('does not follow links out of it, or in circles', async () => {
    const outside = folderOf({ 'secret.md': post })
    const root = folderOf({ 'in/a.md': post })
    symlinkSync(outside, join(root, 'out'))
    symlinkSync(join(outside, 'secret.md'), join(root, 'secret.md'))
    symlinkSync(root, join(root, 'in', 'again'))
    expect(Object.keys(await readFolder(root))).toEqual(['in/a.md'])
  })

  it('is refused when it holds nothing, or is not there', async () => {
    await expect(openMarkdown(folderOf({ 'a.txt': '' }))).rejects.toThrow(Unusable)
    await expect(openMarkdown('/not/there')).rejects.toThrow(Unusable)
  })

  it.each([
    ['_config.yml', '_posts/2015-03-02-b.textile', 'Textile'],
    ['pelicanconf.py', 'content/b.rst', 'reStructuredText'],
    ['pelicanconf.py', 'content/b.html', 'HTML'],
    ['hugo.toml', 'content/b.org', 'Org'],
    ['eleventy.config.js', 'posts/b.njk', 'Nunjucks'],
    ['eleventy.config.js', 'posts/b.html', 'HTML with Liquid'],
    ['x.txt', 'b.asciidoc', 'AsciiDoc'],
  ])('passes over what is written in another form: %s, %s', async (config, path, form) => {
    const beside = path.replace(/b\.\w+$/, '2015-03-02-a.md')
    const found = await readFolder(folderOf({ [config]: '', [path]: 'Text', [beside]: post }))
    expect(found[path]?.skipped).toBe(`It is written in ${form}, which is not read.`)
    expect(found[beside]?.skipped).toBeUndefined()
  })

  it('is refused when all of its texts are in another form, which it names', async () => {
    const root = folderOf({ 'pelicanconf.py': '', 'content/a.rst': '', 'content/b.html': '' })
    await expect(openMarkdown(root)).rejects.toThrow(
      /no Markdown: its texts are written in reStructuredText, HTML, which is not read/,
    )
  })

  it('tells of names that are not in UTF-8, and reads the others', async () => {
    const root = folderOf({ 'a.md': `${post} [b](b.md)`, 'b.md': post })
    const latin = (name: string) => Buffer.from(join(root, name), 'latin1')
    writeFileSync(latin('caf\xe9.md'), post)
    mkdirSync(latin('t\xe9'))
    const reason = expect.stringMatching(/^Its name is not written in UTF-8/)
    expect(await allOf(await openMarkdown(root))).toMatchObject([
      { key: 'a.md', title: 'The wall' },
      { key: 'b.md', title: 'The wall' },
      { unreadable: true, key: 'caf\ufffd.md', reason },
      { unreadable: true, key: 't\ufffd', reason },
    ])
  })

  it('tells of a file that cannot be read, and reads the others', async () => {
    const found = await allOf(
      await openMarkdown(folderOf({ 'a.md': '+++\n\n???\n+++\n', 'b.md': post })),
    )
    expect(found).toMatchObject(
      [
        { unreadable: true, key: 'a.md', place: 'a.md, line 3', reason: /no key/ },
        { key: 'b.md' },
      ].map(one =>
        'reason' in one ? { ...one, reason: expect.stringMatching(one.reason as RegExp) } : one,
      ),
    )
  })

  it('is read in the encoding of each file, with any ends of lines', async () => {
    const root = folderOf({ 'a.md': `\uFEFF${post.replaceAll('\n', '\r\n')}` })
    writeFileSync(
      join(root, 'b.md'),
      Buffer.from('---\ntitle: Caf\xe9 am Meer und Stra\xdfe\n---\nText', 'latin1'),
    )
    expect(await readFolder(root)).toMatchObject({
      'a.md': { title: 'The wall', text: { value: 'Text' }, losses: [] },
      'b.md': {
        title: 'Café am Meer und Straße',
        losses: [{ code: 'encoding-guessed' }],
      },
    })
  })

  it('may be one file, or a folder within a site, whose settings then count', async () => {
    const root = folderOf({
      '_config.yml': 'permalink: /:title/',
      '_posts/2015-03-02-a.md': post,
      'b.md': post,
    })
    for (const path of ['_posts', '_posts/2015-03-02-a.md']) {
      expect(await readFolder(join(root, path))).toMatchObject({
        '_posts/2015-03-02-a.md': { addresses: ['/a/'] },
      })
      expect(Object.keys(await readFolder(join(root, path)))).toHaveLength(1)
    }
  })

  it('of a language within a site is read by the settings of the site', async () => {
    const root = folderOf({
      'hugo.toml': 'defaultContentLanguage = "fr"\n[languages.fr]\n[languages.en]\n',
      'content/en/sea/a.md': post,
      'content/fr/sea/b.md': post,
    })
    expect(await readFolder(join(root, 'content', 'en'))).toMatchObject({
      'content/en/sea/a.md': { addresses: ['/en/sea/a/'], lang: 'en' },
    })
  })

  it('keeps the names of its files, however they are written', async () => {
    const names = ['50% off #1 | why?.md', 'e6-88-91.md', `${'あ'.repeat(82)}.md`]
    const root = folderOf(Object.fromEntries(names.map(name => [name, post])))
    const items = await readFolder(root)
    expect(Object.keys(items)).toEqual([...names].sort())
    expect(Object.values(items).map(({ slug }) => slug)).toContain('50% off #1 | why?')
  })
})

it.each([
  [
    {
      'hugo.toml': 'baseURL = "https://tide.example/"\ntitle = "Tide"\nlanguageCode = "en-gb"',
      'content/a.md': post,
    },
    { name: 'Tide', address: 'https://tide.example', language: 'en-GB' },
  ],
  [
    {
      '_config.yml': 'title: Tide\nurl: https://tide.example\nbaseurl: /news\nlang: ar',
      '_posts/2015-03-02-a.md': post,
    },
    { name: 'Tide', address: 'https://tide.example/news', language: 'ar' },
  ],
  [
    {
      'pelicanconf.py': "SITENAME = u'Tide'\nSITEURL = ''\nDEFAULT_LANG = 'fr'",
      'publishconf.py': "SITEURL = 'https://tide.example'",
      'content/a.md': post,
    },
    { name: 'Tide', address: 'https://tide.example', language: 'fr' },
  ],
  [
    {
      'astro.config.mjs': "export default { site: 'https://tide.example' }",
      'src/content/blog/a.md': post,
    },
    { address: 'https://tide.example' },
  ],
  [
    {
      'eleventy.config.js':
        "export default { dir: { input: 'src' } }\nconst a = { title: 'Not it' }",
      'src/_data/site.json':
        '{"title":"Tide","url":"https://tide.example/","language":"fr","nav":[{"url":"/a/"}]}',
      'src/posts/a.md': post,
    },
    { name: 'Tide', address: 'https://tide.example', language: 'fr' },
  ],
  [
    {
      '.eleventy.js': 'module.exports = () => ({})',
      '_data/metadata.js':
        "export default {\n  title: 'Tide',\n  url: 'https://tide.example',\n  language: 'fr',\n}",
      'posts/a.md': post,
    },
    { name: 'Tide', address: 'https://tide.example', language: 'fr' },
  ],
])('tells what the settings say of the site: %#', async (files, site) => {
  expect(
    (await openMarkdown(folderOf(files as unknown as Record<string, string>))).site,
  ).toMatchObject(site)
})

describe('a picture', () => {
  const root = folderOf({
    'hugo.toml': 'baseURL = "https://tide.example/news/"',
    'content/posts/wall/index.md': post,
    'content/posts/wall/beside.png': '',
    'static/img/the wall.png': '',
    'assets/b.png': '',
    'content/posts/tide.md': post,
    'content/posts/tide/c.png': '',
  })
  const other = folderOf({ 'secret.png': '' })
  mkdirSync(join(root, 'static', 'x'))
  symlinkSync(join(other, 'secret.png'), join(root, 'static', 'x', 'out.png'))

  it.each([
    ['beside.png', 'content/posts/wall/beside.png'],
    ['./beside.png?v=2', 'content/posts/wall/beside.png'],
    ['/img/the%20wall.png', 'static/img/the wall.png'],
    ['img\\the wall.png', 'static/img/the wall.png'],
    ['img%5Cthe%20wall.png', 'static/img/the wall.png'],
    ['https://tide.example/news/img/the%20wall.png', 'static/img/the wall.png'],
    ['/news/img/the wall.png', 'static/img/the wall.png'],
    ['b.png', 'assets/b.png'],
    ['../tide/c.png', 'content/posts/tide/c.png'],
    ['https://elsewhere.example/b.png', undefined],
    ['../../../../etc/passwd', undefined],
    ['/x/out.png', undefined],
    ['data:image/png;base64,AAAA', undefined],
    ['', undefined],
  ])('named %s is %s', async (src, file) => {
    const { fileOf } = await openMarkdown(root)
    const item = { base: '/posts/wall/', place: 'content/posts/wall/index.md' }
    const found = fileOf?.(src, item)
    expect(found?.endsWith(file ?? '!') ?? file === undefined).toBe(true)
  })

  it('is looked for also where the settings tell an address that is none', async () => {
    const folder = folderOf({
      'hugo.toml': 'baseURL = "https://exa[mple/"\n',
      'content/posts/a.md': post,
      'static/a.png': '',
    })
    const { fileOf } = await openMarkdown(folder)
    const item = { base: '/posts/a/', place: 'content/posts/a.md' }
    expect(fileOf?.('/a.png', item)).toMatch(/static\/a\.png$/)
  })

  it('may lie where the address of its text is shown, without the folder of the site', async () => {
    const { fileOf } = await openMarkdown(root)
    const item = { base: '/news/img/', place: 'content/posts/tide.md' }
    expect(fileOf?.('the wall.png', item)).toMatch(/static\/img\/the wall\.png$/)
  })

  it('may lie in a folder called after its text, as in Hexo', async () => {
    const { fileOf } = await openMarkdown(root)
    const item = { base: '/posts/tide/', place: 'content/posts/tide.md' }
    expect(fileOf?.('c.png', item)).toMatch(/posts\/tide\/c\.png$/)
  })
})
