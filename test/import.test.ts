import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { digestOf } from '../src/archive/digest.ts'
import type { ImportOptions } from '../src/import/import-options.ts'
import { noMapping } from '../src/import/mapping.ts'
import { openSource } from '../src/import/open-source.ts'
import { readReport } from '../src/import/read-report.ts'
import { recognized } from '../src/import/recognize.ts'
import { reconciles } from '../src/import/report.ts'
import { type Imported, runImport } from '../src/import/run-import.ts'
import { undo } from '../src/import/undo.ts'
import { useBrowser } from './support/browser.ts'
import { build, type Files, filesBelow, place, run, write } from './support/build.ts'
import { serve } from './support/serve.ts'

const openPage = useBrowser()

/*
 * Every folder of test/imports is an old archive, with the options of its import, and what is expected of it: the
 * content folder, report and all. `UPDATE=1` writes that anew.
 */
const root = 'test/imports'

/** Sources that no repository should hold, since not every disk bears their names. */
const further: Record<string, Files> = {
  plain: {
    '2001-02-03 A name|with #blanks? & more.md': '# A headline in the text\n\nBody.\n',
    [`${'n'.repeat(240)}.md`]: '---\ntitle: A long name\ndate: 2001-02-04\n---\nBody.\n',
  },
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'backfile-import-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

/** A copy of a case's source, as old as the test wants it: what is worked out from that age stays the same. */
async function sourceOf(name: string): Promise<string> {
  const at = join(await folder(), name)
  await cp(join(root, name, 'source'), at, { recursive: true })
  await write(at, further[name] ?? {})
  const when = new Date('2023-11-20T12:00:00Z')
  for (const file of await filesBelow(at)) await utimes(join(at, file), when, when)
  return at
}

async function imported(
  path: string,
  into: string,
  more: Partial<ImportOptions> = {},
): Promise<Imported> {
  const source = await openSource(await recognized(path), path)
  return runImport({
    ...{ source, name: 'source', into, report: join(into, 'imports/source.json') },
    ...{ media: 'skip', mapping: noMapping },
    ...more,
  })
}

function optionsOf(name: string): Partial<ImportOptions> {
  const path = join(root, name, 'options.yaml')
  if (!existsSync(path)) return {}
  const { media } = parse(readFileSync(path, 'utf8')) as { media?: string }
  return media ? { media: { folder: resolve(root, name, media) } } : {}
}

async function textsBelow(at: string): Promise<Record<string, string>> {
  const files = (await filesBelow(at)).filter(file => !file.endsWith('.html'))
  const read = async (file: string) => {
    const bytes = await readFile(join(at, file))
    return /\.(?:png|jpg)$/.test(file) ? digestOf(bytes) : bytes.toString()
  }
  return Object.fromEntries(
    await Promise.all(files.sort().map(async file => [file, await read(file)])),
  )
}

describe.each(readdirSync(root))('the old archive “%s”', name => {
  test('becomes what is expected of it, and stays so when it is imported again', async () => {
    const [source, into] = [await sourceOf(name), await folder()]
    const { report } = await imported(source, into, optionsOf(name))
    const expected = join(root, name, 'expected')
    if (process.env.UPDATE) {
      await rm(expected, { recursive: true, force: true })
      await cp(into, expected, { recursive: true, filter: path => !path.endsWith('.html') })
    }
    expect(await textsBelow(into)).toEqual(await textsBelow(expected))
    expect(reconciles(report)).toBe(true)
    const again = await imported(source, into, optionsOf(name))
    expect(again.written).toBe(0)
    expect(await textsBelow(into)).toEqual(await textsBelow(expected))
  })

  test('is gone without a trace when the import is taken back', async () => {
    const [source, into] = [await sourceOf(name), await folder()]
    await writeFile(join(into, 'README.txt'), 'mine')
    await imported(source, into, optionsOf(name))
    const { kept } = undo(join(into, 'imports/source.html'))
    expect(kept).toEqual([])
    expect(await filesBelow(into)).toEqual(['README.txt'])
  })
})

test('what an archive of WordPress became is built, and old addresses lead on', async () => {
  const at = await place({})
  const named = await imported(await sourceOf('wordpress'), at.content, optionsOf('wordpress'))
  expect(named.report.totals.outcomes.failed).toBe(0)
  expect(await readFile(join(at.content, 'articles/undated/cut-off.md'), 'utf8')).toMatch(
    /^draft: true$/m,
  )
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  const asked = JSON.parse(await readFile(join(at.out, 'asked.json'), 'utf8')) as Record<
    string,
    string
  >
  expect(asked['/?p=1']).toBe('/2015/03/wall-and-tide/')
  const led = await readFile(join(at.out, '2015/03/02/wall-and-tide/index.html'), 'utf8')
  expect(led).toContain('url=/2015/03/wall-and-tide/')
  const page = await readFile(join(at.out, '2015/03/wall-and-tide/index.html'), 'utf8')
  expect(page).toContain('The wall, seen from the pier')
  const served = await serve(at.out)
  onTestFinished(() => served.close())
  const reader = await openPage()
  for (const [old, to] of [
    ['/?p=1', '/2015/03/wall-and-tide/'],
    ['/?utm_source=mail&page_id=12', '/about/team/'],
    ['/?p=99', '/?p=99'],
  ]) {
    await reader.goto(served.origin + old, { waitUntil: 'networkidle' })
    await expect.poll(() => new URL(reader.url()).href).toBe(served.origin + to)
  }
})

test('a file that its author has edited is left, one that was removed stays away, and both are told', async () => {
  const [source, into] = [await sourceOf('jekyll'), await folder()]
  const { report } = await imported(source, into)
  const items = [...report.items]
  const [edited = '', removed = ''] = items.map(({ file }) => join(into, file ?? ''))
  await appendFile(edited, 'Mine.\n')
  await rm(removed)
  const again = await imported(source, into)
  expect(await readFile(edited, 'utf8')).toContain('Mine.')
  expect(existsSync(removed)).toBe(false)
  expect([...again.report.items].map(({ since }) => since).filter(Boolean)).toEqual([
    'edited',
    'removed',
  ])
  expect(undo(join(into, 'imports/source.json')).kept).toEqual([
    { file: items[0]?.file, reason: 'it was changed since' },
  ])
  const afterUndo = await imported(source, into)
  expect([...afterUndo.report.items].filter(({ since }) => since)).toMatchObject([
    { file: items[0]?.file, since: 'edited' },
  ])
})

test('a link to an article that its author has removed since keeps its old address, and that is told', async () => {
  const [source, into] = [await folder(), await folder()]
  await write(source, {
    'hugo.toml': 'baseURL = "https://old.example/"\n',
    'content/posts/aa.md':
      '---\ntitle: A\ndate: 2001-02-03\n---\nTo [the wall](bb.md) and [that month](/2001/02/).\n',
    'content/posts/bb.md': '---\ntitle: B\ndate: 2001-03-03\n---\nText.\n',
  })
  await imported(source, into)
  const file = join(into, 'articles/2001/02/aa.md')
  expect(await readFile(file, 'utf8')).toContain(
    '[the wall](../03/bb.md) and [that month](/2001/02/)',
  )
  await rm(join(into, 'articles/2001/03/bb.md'))
  const { report } = await imported(source, into)
  expect(await readFile(file, 'utf8')).not.toContain('../03/bb.md')
  expect([...report.items][0]?.losses).toEqual([
    {
      code: 'link-unknown',
      detail: 'https://old.example/posts/bb/ (its file was moved or removed since)',
    },
  ])
})

test('an export of another site does not overwrite what one of the same name became', async () => {
  const [source, into] = [await sourceOf('wordpress'), await folder()]
  await imported(source, into)
  const before = await textsBelow(into)
  for (const part of ['part-1.xml', 'part-2.xml']) {
    const text = await readFile(join(source, part), 'utf8')
    await writeFile(join(source, part), text.replaceAll('old.example', 'other.example'))
  }
  await expect(imported(source, into)).rejects.toThrow(
    /of another archive: wordpress of https:\/\/old\.example, and this is .*other\.example/,
  )
  expect(await textsBelow(into)).toEqual(before)
})

test('a newer export of the same site under another name goes on only with the report of the first, when told so', async () => {
  const [source, into] = [await sourceOf('wordpress'), await folder()]
  const imports = join(into, 'imports')
  await imported(source, into)
  const before = await textsBelow(into)
  const report = join(imports, 'newer.json')
  await expect(imported(source, into, { report })).rejects.toThrow(
    /source\.json is the report of .* same archive: wordpress of https:\/\/old\.example\. .* --as source; .* --as newer\.$/,
  )
  expect(await textsBelow(into)).toEqual(before)
  const other = await sourceOf('jekyll')
  await imported(other, into, { report: join(imports, 'other.json') })
  const { written } = await imported(source, into, { report, isNew: true })
  expect(written).toBeGreaterThan(0)
})

test('that there is no date, or a worked out one, is told once of each article, and not of those that were given one', async () => {
  const [source, into] = [await folder(), await folder()]
  const title = '---\ntitle: Ferry\n'
  await write(source, {
    'a.md': `${title}---\nText.\n`,
    'b.md': `${title}date: 3/4/2001\n---\nText.\n`,
  })
  const dates = (report: Imported['report']) =>
    [...report.items].flatMap(({ losses }) => losses.map(({ code }) => code))
  const dateless = await imported(source, into)
  expect(dates(dateless.report)).toEqual(['date-missing', 'date-guessed'])
  const given = await imported(source, await folder(), { date: '2016-01-03' })
  expect(dates(given.report)).toEqual(['date-guessed', 'date-guessed'])
})

test('an article that the end of the file cut off is a draft, and whole when the whole is imported', async () => {
  const [source, into] = [await sourceOf('wordpress'), await folder()]
  const first = await imported(source, into)
  const cut = [...first.report.items].find(({ title }) => title === 'Cut off')
  expect(cut).toMatchObject({ key: 'post 21', status: 'draft' })
  const part = join(source, 'part-2.xml')
  const rest =
    ' to sea.]]></content:encoded><wp:post_id>21</wp:post_id><wp:status>publish</wp:status></item></channel></rss>'
  await appendFile(part, rest)
  const again = await imported(source, into)
  expect([...again.report.items].filter(({ title }) => title === 'Cut off')).toMatchObject([
    { key: 'post 21', status: 'published', file: cut?.file },
  ])
  expect(await readFile(join(into, cut?.file ?? ''), 'utf8')).not.toContain('draft')
})

test('a text that changed in the old archive changes the file, and a new one is added', async () => {
  const [source, into] = [await sourceOf('jekyll'), await folder()]
  await imported(source, into)
  const post = join(source, '_posts/2014-05-01-date-in-the-name.md')
  await writeFile(post, (await readFile(post, 'utf8')).replace('*wall*', '*pier*'))
  await writeFile(join(source, '_posts/2014-06-01-new.md'), '---\ntitle: New\n---\nNew.\n')
  const { written } = await imported(source, into)
  expect(written).toBe(2)
  expect(await readFile(join(into, 'articles/2014/05/date-in-the-name.md'), 'utf8')).toContain(
    '*pier*',
  )
  expect(existsSync(join(into, 'articles/2014/06/new.md'))).toBe(true)
})

test('copied pages keep their dates and addresses when their files are copied', async () => {
  const [source, into] = [await folder(), await folder()]
  const text =
    'The tide came early\nNews – Bay Town:\nThe tide came a quarter of an hour early on Monday, said the harbour master.\n#Tide #Bay TownAbout 2 years\n'
  await write(source, { 'tide.txt': text })
  const first = new Date('2023-11-20T12:00:00Z')
  await utimes(join(source, 'tide.txt'), first, first)
  const { report } = await imported(source, into)
  expect([...report.items]).toMatchObject([{ date: '2021-11-20', retrieved: '2023-11-20' }])
  const articles = async () =>
    Object.entries(await textsBelow(into)).filter(([file]) => !file.startsWith('imports/'))
  const before = await articles()
  const later = new Date('2025-01-02T12:00:00Z')
  await utimes(join(source, 'tide.txt'), later, later)
  const { written } = await imported(source, into)
  expect(written).toBe(0)
  expect(await articles()).toEqual(before)
})

test('an import that was interrupted goes on, and gives the same', async () => {
  const [source, into, whole] = [await sourceOf('wordpress'), await folder(), await folder()]
  await imported(source, whole, optionsOf('wordpress'))
  await imported(source, into, optionsOf('wordpress'))
  const items = [...(readReport(join(into, 'imports/source.json'))?.items ?? [])]
  const lines = items.flatMap(({ key, file, digest }) =>
    file ? [JSON.stringify({ key, file, digest })] : [],
  )
  await rm(join(into, 'imports/source.json'))
  await writeFile(
    join(into, 'imports/source.journal'),
    `${lines.slice(0, 4).join('\n')}\n{"key":"post 5","fi`,
  )
  for (const { file } of items.filter(({ file }) => file).slice(4)) await rm(join(into, file ?? ''))
  await imported(source, into, optionsOf('wordpress'))
  expect(await textsBelow(into)).toEqual(await textsBelow(whole))
})

test.each([
  ['cannot be read', (post: string) => cp(join(root, 'plain/source/bomb.md'), post)],
  ['is gone', (post: string) => rm(post)],
])(
  'an article whose item %s for a time keeps its file, and is found by undoing',
  async (_, harm) => {
    const [source, into] = [await folder(), await folder()]
    const post = join(source, 'ferry.md')
    const text = '---\ntitle: Ferry\ndate: 2001-02-03\n---\nThe ferry.\n'
    await write(source, { 'ferry.md': text, 'wall.md': text.replaceAll(/ferry/gi, 'wall') })
    await imported(source, into)
    await harm(post)
    const harmed = await imported(source, into)
    expect(reconciles(harmed.report)).toBe(true)
    await writeFile(post, text)
    const healed = await imported(source, into)
    expect(healed.written).toBe(0)
    expect((await filesBelow(join(into, 'articles'))).sort()).toEqual([
      '2001/02/ferry.md',
      '2001/02/wall.md',
    ])
    await harm(post)
    await imported(source, into)
    undo(join(into, 'imports/source.json'))
    expect(await filesBelow(into)).toEqual([])
  },
)

describe('what an interrupted import wrote', () => {
  const post = (name: string) => ({
    [`${name}.md`]: `---\ntitle: ${name}\ndate: 2001-02-03\n---\nText.\n`,
  })
  const interrupted = async (into: string, names: string[], report: string | undefined) => {
    const items = [...(readReport(join(into, 'imports/source.json'))?.items ?? [])]
    const lines = items
      .filter(({ title = '' }) => names.includes(title))
      .map(({ key, file, digest }) => `${JSON.stringify({ key, file, digest })}\n`)
    await rm(join(into, 'imports'), { recursive: true })
    await write(join(into, 'imports'), {
      'source.journal': lines.join(''),
      ...(report === undefined ? {} : { 'source.json': report }),
    })
  }

  test.each([['the first'], ['a later one']])('is taken back, be it %s', async which => {
    const [source, into] = [await folder(), await folder()]
    await write(source, post('ferry'))
    await imported(source, into)
    const report = await readFile(join(into, 'imports/source.json'), 'utf8')
    await write(source, post('wall'))
    await imported(source, into)
    if (which === 'the first') await interrupted(into, ['ferry', 'wall'], undefined)
    else await interrupted(into, ['wall'], report)
    expect(undo(join(into, 'imports/source.json'), false).removed).toHaveLength(2)
    undo(join(into, 'imports/source.json'))
    expect(await filesBelow(into)).toEqual([])
  })

  test('stays known as long as an author’s changes keep it', async () => {
    const [source, into] = [await folder(), await folder()]
    await write(source, { ...post('ferry'), ...post('wall') })
    await imported(source, into)
    await interrupted(into, ['ferry', 'wall'], undefined)
    await appendFile(join(into, 'articles/2001/02/ferry.md'), 'Mine.\n')
    const { kept } = undo(join(into, 'imports/source.json'))
    expect(kept).toEqual([{ file: 'articles/2001/02/ferry.md', reason: 'it was changed since' }])
    const again = await imported(source, into)
    expect([...again.report.items].map(({ file, since }) => [file, since])).toEqual([
      ['articles/2001/02/ferry.md', 'edited'],
      ['articles/2001/02/wall.md', undefined],
    ])
  })
})

test('files of the archive’s own are never overwritten', async () => {
  const [source, into] = [await sourceOf('jekyll'), await folder()]
  const own = join(into, 'articles/2014/05/date-in-the-name.md')
  await mkdir(dirname(own), { recursive: true })
  await writeFile(own, 'mine')
  await imported(source, into)
  expect(await readFile(own, 'utf8')).toBe('mine')
  expect(existsSync(own.replace('.md', '-2.md'))).toBe(true)
})

test('a dry run writes nothing but its report, which tells what an import would do', async () => {
  const [source, into, aside] = [await sourceOf('hugo'), await folder(), await folder()]
  const dryRun = join(aside, 'source.json')
  const { written } = await imported(source, into, { dryRun })
  expect(written).toBeGreaterThan(0)
  expect(await filesBelow(into)).toEqual([])
  expect((await filesBelow(aside)).sort()).toEqual(['source.html', 'source.json'])
  const told = await readFile(dryRun, 'utf8')
  await imported(source, into)
  expect(await readFile(join(into, 'imports/source.json'), 'utf8')).toBe(told)
  const after = await imported(source, into, { dryRun })
  expect(after.written).toBe(0)
  expect(await readFile(dryRun, 'utf8')).toBe(told)
})

test('a body of 500 KB comes through word by word', async () => {
  const [from, into] = [await folder(), await folder()]
  const paragraphs = Array.from({ length: 5_000 }, (_, at) =>
    at % 10 === 0
      ? `- Berth ${at}, *depth* ${at % 7} m, [tide](https://tide.example/${at})`
      : `On day ${at} the ferry was late, and the harbour master (at _his_ window) said so: “${at} waves”.`,
  )
  const text = paragraphs.join('\n\n')
  expect(text.length).toBeGreaterThan(400_000)
  await write(from, { '2001-02-03-tides.md': `---\ntitle: Tides\n---\n${text}\n` })
  const { report } = await imported(from, into)
  const [item] = report.items
  expect(item).toMatchObject({ outcome: 'article', links: { before: 500, after: 500 } })
  expect(item?.words?.kept).toBe(item?.words?.before)
  const made = await readFile(join(into, 'articles/2001/02/tides.md'), 'utf8')
  expect(made.match(/“\d+ waves”/g)).toHaveLength(4_500)
})

test('labels become what the keeper wants them to be', async () => {
  const [source, into] = [await sourceOf('wordpress'), await folder()]
  const mapping = {
    ...noMapping,
    ...{
      sections: { Harbour: 'The harbour', Letters: null },
      tags: { Pier: 'Piers' },
      authors: { 'Mara Quay': 'M. Quay' },
    },
  }
  await imported(source, into, { mapping })
  const text = await readFile(join(into, 'articles/2015/03/wall-and-tide.md'), 'utf8')
  expect(text).toContain(
    'section: The harbour\ntags:\n  - HIGH TIDE\n  - Piers\nauthors:\n  - M. Quay\n',
  )
})

describe('the command', () => {
  const command = (args: string[], env = {}) => run([resolve('scripts/import.ts'), ...args], env)

  test('says what it did, fails when something failed, and takes it back', async () => {
    const [source, into] = [await sourceOf('plain'), await folder()]
    const first = await command([source, '--into', into])
    expect(first.status).toBe(1)
    expect(first.stdout).toContain('Failed:\n  bomb.md')
    expect(first.stderr).toContain('Importing: 100 %')
    const second = await command(['--undo', join(into, 'imports/plain.json')])
    expect(second.stdout).toMatch(/^Files that were removed: \d+; that stay: 0\./)
    expect(await filesBelow(into)).toEqual([])
  })

  test.each([
    ['an option that is not there', ['--dryrun']],
    ['an option without its value', ['--into']],
    ['two paths', ['other.xml']],
  ])('refuses %s in a sentence', async (_, more) => {
    const { status, stderr } = await command(['one.xml', ...more])
    expect(status).toBe(2)
    expect(stderr.trim()).toMatch(/^[^\n]+\.$/)
  })

  test.each([
    ['a file that is not there', 'nowhere.xml', 'There is no'],
    ['an empty file', 'empty.xml', 'is empty'],
    ['a file of no known kind', 'sheet.xml', 'is of no kind that is known'],
    ['a zip file', 'site.zip', 'is a zip file'],
    ['JSON that is cut off', 'ghost.json', 'ghost.json'],
    ['a program that writes exports', 'make.py', 'is of no kind that is known'],
  ])('refuses %s, and writes nothing', async (_, name, reason) => {
    const [at, into] = [await folder(), await folder()]
    await write(at, {
      'empty.xml': '',
      'sheet.xml': '<sheet/>',
      'site.zip': 'PK\u0003\u0004',
      'make.py': 'text = "<rss><wp:post_id>"',
      'ghost.json': '{"db":[{"data":{"posts":[',
    })
    const { status, stderr } = await command([join(at, name), '--into', into])
    expect(status).toBe(2)
    expect(stderr).toContain(reason)
    expect(stderr).not.toContain('    at ')
    expect(await filesBelow(into)).toEqual([])
  })
})
