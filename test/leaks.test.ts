import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import {
  article,
  build,
  type Files,
  filesBelow,
  newPlace,
  type Place,
  write,
} from './support/build.ts'

/** A word that stands nowhere else and that no stemmer shortens: consonants alone. */
function canary(owner: string, part: string): string {
  const digest = createHash('sha256').update(`${owner} ${part}`).digest('hex').slice(0, 14)
  return [...digest].map(digit => 'bcdfghjklmnpqrtv'[Number.parseInt(digit, 16)]).join('')
}

const shownParts = [
  ...['title', 'body', 'heading', 'tag', 'source', 'sourceHost', 'section', 'region', 'author'],
  ...['description', 'slug', 'alias', 'id', 'license', 'original', 'cover', 'coverAlt', 'caption'],
  ...['credit', 'gallery', 'galleryAlt', 'imageInText', 'altInText', 'beside', 'drawing'],
  ...['correction', 'code', 'footnote', 'linkText', 'tagText', 'sourceText', 'sectionText'],
]

/** Parts of an article that are its writer's own affair, published or not. */
const ownParts = ['yamlComment', 'htmlComment', 'script', 'unknownKey', 'unusedLink']

const words = (owner: string, parts: readonly string[]) =>
  parts.map(part => [`${part} of ${owner}`, canary(owner, part)] as const)

const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><title>${text}</title></svg>`

/** An article with a word of its own in every part, and the images that it alone uses. */
function fullArticle(owner: string, state: Record<string, unknown> = {}): Files {
  const word = (part: string) => canary(owner, part)
  const picture = (part: string, alt: string) => ({ src: `${word(part)}.svg`, alt: word(alt) })
  const fields = {
    title: `Title ${word('title')}`,
    date: '2019-05-04',
    source: { name: `Wire ${word('source')}`, url: `https://${word('sourceHost')}.example/` },
    tags: [`Tag ${word('tag')}`, 'Shared tag'],
    section: `Section ${word('section')}`,
    region: `Region ${word('region')}`,
    authors: [`Author ${word('author')}`],
    description: `Description ${word('description')}`,
    license: `Licence ${word('license')}`,
    id: word('id'),
    slug: word('slug'),
    aliases: [`/old/${word('alias')}/`],
    originalUrl: `https://${word('original')}.example/`,
    cover: { ...picture('cover', 'coverAlt'), caption: word('caption'), credit: word('credit') },
    gallery: [picture('gallery', 'galleryAlt'), { src: './beside.svg', alt: 'beside' }],
    corrections: [{ date: '2019-05-05', text: `Correction ${word('correction')}` }],
    ...state,
  }
  const text = `
## Heading ${word('heading')}

Body ${word('body')}.[^1] <!-- ${word('htmlComment')} --> A [link ${word('linkText')}](/tags/).

<script>${word('script')}</script>

![${word('altInText')}](/media/${word('imageInText')}.svg)

    ${word('code')}

[^1]: Note ${word('footnote')}.

[unused]: https://${word('unusedLink')}.example/
`
  const own = `# ${word('yamlComment')}\nmemo: ${word('unknownKey')}\n`
  return {
    [`articles/${owner}/${owner}.md`]: article(fields, text).replace('---\n', `---\n${own}`),
    [`articles/${owner}/beside.svg`]: drawing(word('beside')),
    [`media/${word('cover')}.svg`]: drawing(word('drawing')),
    [`media/${word('gallery')}.svg`]: drawing('gallery'),
    [`media/${word('imageInText')}.svg`]: drawing('in text'),
  }
}

/** A standing page with a word of its own in every part, and the image that it alone uses. */
function fullPage(owner: string, state: Record<string, unknown> = {}): Files {
  const word = (part: string) => canary(owner, part)
  const fields = {
    title: `Title ${word('title')}`,
    description: `Description ${word('description')}`,
    aliases: [`/old/${word('alias')}/`, `/?page=${word('asked')}`],
    ...state,
  }
  const text = `
## Heading ${word('heading')}

Body ${word('body')}. ![${word('altInText')}](/media/${word('imageInText')}.svg)
`
  return {
    [`pages/${word('slug')}.md`]: article(fields, text),
    [`media/${word('imageInText')}.svg`]: drawing(word('drawing')),
  }
}

const pageParts = [
  ...['title', 'description', 'alias', 'asked', 'heading', 'body', 'altInText', 'imageInText'],
  ...['slug', 'drawing'],
]

const owners = ['draft', 'embargoed', 'translation', 'past', 'published', 'deleted', 'undone']

const settings = (standing: string): Files => ({
  'site.yaml': JSON.stringify({
    name: 'The Leak',
    address: 'https://leak.example',
    whoWeAre: `Standing text ${standing}`,
    sections: owners.map(owner => ({
      label: `Section ${canary(owner, 'section')}`,
      description: canary(owner, 'sectionText'),
    })),
    regions: owners.map(owner => `Region ${canary(owner, 'region')}`),
  }),
  'tags.yaml': JSON.stringify(
    owners.map(owner => ({
      label: `Tag ${canary(owner, 'tag')}`,
      description: canary(owner, 'tagText'),
    })),
  ),
  'sources.yaml': JSON.stringify(
    owners.map(owner => ({
      label: `Wire ${canary(owner, 'source')}`,
      description: canary(owner, 'sourceText'),
    })),
  ),
})

