import type { Files } from './build.ts'
import { textOf, type Withheld } from './withheld.ts'

/** A text of a folder: where it lies, what its frontmatter says beside the usual, and files that come with it. */
type Way = [path: string, matter?: string, more?: Files]

function folder(name: string, config: Files, ways: Record<string, Way>): Withheld {
  const files: Files = { ...config }
  for (const [way, [path, matter = '', more = {}]] of Object.entries(ways)) {
    const { title, body, tag } = textOf(name, way)
    const head = `title: Title ${title}\ndate: 2016-03-04\ntags: [Tag ${tag}]\n${matter}`
    Object.assign(files, more, { [path]: `---\n${head}\n---\nBody ${body}.\n` })
  }
  return { name, files, ways: Object.keys(ways).filter(way => way !== 'open') }
}

const post = (folder: string, ways: readonly string[]) =>
  Object.fromEntries(
    ways.map((matter, at): [string, Way] => [matter, [`${folder}p${at}.md`, matter]]),
  )

const index = (matter: string) => `---\ntitle: Section\n${matter}\n---\n`

const hugo = folder(
  'hugo',
  {
    'hugo.toml':
      '[[cascade]]\n[cascade._target]\npath = "/sealed/**"\n[cascade.build]\nrender = "never"\n',
  },
  {
    open: ['content/posts/open.md'],
    ...post('content/posts/', [
      'draft: true',
      'publishDate: 2999-01-01',
      'expiryDate: 2017-01-01',
      'headless: true',
      '_build: {render: never}',
      'build: {render: false}',
      'build: {list: never}',
      'status: draft',
    ]),
    'a page that is a draft': ['content/about.md', 'draft: true'],
    'a page to come': ['content/soon.md', 'publishDate: 2999-01-01'],
    'cascade of a section': [
      'content/a/p.md',
      '',
      { 'content/a/_index.md': index('cascade: {draft: true}') },
    ],
    'cascade of a section above': [
      'content/b/c/p.md',
      '',
      {
        'content/b/_index.md': index(
          'cascade:\n- _target: {kind: page}\n  _build: {render: never}',
        ),
      },
    ],
    'cascade of the settings': ['content/sealed/p.md'],
    'a section that is a draft': [
      'content/d/p.md',
      '',
      { 'content/d/_index.md': index('draft: true') },
    ],
    'a section that expired': [
      'content/e/p.md',
      '',
      { 'content/e/_index.md': index('expiryDate: 2017-01-01') },
    ],
    'the text of a section that is a draft': ['content/f/_index.md', 'draft: true'],
  },
)

const jekyll = folder(
  'jekyll',
  {
    '_config.yml':
      'collections: {recipes: {}}\ndefaults: [{scope: {path: old}, values: {published: false}}]\n',
  },
  {
    open: ['_posts/2016-03-04-open.md'],
    'a draft': ['_drafts/a.md'],
    'published: false': ['_posts/2016-03-04-b.md', 'published: false'],
    'a page with published: false': ['hidden.md', 'published: false'],
    'a post to come': ['_posts/2999-03-04-c.md', 'publish_on: 2999-03-04'],
    'a collection without pages': ['_recipes/d.md'],
    defaults: ['old/e.md'],
    'a name without a date': ['_posts/f.md'],
    'a name with an underscore': ['_g.md'],
    'a password': ['_posts/2016-03-04-h.md', 'password: sesame'],
  },
)

const eleventy = folder(
  'eleventy',
  {
    'eleventy.config.js': '',
    'sealed/sealed.json': '{"permalink": false}',
    'apart/apart.11tydata.js': 'export default { eleventyExcludeFromCollections: true }',
  },
  {
    open: ['texts/open.md'],
    ...post('texts/', [
      'permalink: false',
      'eleventyExcludeFromCollections: true',
      'draft: true',
      'published: no',
    ]),
    'data of a folder': ['sealed/a.md'],
    'data of a folder, as a script': ['apart/a.md'],
    'data of a text': ['texts/q.md', '', { 'texts/q.11tydata.json': '{"permalink": false}' }],
    'a page': ['about.md', 'permalink: false'],
  },
)

const hexo = folder(
  'hexo',
  { '_config.yml': 'encrypt: {tags: [{name: locked, password: x}]}\n', 'scaffolds/post.md': '' },
  {
    open: ['source/_posts/open.md'],
    'a draft': ['source/_drafts/a.md'],
    'a name with an underscore': ['source/_posts/_b.md'],
    ...post('source/_posts/', [
      'published: false',
      'password: sesame',
      'hidden: true',
      'hide: true',
      'tags: [locked]',
    ]),
    'a page': ['source/about/index.md', 'published: false'],
  },
)

const astro = folder(
  'astro',
  { 'astro.config.mjs': '' },
  {
    open: ['src/content/blog/open.md'],
    ...post('src/content/blog/', [
      'draft: true',
      'isDraft: true',
      'published: false',
      'unlisted: true',
      'publishDate: 2999-01-01',
    ]),
    'a name with an underscore': ['src/content/blog/_a.md'],
    'a page': ['src/pages/about.md', 'draft: true'],
    'a folder with an underscore': ['src/pages/_parts/b.md'],
  },
)

const pelican: Withheld = (() => {
  const ways = {
    open: '',
    draft: 'Status: draft',
    hidden: 'Status: hidden',
    skip: 'Status: skip',
    private: 'Status: private',
  }
  const files: Files = { 'pelicanconf.py': "SITENAME = 'Pier'\n" }
  for (const [way, status] of Object.entries(ways))
    for (const where of way === 'open' ? [''] : ['', 'pages/']) {
      const { title, body, tag } = textOf('pelican', way)
      files[`content/${where}${way}.md`] =
        `Title: Title ${title}\nDate: 2016-03-04\nTags: Tag ${tag}\n${status}\n\nBody ${body}.\n`
    }
  return { name: 'pelican', files, ways: Object.keys(ways).slice(1) }
})()

const notes = folder(
  'notes',
  {},
  {
    open: ['open.md'],
    ...post('', [
      'publish: false',
      'dg-publish: false',
      'draft: true',
      'visibility: members',
      'access: {site.login: true}',
      'status: in review',
      'audience: only_paid',
      'embargo: 2999-01-01',
      'expires: 2017-01-01',
    ]),
    'a folder of drafts': ['Drafts/a.md'],
    'a name with an underscore': ['_b.md'],
    'a page': ['about.md', 'published: false'],
  },
)

/** Remarks within a public note. */
const obsidian: Withheld = (() => {
  const { title, body, tag } = textOf('obsidian', 'open')
  const [a, b] = ['a remark', 'a remark of several lines'].map(way => textOf('obsidian', way))
  const lines = Object.values(b ?? {}).join('\n\n')
  return {
    name: 'obsidian',
    files: {
      'n.md': `---\ntitle: Title ${title}\ndate: 2016-03-04\ntags: [Tag ${tag}]\n---\nBody ${body} %%${Object.values(a ?? {}).join(' ')}%%.\n\n%%\n${lines}\n%%\n`,
    },
    ways: ['a remark', 'a remark of several lines'],
  }
})()

/** Folders of every generator with every way in which it holds a text back. */
export const withheldFolders: Withheld[] = [
  hugo,
  jekyll,
  eleventy,
  hexo,
  astro,
  pelican,
  notes,
  obsidian,
]
