import { expect, test } from 'vitest'
import { folderOf, readFolder, readOne } from './folder-in-test.ts'

const text = (matter: string, body = 'Text') => `---\ntitle: A\n${matter}\n---\n${body}`

/** The status of the last file of a folder. */
async function statusIn(files: Record<string, string>): Promise<string | undefined> {
  const items = await readFolder(folderOf(files))
  const item = items[Object.keys(files).at(-1) ?? '']
  return item?.skipped === undefined ? item?.status : 'passed over'
}

test.each([
  'draft: true',
  'Draft: yes',
  'DRAFT: "true"',
  'drafts: true',
  'draft: unsure',
  'is_draft: true',
  'isDraft: 1',
  'wip: true',
  'published: false',
  'publish: no',
  'published: draft',
  'public: false',
  'is_published: false',
  'dg-publish: false',
  'visible: false',
  'unlisted: true',
  'hidden: true',
  'hide: true',
  'is_hidden: true',
  'private: true',
  'members_only: true',
  'premium: true',
  'paywall: true',
  'protected: true',
  'status: Draft',
  'status: in progress',
  'status: Pending Review',
  'status: unpublished',
  'post_status: private',
  'status: published\nvisibility: private',
  'visibility: members',
  'visibility: password',
  'access: subscribers',
  'access: {site.login: true}',
  'audience: only_paid',
  'password: sesame',
  'expiryDate: 2016-01-01',
  'unpublish_date: 2016-01-01',
  'expires: 2016-01-01',
  'publishDate: 2999-01-01',
  'publish_on: 2999-01-01',
  'embargo: 2999-01-01',
  'status: not published',
  'status: withheld',
  'status: entwurf',
  'status: on hold',
  'status: evergreen',
  'status: {stage: unknown}',
  'published: never',
  'published: not yet',
  'private: staff only',
  'live: false',
  'confidential: true',
  'notPublished: true',
  'passwordProtected: true',
  'darft: true',
  'restricted: true',
  'offline: true',
  'noPublish: true',
  'skip: true',
  'entwurf: true',
  'withheld: yes',
  'paid: true',
  'loginRequired: true',
  'embargo: true',
  'embargo: yes',
  'embargo: until further notice',
  'publishDate: tomorrow',
  'expiryDate: next month',
  'publishDate: 2015-01-01\nembargo: 2999-01-01',
  'embargo: 2015-01-01\nembargoUntil: 2999-01-01',
  'expiryDate: 2999-01-01\nexpires: 2016-01-01',
  'hiddenUntil: 2999-01-01',
  'publishedUntil: 2016-01-01',
  'visibility: {members: true}',
  'visibility: {roles: [staff]}',
  'visibility: [{who: subscribers}]',
  'access: {who: subscribers}',
  'audience: {public: false}',
  'audience: developers',
  'access: by ferry',
])('“%s” holds a text and a page back, whatever the generator', async matter => {
  for (const config of ['a.txt', 'hugo.toml', 'eleventy.config.js', 'astro.config.mjs'])
    for (const name of ['about.md', 'posts/a.md']) {
      const path = { 'hugo.toml': 'content/', 'astro.config.mjs': 'src/content/' }[config] ?? ''
      const files = { [config]: '', [path + name]: text(`date: 2015-03-02\n${matter}`) }
      expect([config, name, await statusIn(files)]).not.toContain('published')
    }
})

test.each([
  'draft: false',
  'draft:',
  'published: true',
  'published: 2015-03-02',
  'status: publish',
  'status: final',
  'status: live',
  'visibility: public',
  'visibility: {public: true}',
  'access: [everyone]',
  'embargo: false',
  'expires: never',
  'embargo: 2015-01-01',
  'tags: [draft]',
  'password:',
  'live: true',
  'skip: false',
  'noPublish: false',
  'protected: 3 species',
  'hidden: false',
  'state: Florida',
  'expiryDate: 2999-01-01',
  'publishDate: 2015-03-02',
])('“%s” holds nothing back', async matter => {
  expect((await readOne({ 'a.md': text(`date: 2015-03-02\n${matter}`) })).status).toBe('published')
})

test('what may hold a text back in unknown words is reported', async () => {
  const item = await readOne({ 'a.md': text('date: 2015-03-02\nstatus: evergreen') })
  expect(item.losses).toContainEqual({ code: 'private-as-draft', detail: 'status: evergreen' })
})

