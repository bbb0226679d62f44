import { createHash } from 'node:crypto'
import { access, readFile, rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bombs, images, names, outside, reserved, slugs } from './hostile/paths.ts'
import {
  article,
  build,
  type Files,
  filesBelow,
  link,
  newPlace,
  type Place,
  write,
} from './support/build.ts'

let at: Place

const settings = { name: 'The Fence', address: 'https://fence.example' }
const good: Files = {
  'site.yaml': JSON.stringify(settings),
  'articles/good.md': article({ title: 'Good', date: '2020-01-01', tags: ['Sea'] }),
  'media/good.svg': '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>',
}

beforeAll(async () => {
  at = await newPlace()
  await write(at.content, good)
  await write(at.public, { 'icons/tern.svg': '<svg/>' })
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
})
afterAll(() => rm(at.root, { recursive: true, force: true }))

/** Every file of the site and beside it with its digest; neither content nor cache. */
async function standing(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const file of await filesBelow(at.root)) {
    if (/^(content|public|cache)\//.test(file)) continue
    const bytes = await readFile(join(at.root, file))
    found[file] = createHash('sha256').update(bytes).digest('hex')
  }
  return found
}

/** Builds the good archive with more files, which are taken away afterwards; tells which files changed. */
async function buildWith(files: Files, links: Record<string, string> = {}) {
  const added = [...Object.keys(files), ...Object.keys(links)].map(file => join(at.content, file))
  const before = await standing()
  try {
    await write(at.content, files)
    for (const [path, target] of Object.entries(links)) await link(target, join(at.content, path))
    const ran = await build(at)
    const after = await standing()
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return { ...ran, changed: names.filter(name => before[name] !== after[name]).sort() }
  } finally {
    for (const file of added) await rm(file, { recursive: true, force: true })
  }
}

