import { expect, it } from 'vitest'
import { type Files, place } from '../../test/support/build.ts'
import { findStrays } from './find-strays.ts'

const empty = (...names: string[]): Files => Object.fromEntries(names.map(name => [name, '']))

it.each([
  ['site.yml', 'site.yaml'],
  ['Site.yaml', 'site.yaml'],
  ['site.json', 'site.yaml'],
  ['SITE.YML', 'site.yaml'],
  ['tags.yml', 'tags.yaml'],
  ['tag.yaml', 'tags.yaml'],
  ['sources.toml', 'sources.yaml'],
  ['source.yaml', 'sources.yaml'],
  ['tgas.yaml', 'tags.yaml'],
  ['sites.yml', 'site.yaml'],
  ['stie.yaml', 'site.yaml'],
  ['Tags.json', 'tags.yaml'],
  ['SOURCES.YAML', 'sources.yaml'],
])('%s is settings by a name that is not read', async (file, name) => {
  const { content } = await place(empty(file))
  expect(findStrays(content, [])).toEqual([{ code: 'settings-misnamed', file, name }])
})

it.each(
  'resources.yaml courses.yaml sauces.yml suite.yaml size.yaml cite.yaml tabs.json tag.yaml source.yml site2.yaml tasks.yaml stages.yml sides.toml bags.json'.split(
    ' ',
  ),
)('%s beside the settings is another file', async file => {
  const { content } = await place(empty('site.yaml', 'tags.yaml', 'sources.yaml', file))
  expect(findStrays(content, [])).toMatchObject([{ code: 'file-ignored', file }])
})

it.each('courses.yaml resources.yaml sauces.yml tabs.yaml'.split(' '))(
  '%s is another file though there are no labels',
  async file => {
    const { content } = await place(empty('site.yaml', file))
    expect(findStrays(content, [])).toMatchObject([
      { code: 'file-ignored', file, hint: expect.stringMatching(/Did you mean \w+\.yaml\?/) },
    ])
  },
)

it.each([
  ['storm.md', /articles\//],
  ['map.jpg', /media\//],
  ['sitemap.yaml', /site\.yaml/],
  ['notes', /media\//],
  ['article/a.md', /Did you mean articles\//],
  ['Articles/a.md', /Did you mean articles\//],
  ['posts/a.md', /Only articles\//],
])('%s beside the folders is not read', async (file, hint) => {
  const { content } = await place(empty(file))
  const [found, ...more] = findStrays(content, [])
  expect(more).toEqual([])
  expect(found).toMatchObject({
    ...{ code: 'file-ignored', count: 1, file: file.replace('/a.md', '') },
    hint: expect.stringMatching(hint),
  })
})

it('what is read, hidden or set aside is not reported, nor what a repository has by custom', async () => {
  const read = [
    'site.yaml',
    'tags.yaml',
    'sources.yaml',
    'articles/a.md',
    'pages/b.md',
    'media/c.pdf',
  ]
  const aside = ['imports/1.json', '.gitignore', '.git/config', '_drafts/d.md', '_notes.txt']
  const { content } = await place(empty(...read, ...aside, 'README.md', 'LICENSE', 'CHANGELOG.md'))
  expect(findStrays(content, ['articles/photo.JPG', 'pages/plan.svg'])).toEqual([])
})

it('files of a kind are one problem, and counted', async () => {
  const { content } = await place({})
  const others = [
    'articles/a.txt',
    'articles/2019/b.TXT',
    'articles/c.docx',
    'pages/d.txt',
    'articles/e',
  ]
  const found = findStrays(content, others).map(
    problem => 'count' in problem && [problem.file, problem.count],
  )
  expect(found).toEqual([
    ['articles/2019/b.TXT', 2],
    ['articles/c.docx', 1],
    ['pages/d.txt', 1],
    ['articles/e', 1],
  ])
})

it('a folder that does not exist has no strays', () => {
  expect(findStrays('/no/such/folder', [])).toEqual([])
})