test.each([
  ['drafts/a.md', {}],
  ['_Drafts/a.md', {}],
  ['unpublished/a.md', {}],
  ['private/a.md', {}],
  ['draft_a.md', {}],
  ['a.draft.md', {}],
  ['_a.md', {}],
  ['_drafts/a.md', { '_config.yml': '' }],
  ['_posts/no-date.md', { '_config.yml': '' }],
  ['_notes.md', { '_config.yml': '' }],
  ['_recipes/a.md', { '_config.yml': '' }],
  ['a.md', { '_config.yml': 'defaults: [{scope: {path: ""}, values: {published: false}}]' }],
  ['source/_drafts/a.md', { 'source/_posts/b.md': text('') }],
  ['source/_posts/_a.md', { 'source/_posts/b.md': text('') }],
  ['source/_hidden/a.md', { 'source/_posts/b.md': text('') }],
  ['src/content/blog/_a.md', { 'astro.config.mjs': '' }],
  ['src/pages/_parts/a.md', { 'astro.config.mjs': '' }],
  ['content/a.md', { 'pelicanconf.py': "DEFAULT_METADATA = {'status': 'draft'}" }],
  ['posts/a.md', { 'eleventy.config.js': '', 'posts/posts.json': '{"permalink": false}' }],
  [
    'posts/a.md',
    { 'eleventy.config.js': '', 'posts/posts.11tydata.js': 'export default { permalink: false }' },
  ],
  ['posts/a.md', { 'eleventy.config.js': '', 'posts/a.11tydata.json': '{"draft": true}' }],
  [
    'posts/a.md',
    { 'eleventy.config.js': '', 'posts/posts.json': '{"eleventyExcludeFromCollections": true}' },
  ],
  [
    'in/a.md',
    {
      'eleventy.config.js': 'module.exports = () => ({ dir: { input: "in" } })',
      'in/in.json': '{"permalink": false}',
    },
  ],
])('%s is held back by where it lies', async (path, more) => {
  expect(await statusIn({ ...more, [path]: text('date: 2015-03-02') })).toMatch(/draft|private/)
})

test('a post of Hexo whose tag is behind a password is held back', async () => {
  const config = 'encrypt:\n  tags:\n    - {name: secret, password: x}'
  const files = { '_config.yml': config, 'source/_posts/b.md': text('') }
  const post = (tag: string) => ({ ...files, 'source/_posts/a.md': text(`tags: [${tag}]`) })
  expect(await statusIn(post('secret'))).toBe('draft')
  expect(await statusIn(post('open'))).toBe('published')
})

test('a date to come holds back where the settings of Pelican or Hexo say so', async () => {
  const post = { 'content/a.md': text('date: 2999-01-01') }
  expect(await statusIn({ 'pelicanconf.py': 'WITH_FUTURE_DATES = False', ...post })).toBe(
    'scheduled',
  )
  const hexo = { '_config.yml': 'future: false', 'package.json': '{"dependencies":{"hexo":"7"}}' }
  const later = { 'source/_posts/a.md': text('date: 2999-01-01') }
  expect(await statusIn({ ...hexo, ...later })).toBe('scheduled')
})

const page = { 'content/news/sub/a.md': text('date: 2015-03-02') }

test.each([
  ['a cascade of its section', { 'content/news/_index.md': text('cascade: {draft: true}') }],
  ['one of the front page', { 'content/_index.md': text('cascade:\n  build: {render: never}') }],
  [
    'one with the older name',
    { 'content/news/_index.md': text('cascade:\n  _build: {render: false}') },
  ],
  ['one in TOML', { 'content/news/_index.md': '+++\n[cascade]\ndraft = true\n+++\n' }],
  [
    'one of several',
    { 'content/news/_index.md': text('cascade:\n- {weight: 1}\n- {draft: true}') },
  ],
  ['one of lists', { 'content/news/_index.md': text('cascade: {build: {list: never}}') }],
  ['one that has expired', { 'content/news/_index.md': text('cascade: {expiryDate: 2016-01-01}') }],
  [
    'one with a target',
    { 'content/news/_index.md': text('cascade:\n- _target: {path: "/news/**"}\n  draft: true') },
  ],
  [
    'one of pages',
    { 'content/news/_index.md': text('cascade:\n- target: {kind: page}\n  draft: true') },
  ],
  [
    'one of its language',
    { 'content/news/_index.md': text('cascade:\n- target: {lang: "{de,en}"}\n  draft: true') },
  ],
  [
    'one of the settings',
    { 'hugo.toml': '[[cascade]]\ndraft = true\n[cascade._target]\npath = "/{news,old}/**"' },
  ],
  ['one in a file of settings', { 'config/_default/cascade.yaml': 'draft: true' }],
  ['a section that is a draft', { 'content/news/_index.md': text('draft: true') }],
  ['a section far above that is to come', { 'content/_index.md': text('publishDate: 2999-01-01') }],
])('a page of Hugo is held back by %s', async (_, files) => {
  expect(await statusIn({ 'hugo.toml': '', ...files, ...page })).toBe('draft')
})