/** Expects that each file is told of with the code, and that the site stands as it stood. */
async function expectRefused(files: Files, code: string, links: Record<string, string> = {}) {
  const { status, stderr, changed } = await buildWith(files, links)
  expect(status).not.toBe(0)
  const places = [...stderr.matchAll(/content\/(\S+?\.\w+)(?::\d+)*\n {2}error ([\w-]+)/g)]
  const told = places.map(([, file, found]) => `${file} ${found}`)
  const owed = [...Object.keys(files), ...Object.keys(links)].map(file => `${file} ${code}`)
  expect(owed.filter(line => !told.includes(line))).toEqual([])
  expect(stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
  expect(changed).toEqual([])
}

/** An article for each value of a key. */
function each(key: string, values: readonly unknown[]): Files {
  const named = values.map((value, i) => {
    const fields = { title: `Article ${i}`, date: '2020-01-01', [key]: value }
    return [`articles/${key}-${i}.md`, article(fields)] as const
  })
  return Object.fromEntries(named)
}

/** For each address an article that has it as permalink and one that has it as alias. */
function asEither(paths: readonly string[]): Files {
  const lists = paths.map(path => [path])
  return { ...each('permalink', paths), ...each('aliases', lists) }
}

describe('addresses', () => {
  test('that lead out of the site are refused as permalink and as alias', async () => {
    const asked = '/a?b/'
    const aliases = outside.filter(path => path !== asked).map(path => [path])
    await expectRefused(
      { ...each('permalink', outside), ...each('aliases', aliases) },
      'address-outside',
    )
  })

  test('of the site’s own pages and files are refused, in any case and encoding', async () => {
    await expectRefused(asEither(reserved), 'address-reserved')
  })

  test('that differ in case, accents or the last slash alone are refused as taken', async () => {
    const taken = ['/2020/01/GOOD/', '/2020/01/good', '/2020/01/%67ood/']
    await expectRefused(asEither(taken), 'address-taken')
  })

  test('that lie below the file of another are refused', async () => {
    const above = article({ title: 'Above', date: '2020-01-01', aliases: ['/old/page.html'] })
    const { status, stderr, changed } = await buildWith({
      'articles/above.md': above,
      ...each('permalink', ['/old/page.html/x/', '/old/PAGE.html/y.html']),
    })
    expect(status).not.toBe(0)
    expect(stderr.match(/error address-taken/g)).toHaveLength(2)
    expect(changed).toEqual([])
  })

  test.each([
    ['of git, which a build never clears away', ['/.git/x/', '/.git/index.lock']],
    ['of builds', ['/.backfile~/x/', '/.published-by-backfile']],
  ])('%s are refused', async (_, paths) => {
    await expectRefused(asEither(paths), 'address-reserved')
  })

  test('of files in the public folder are refused', async () => {
    const { status, stderr, changed } = await buildWith(
      asEither(['/icons/tern.svg', '/Icons/tern.svg']),
    )
    expect(status).not.toBe(0)
    expect(stderr).toMatch(/public\/icons\/tern\.svg\n {2}error public-file-taken/)
    expect(changed).toEqual([])
  })

  test.each([
    ['half of a surrogate pair', ['/a\ud800b/', '/a\ud800.html']],
    ['more than a path can hold', [`/${`${'x'.repeat(190)}/`.repeat(25)}`]],
  ])('that hold %s are a problem and no crash', async (_, paths) => {
    await expectRefused(asEither(paths), 'address-outside')
  })
})

test('slugs and names of files become addresses within the site, whatever they are', async () => {
  const named = names.map((name, i) => {
    return [`articles/${i}/${name}`, article({ title: `Named ${i}`, date: '2020-02-01' })] as const
  })
  const { status, stderr } = await buildWith({
    ...each('slug', slugs),
    ...Object.fromEntries(named),
  })
  expect(status, stderr).toBe(0)
  const made = (await filesBelow(at.out))
    .filter(file => /^2020\/0[12]\/(?!0\d\/).+\//.test(file))
    .filter(file => !/\/index\.(?:md|json)$/.test(file))
  const pages = made.filter(file => /^2020\/\d\d\/[\p{L}\p{M}\p{N}-]+\/index\.html$/u.test(file))
  const shown = names.filter(name => !name.startsWith('.'))
  expect(pages).toHaveLength(slugs.length + shown.length + 1)
  expect(made).toEqual(pages)
  expect(
    (await filesBelow(at.root)).filter(file => !/^(content|public|dist|cache)\//.test(file)),
  ).toEqual([])
})

describe('images', () => {
  test('whose path leads out of the content folder, or to no image, are refused', async () => {
    const covers = images.map(src => ({ src, alt: 'Shown' }))
    const files = {
      ...each('cover', covers),
      ...each(
        'gallery',
        covers.map(cover => [cover]),
      ),
    }
    const { status, stderr, changed } = await buildWith(files)
    expect(status).not.toBe(0)
    const told = [...stderr.matchAll(/content\/(\S+?\.md):\d+:\d+\n {2}error image-\w+/g)]
    const owed = Object.keys(files).filter(file => !told.some(([, name]) => name === file))
    expect(owed).toEqual([])
    expect(changed).toEqual([])
  })

  test('in texts are refused likewise', async () => {
    const texts = images.slice(0, 5).map((src, i) => {
      const body = `![shown](${src}) <img src="${src}" alt="shown">\n`
      return [
        `articles/text-${i}.md`,
        article({ title: `${i}`, date: '2020-01-01' }, body),
      ] as const
    })
    await expectRefused(Object.fromEntries(texts), 'image-missing')
  })

  test('that are links out of the content folder are refused', async () => {
    const secret = resolve(at.root, 'secret')
    await write(secret, { 'x.svg': good['media/good.svg'] as string })
    const away = relative(join(at.content, 'media'), secret)
    const srcs = ['file.svg', 'folder/x.svg', 'near.svg', '/media/../media/folder/x.svg']
    const covers = srcs.map(src => ({ src, alt: 'Shown' }))
    const { status, stderr, changed } = await buildWith(each('cover', covers), {
      'media/file.svg': join(secret, 'x.svg'),
      'media/folder': secret,
      'media/near.svg': join(away, 'x.svg'),
    })
    expect(status).not.toBe(0)
    expect(stderr.match(/points outside the content folder/g)?.length).toBeGreaterThanOrEqual(4)
    expect(changed).toEqual([])
  })
})

test('articles and folders that are links out of the content folder are refused', async () => {
  const secret = resolve(at.root, 'elsewhere')
  await write(secret, { 'x.md': article({ title: 'Secret', date: '2020-01-01' }) })
  await expectRefused({}, 'link-outside', { 'articles/file.md': join(secret, 'x.md') })
  const { status, stderr, changed } = await buildWith({}, { 'articles/folder': secret })
  expect(status).not.toBe(0)
  expect(stderr).toContain('error link-outside')
  expect(changed).toEqual([])
})

describe('frontmatter', () => {
  const openings = ['---js', '--- js', '---JavaScript', '---javascript ', '---coffee', '---json']
  const more = ['---\u2028js', '---js yaml', '\n---js', '\uFEFF---js', '---yaml js', '---cson']

  test('that is code is refused and not run', async () => {
    const ran = join(at.root, 'ran')
    const code = `require('node:fs').writeFileSync(${JSON.stringify(ran)}, 'x')`
    const text = `{ title: ${code}, date: (globalThis.process.mainModule ?? process).exit(7) }`
    const files = [...openings, ...more].map((opening, i) => {
      return [`articles/code-${i}.md`, `${opening}\n${text}\n---\n\nText.\n`] as const
    })
    await expectRefused(Object.fromEntries(files), 'frontmatter-language')
    await expect(access(ran)).rejects.toThrow('ENOENT')
  })

  test('that is a bomb is a problem', async () => {
    const files = Object.values(bombs).map((bomb, i) => {
      const text = `---\ntitle: Bomb\ndate: 2020-01-01\n${bomb}\n---\n\nText.\n`
      return [`articles/bomb-${i}.md`, text] as const
    })
    await expectRefused(Object.fromEntries(files), 'yaml-too-complex')
  })
})
