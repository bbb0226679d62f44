import { expect, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { allOf, folderOf, readFolder } from './folder-in-test.ts'
import { openMarkdown } from './open-folder.ts'
import { openSettings } from './open-settings.ts'

const text = '---\ntitle: Fog\ndate: 2015-03-02\n---\nText'

/* What `hugo config` says of these files (0.111). */
test('settings of production count before those of all builds, these before those of the root', () => {
  const root = folderOf({
    'hugo.toml':
      'title = "root"\nbaseURL = "https://root.example/"\n[params]\na = "root"\nr = "root"\n[permalinks]\npost = "/root/:title/"',
    'config/_default/hugo.toml': 'title = "def"\n[params]\na = "def"\nd = "def"',
    'config/_default/languages.toml': '[de]\ntitle = "Steg"\nweight = 2\n[en]\nweight = 1',
    'config/production/params.toml': 'a = "prodparams"',
    'config/production/hugo.toml': 'baseurl = "https://prod.example/"\nbuildFuture = true',
    'config/production/permalinks.toml': 'news = "/n/:title/"',
    'config/production/languages.toml': '[de]\ndisabled = true',
    'config/staging/hugo.toml': 'baseURL = "https://staging.example/"\ntitle = "staging"',
    'config/development/hugo.toml': 'title = "development"',
  })
  expect(openSettings(root, 'hugo')).toEqual({
    baseURL: 'https://prod.example/',
    buildFuture: 'true',
    title: 'def',
    params: { a: 'prodparams', d: 'def', r: 'root' },
    permalinks: { post: '/root/:title/', news: '/n/:title/' },
    languages: { de: { title: 'Steg', weight: '2', disabled: 'true' }, en: { weight: '1' } },
  })
})

test.each([
  ['production', '/p/fog/', 'https://prod.example'],
  ['staging', '/post/fog/', 'https://harbour.example'],
  ['development', '/post/fog/', 'https://harbour.example'],
])(
  'addresses follow the settings of config/%s as a build by default does',
  async (name, address, site) => {
    const root = folderOf({
      'hugo.toml': 'baseURL = "https://harbour.example/"',
      [`config/${name}/hugo.toml`]:
        'baseURL = "https://prod.example/"\n[permalinks]\npost = "/p/:title/"',
      'content/post/fog.md': text,
    })
    expect((await readFolder(root))['content/post/fog.md']?.addresses).toEqual([address])
    expect((await openMarkdown(root)).site.address).toBe(site)
  },
)

test('what production alone leaves out is left out', async () => {
  const root = folderOf({
    'hugo.toml': 'baseURL = "https://harbour.example/"',
    'config/production/cascade.toml': 'draft = true',
    'content/post/fog.md': text,
  })
  expect((await readFolder(root))['content/post/fog.md']?.status).toBe('draft')
})

test.each([
  ['publishDate: 2020-06-01', '2020-05-31', '2020-06-02'],
  ['expiryDate: 2020-06-01', '2020-06-02', '2020-05-31'],
])(
  'the moment of the import decides whether a section with %s was public',
  async (line, held, open) => {
    const root = folderOf({
      'hugo.toml': 'baseURL = "https://harbour.example/"',
      'content/post/_index.md': `---\n${line}\n---\n`,
      'content/post/fog.md': text,
    })
    const statusOn = async (day: string) => {
      const items = (await allOf(await openMarkdown(root, undefined, Date.parse(day)))) as OldItem[]
      return items.find(({ key }) => key.endsWith('fog.md'))?.status
    }
    expect([await statusOn(held), await statusOn(open)]).toEqual(['draft', 'published'])
  },
)