test.each([
  ['another section', { 'content/old/_index.md': text('cascade: {draft: true}') }],
  [
    'a target elsewhere',
    { 'content/_index.md': text('cascade:\n- target: {path: "/old/**"}\n  draft: true') },
  ],
  [
    'a target of sections',
    { 'content/_index.md': text('cascade:\n- target: {kind: section}\n  draft: true') },
  ],
  [
    'a language of others',
    { 'content/_index.md': text('cascade:\n- target: {lang: de}\n  draft: true') },
  ],
  [
    'a stage of others',
    { 'content/_index.md': text('cascade:\n- target: {environment: staging}\n  draft: true') },
  ],
])('a page of Hugo is not held back by a cascade of %s', async (_, files) => {
  expect(await statusIn({ 'hugo.toml': '', ...files, ...page })).toBe('published')
})

test('what a page of Hugo says itself counts before its section, and that before those above', async () => {
  const items = await readFolder(
    folderOf({
      'hugo.toml': '[cascade]\nauthor = "Ada Berg"\ntags = ["all"]',
      'content/news/_index.md': text('cascade: {tags: [news], params: {license: CC}}'),
      'content/news/a.md': text('date: 2015-03-02'),
      'content/news/b.md': text('date: 2015-03-02\ntags: [own]'),
      'content/c.md': text('date: 2015-03-02\ndraft: false'),
    }),
  )
  expect(items['content/news/a.md']).toMatchObject({ tags: ['news'], authors: ['Ada Berg'] })
  expect(items['content/news/a.md']).toMatchObject({ license: 'CC', status: 'published' })
  expect(items['content/news/b.md']).toMatchObject({ tags: ['own'] })
  expect(items['content/c.md']).toMatchObject({ tags: ['all'], status: 'published' })
})

test.each([
  ['Open %%secret%% end', 'Open  end'],
  ['Open\n%%\nsecret\n\nsecret\n%%\nend', 'Open\n\nend'],
  ['Open\n\n%%\nsecret to the end', 'Open\n\n'],
  ['a %% secret\n\nto the end', 'a '],
  ['50%% of it', '50%% of it'],
  ['rose 50%% in May and 20%% in June', 'rose 50%% in May and 20%% in June'],
  ['a%%b and c%%d', 'a%%b and c%%d'],
  ['(%%secret%%)', '()'],
  ['`%%code%%` stays', '`%%code%%` stays'],
  ['See [[Nobody|the boat]] and [[#Tide]]', 'See the boat and Tide'],
  ['![[wave.png|300]]', '![](<wave.png>)'],
])('remarks and links of Obsidian are read: %s', async (body, value) => {
  const item = await readOne({ 'a.md': text('date: 2015-03-02', body) })
  expect(item.text.value).toBe(value)
  expect(item.losses.some(({ code }) => code === 'remark-removed')).toBe(/secret/.test(body))
})

test.each([
  ['rose 50%% in May and 20%% in June', 'rose 50%% in May and 20%% in June'],
  ['The wall%%secret%% fell', 'The wall fell'],
  ['The wall %%secret of 20%% fell', 'The wall  fell'],
])('in a vault of Obsidian, remarks may touch words: %s', async (body, value) => {
  const files = { '.obsidian/app.json': '{}', 'a.md': text('date: 2015-03-02', body) }
  expect((await readFolder(folderOf(files)))['a.md']?.text.value).toBe(value)
})

test('links of Obsidian lead to the notes that they name', async () => {
  const files = {
    'in/The ferry.md': text('date: 2015-03-02'),
    'a.md': text('', 'See [[The ferry#Boats|it]].'),
  }
  const items = await readFolder(folderOf(files))
  expect(items['a.md']?.text.value).toMatch(/^See \[it\]\(<.*The ferry.*>\)\.$/)
})