const content: Files = {
  ...settings(canary('site', 'whoWeAre')),
  ...fullArticle('draft', { draft: true }),
  ...fullArticle('embargoed', { embargo: '2999-01-01T00:00:00Z' }),
  ...fullArticle('translation', {
    draft: true,
    lang: 'de',
    translationOf: canary('published', 'id'),
  }),
  ...fullArticle('past', { embargo: '2020-01-01T00:00:00Z' }),
  ...fullArticle('published', { translationOf: canary('draft', 'id') }),
  ...fullArticle('deleted'),
  ...fullArticle('undone'),
  ...fullPage('draft page', { draft: true }),
  ...fullPage('embargoed page', { embargo: '2999-01-01T00:00:00Z' }),
  ...fullPage('open page', { embargo: '2020-01-01T00:00:00Z' }),
  'pages/page.md': article({ title: `Page ${canary('page', 'title')}` }, canary('page', 'body')),
  'articles/_notes.md': article({ title: canary('notes', 'title'), date: '2019-01-01' }),
  'articles/.hidden.md': article({ title: canary('hidden', 'title'), date: '2019-01-01' }),
  [`media/${canary('stray', 'name')}.svg`]: drawing(canary('stray', 'drawing')),
  [`media/${canary('stray', 'text')}.txt`]: canary('stray', 'note'),
}

/** Never to be found, whatever is built. */
const never = [
  ...owners.flatMap(owner => words(owner, ownParts)),
  ...words('notes', ['title']),
  ...words('hidden', ['title']),
  ...words('stray', ['name', 'drawing', 'text', 'note']),
]
const withheld = [
  ...['draft', 'embargoed', 'translation'].flatMap(owner => words(owner, shownParts)),
  ...['draft page', 'embargoed page'].flatMap(owner => words(owner, pageParts)),
]
/** To be found, so that the test cannot pass by seeing nothing. */
const open = [...words('published', shownParts), ...words('open page', pageParts)]
const laterGone = [
  ...words('deleted', shownParts),
  ...words('undone', shownParts),
  ...words('site', ['whoWeAre']),
  ...words('page', ['title', 'body']),
]

/** Every file of the site: name and bytes, unpacked too where it is packed, in lower case. */
async function everything(at: Place): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const file of await filesBelow(at.out)) {
    const bytes = await readFile(join(at.out, file))
    const text = `${file}\n${bytes.toString('latin1')}\n${unpacked(bytes)}`
    found.set(file, text.toLowerCase())
  }
  return found
}

function unpacked(bytes: Uint8Array): string {
  try {
    return gunzipSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}

type Words = readonly (readonly [string, string])[]

/** Which of the words stand where. */
function sightings(all: ReadonlyMap<string, string>, looked: Words): string[] {
  return looked.flatMap(([name, word]) => {
    const files = [...all].filter(([, text]) => text.includes(word)).map(([file]) => file)
    return files.length > 0 ? [`${name} in ${files.join(', ')}`] : []
  })
}

/** Which of the words stand nowhere. */
function missing(all: ReadonlyMap<string, string>, looked: Words): string[] {
  const texts = [...all.values()]
  return looked.filter(([, word]) => !texts.some(text => text.includes(word))).map(([name]) => name)
}

async function placeOf(files: Files): Promise<Place> {
  const at = await newPlace()
  onTestFinished(() => rm(at.root, { recursive: true, force: true }))
  await write(at.content, files)
  return at
}

async function published(at: Place): Promise<Map<string, string>> {
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  return everything(at)
}

const modes = ['production', 'development']

test.each(modes)(
  'in %s mode nothing withheld, taken back or deleted is in any byte',
  async mode => {
    const at = await placeOf(content)
    at.env.NODE_ENV = mode
    const first = await published(at)
    expect(sightings(first, [...withheld, ...never])).toEqual([])
    expect(missing(first, [...open, ...laterGone])).toEqual([])

    await rm(join(at.content, 'articles/deleted/deleted.md'))
    await rm(join(at.content, 'pages/page.md'))
    await write(at.content, { ...settings('other'), ...fullArticle('undone', { draft: true }) })
    const second = await published(at)
    expect(sightings(second, [...withheld, ...never, ...laterGone])).toEqual([])
    expect(missing(second, open)).toEqual([])
  },
)

test('a word taken out of a published article is in no byte of the site', async () => {
  const at = await placeOf({
    ...content,
    ...fullArticle('published', { title: canary('old', 'title') }),
  })
  expect(missing(await published(at), words('old', ['title']))).toEqual([])
  await write(at.content, fullArticle('published'))
  expect(sightings(await published(at), words('old', ['title']))).toEqual([])
})

test('an article whose embargo is over is published, with all its parts, where it belongs', async () => {
  const all = await published(await placeOf(content))
  expect(missing(all, words('past', shownParts))).toEqual([])
  const inFiles = (pattern: RegExp, part: string) => {
    const some = new Map([...all].filter(([file]) => pattern.test(file)))
    expect(some.size).toBeGreaterThan(0)
    return missing(some, words('published', [part]))
  }
  expect(inFiles(/^2019\/05\/[^/]+\/index\.html$/, 'body')).toEqual([])
  expect(inFiles(/^index\.html$/, 'title')).toEqual([])
  expect(inFiles(/^feed\.xml$/, 'body')).toEqual([])
  expect(inFiles(/^sitemap-\d\.xml$/, 'slug')).toEqual([])
  expect(inFiles(/\.pf_fragment$/, 'body')).toEqual([])
  expect(inFiles(/\.pf_index$/, 'body')).toEqual([])
  expect(inFiles(/\.pf_filter$/, 'tag')).toEqual([])
})
