import { createHash } from 'node:crypto'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  article,
  build,
  buildByCommand,
  type Files,
  filesBelow,
  type Place,
  place,
  type Ran,
  run,
  siteFile,
  write,
} from './support/build.ts'

/** Every file of the site with the digest of its bytes. */
async function site(at: Place): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const file of await filesBelow(at.out)) {
    const bytes = await readFile(join(at.out, file))
    found[file] = createHash('sha256').update(bytes).digest('hex')
  }
  return found
}

function changed(before: Record<string, string>, after: Record<string, string>): string[] {
  const files = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...files].filter(file => before[file] !== after[file]).sort()
}

async function built(at: Place): Promise<Record<string, string>> {
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  return site(at)
}

const one = article({ title: 'One', date: '2020-01-01', tags: ['Sea'] })
const two = article({ title: 'Two', date: '2021-02-02', tags: ['Land'], section: 'News' })
const settings = 'name: The Build\naddress: https://build.example\n'
const some: Files = { 'site.yaml': settings, 'articles/one.md': one, 'articles/two.md': two }

/** What a build said, but for how long it took, and how much memory. */
const lasting = ({ status, stdout, stderr }: Ran) => ({
  ...{ status, stderr },
  stdout: stdout.replaceAll(/ in [\d.]+ s\.|peak memory \d+ MB/g, ''),
})

/** Faults in three files, in an order of discovery that is not that of their names. */
const faulty: Files = {
  'articles/zebra.md': article({ title: 'Zebra', date: '2020-13-45' }),
  'articles/alpha.md': '---\ntitle: [Alpha\ndate: 2020-01-01\n---\n\nText.\n',
  'articles/middle.md': article({ date: '03/04/2021', tags: 7 }),
  'site.yaml': `${settings}timeZone: Mars/Olympus\n`,
}

test('builds in a process that they share make and say what the command does', async () => {
  const at = await place(some)
  const builds: Record<string, (of: typeof build) => Promise<Ran>> = {
    new: of => of(at),
    unchanged: of => of(at),
    refused: async of => {
      await write(at.content, faulty)
      return of(at, ['--all'])
    },
    forPrograms: of => of(at, ['--format=json']),
    another: async of => {
      await rm(at.content, { recursive: true })
      await write(at.content, { 'site.yaml': settings, 'articles/one.md': one })
      return of({ ...at, env: { ...at.env, BACKFILE_ACCEPT_LOSS: '1' } })
    },
  }
  const told = async (of: typeof build) => {
    await rm(at.root, { recursive: true })
    await write(at.content, some)
    const found: Record<string, unknown> = {}
    for (const [name, make] of Object.entries(builds)) {
      found[name] = [lasting(await make(of)), await site(at)]
    }
    return found
  }
  const byCommand = await told(buildByCommand)
  expect(Object.keys(byCommand)).toHaveLength(5)
  expect(await told(build)).toEqual(byCommand)
})

test('a folder with nothing but articles builds, and tells what a public site must set', async () => {
  const at = await place({ 'articles/one.md': one })
  const { status, stdout } = await build(at)
  expect(status).toBe(0)
  expect(stdout).toMatch(/“name” and “address”.*must set/)
  expect(stdout).toContain('Published 1 article, ')
  expect(stdout).toContain('npm run preview')
  expect(await siteFile(at, '2020/01/one/index.html')).toContain('<h1 class="p-name">One</h1>')
})

describe('content with errors', () => {
  test('publishes nothing and tells every error, by file, and their number', async () => {
    const at = await place(some)
    const before = await built(at)
    await write(at.content, faulty)
    const { status, stderr } = await build(at)
    expect(status).not.toBe(0)
    expect(changed(before, await site(at))).toEqual([])
    const places = [...stderr.matchAll(/content\/(\S+?\.(?:md|yaml)):\d+/g)].map(([, file]) => file)
    expect(new Set(places)).toEqual(new Set(Object.keys(faulty)))
    expect(places).toEqual(places.toSorted())
    const errors = stderr.match(/^ {2}error /gm) ?? []
    expect(errors.length).toBeGreaterThanOrEqual(6)
    expect(stderr).toContain(`${errors.length} errors and 0 warnings`)
  })

  test('publishes nothing into a folder that is not there yet', async () => {
    const at = await place(faulty)
    expect((await build(at)).status).not.toBe(0)
    expect(await filesBelow(at.out)).toEqual([])
  })

  test('is told as JSON when asked for', async () => {
    const at = await place(faulty)
    const checked = await run(['scripts/check.ts', '--format=json'], at.env)
    const { stderr } = await build(at, ['--format=json'])
    const told = JSON.parse(checked.stdout) as { file: string; code: string; severity: string }[]
    expect(told.map(({ code }) => code)).toContain('date-impossible')
    expect(told.every(({ severity }) => severity === 'error')).toBe(true)
    expect(JSON.parse(stderr)).toEqual(told)
  })

  test('is told as annotations in a GitHub workflow', async () => {
    const at = await place(faulty)
    const { stderr } = await build({ ...at, env: { ...at.env, GITHUB_ACTIONS: 'true' } })
    const lines = stderr.split('\n').filter(line => line.startsWith('::'))
    expect(lines.length).toBeGreaterThanOrEqual(6)
    for (const line of lines) {
      expect(line).toMatch(/^::error file=[^,]+,line=\d+(,col=\d+)?,title=[a-z-]+::\S.*$/)
    }
  })
})

test('pages that are gone are removed, with the folders that are empty then', async () => {
  const at = await place({ ...some, 'pages/about/us.md': article({ title: 'Us' }) })
  const before = await built(at)
  expect(Object.keys(before)).toContain('about/us/index.html')
  await rm(join(at.content, 'articles/two.md'))
  await rm(join(at.content, 'pages'), { recursive: true })
  const after = await built(at)
  const gone = Object.keys(before).filter(file => !(file in after))
  expect(gone).toEqual(
    expect.arrayContaining(['2021/02/two/index.html', '2021/index.html', 'tags/land/index.html']),
  )
  const clean = await place({ 'site.yaml': settings, 'articles/one.md': one })
  expect(changed(await built(clean), after)).toEqual([])
  const folders = (await run(['-e', `console.log(fs.readdirSync(${JSON.stringify(at.out)}))`]))
    .stdout
  for (const name of ['2021', 'about', 'sections']) expect(folders).not.toContain(name)
})

test('without its cache a build gives the same site', async () => {
  const at = await place(some)
  const before = await built(at)
  await rm(at.cache, { recursive: true })
  expect(changed(before, await built(at))).toEqual([])
})

test('two machines with other clocks and languages give the same site', async () => {
  const madeBy = async (at: Place) => {
    const { status, stderr } = await buildByCommand(at)
    expect(status, stderr).toBe(0)
    return site(at)
  }
  const [here, there] = [await place(some), await place(some)]
  for (const { content } of [here, there]) {
    await cp('test/archives/every-key/content', content, { recursive: true })
  }
  Object.assign(here.env, { TZ: 'Pacific/Kiritimati', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' })
  Object.assign(there.env, {
    TZ: 'America/Los_Angeles',
    LANG: 'ar_EG.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
  })
  expect(changed(await madeBy(here), await madeBy(there))).toEqual([])
})

test.each(['.', 'content', 'content/out'])('the output folder cannot be %s', async folder => {
  const at = await place(some)
  at.env.BACKFILE_OUT = join(at.root, folder)
  const { status, stderr } = await build(at)
  expect(status).not.toBe(0)
  expect(stderr).toContain('BACKFILE_OUT')
  expect(await filesBelow(at.content)).toEqual(Object.keys(some).toSorted())
})

test('a tag with blanks and letters of other scripts has its page at its address', async () => {
  const tags = ['Great storm of 2013', 'مكتبة المدينة', 'Éditions du Quai', '灯台', 'C++ & Ωmega']
  const at = await place({ 'articles/one.md': article({ title: 'One', date: '2020-01-01', tags }) })
  const files = Object.keys(await built(at))
  const slugs = [
    'great-storm-of-2013',
    'مكتبة-المدينة',
    'éditions-du-quai',
    '灯台',
    'c-plus-plus-ωmega',
  ]
  const html = await siteFile(at, '2020/01/one/index.html')
  for (const slug of slugs) {
    expect(files).toContain(`tags/${slug}/index.html`)
    expect(html).toContain(`href="/tags/${encodeURIComponent(slug)}/"`)
  }
})

test('a byline, a task list and identifiers come out as their author meant them', async () => {
  const fields = { title: 'One', date: '2020-01-01', authors: ['Ana', 'Ben', 'Cem'] }
  const corrections = [{ date: '2020-01-02', text: 'It was two.' }]
  const text = '## Corrections\n\n## Matter\n\n- [x] done\n- [ ] to do\n'
  const at = await place({ 'articles/one.md': article({ ...fields, corrections }, text) })
  await built(at)
  const html = await siteFile(at, '2020/01/one/index.html')
  const [, byline = ''] = /<span class="authors">(.*?)<\/span>/s.exec(html) ?? []
  const read = byline.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')
  expect.soft(read.trim()).toBe('By Ana, Ben, and Cem')
  const boxes = html.match(/<input type="checkbox"[^>]*>/g) ?? []
  expect.soft(boxes.map(box => /\bchecked\b/.test(box))).toEqual([true, false])
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect.soft(ids).toEqual([...new Set(ids)])
})

test('the numbered pages of a list stay as they are when an article is added', async () => {
  const numbered = (from: number, to: number) =>
    Object.fromEntries(
      Array.from({ length: to - from + 1 }, (_, i) => {
        const date = new Date(Date.UTC(2020, 0, from + i)).toISOString().slice(0, 10)
        const title = `Number ${from + i}`
        return [
          `articles/n${from + i}.md`,
          article({ title, date, tags: ['Run'], section: 'News' }),
        ]
      }),
    )
  const at = await place({ 'site.yaml': `${settings}itemsPerPage: 5\n`, ...numbered(1, 23) })
  const first = await built(at)
  const pages = Object.keys(first).filter(file => /^tags\/run\/page\/\d+\//.test(file))
  expect(pages).toEqual([1, 2, 3, 4, 5].map(n => `tags/run/page/${n}/index.html`))
  expect(await siteFile(at, 'tags/run/index.html')).toContain('Number 23')
  expect(await siteFile(at, 'tags/run/page/1/index.html')).toMatch(/Number 1\s*</)
  expect(await siteFile(at, 'tags/run/page/5/index.html')).toContain('url=/tags/run/"')

  await write(at.content, numbered(24, 24))
  const second = await built(at)
  const touched = changed(first, second)
  expect(touched).toContain('tags/run/index.html')
  expect(touched.filter(file => file.includes('/page/'))).toEqual([])

  await write(at.content, numbered(25, 28))
  const third = changed(second, await built(at)).filter(file => file.includes('/page/'))
  const lists = ['archive', 'sections/news', 'sources/the-build', 'tags/run', '2020/01']
  const full = lists.flatMap(list => [`${list}/page/5/index.html`, `${list}/page/6/index.html`])
  expect(third.filter(file => !full.includes(file))).toEqual([])
  expect(third).toContain('tags/run/page/5/index.html')
})

test('below a base path every address begins with it', async () => {
  const text = '[two](two.md), [tags](/tags/), ![sea](/media/sea.svg)\n'
  const at = await place({
    ...some,
    'site.yaml': `${settings}basePath: /old/news/\n`,
    'media/sea.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>',
    'articles/three.md': article(
      { title: 'Three', date: '2020-03-03', aliases: ['/3.html'] },
      text,
    ),
  })
  const files = Object.keys(await built(at))
  const outside: string[] = []
  const note = (file: string, addresses: Iterable<RegExpMatchArray>, good: RegExp) => {
    for (const [, ...parts] of addresses) {
      const to = parts.find(part => part !== undefined) ?? ''
      if (!good.test(to)) outside.push(`${file}: ${to}`)
    }
  }
  const near =
    /^(?:\/old\/news\/|#|mailto:|https:\/\/build\.example\/old\/news\/|data:application\/)/
  const whole = /^https:\/\/build\.example\/old\/news\//
  for (const file of files.filter(name => /\.(html|css|xml|txt)$/.test(name))) {
    const shown = await siteFile(at, file)
    const html = /\b(?:href|src|action|data-index)="([^"]*)"|url=([^"]*)"/g
    if (file.endsWith('.html')) note(file, shown.matchAll(html), near)
    if (file.endsWith('.css')) note(file, shown.matchAll(/url\(["']?([^"')]*)/g), /^(?:\.|\/old\/)/)
    const xml = /<(?:loc|link)>([^<]*)<|(?:href|src)="([^"]*)"|Sitemap: (\S*)/g
    if (/(xml|txt)$/.test(file)) note(file, shown.replaceAll('&quot;', '"').matchAll(xml), whole)
  }
  expect(outside).toEqual([])
})
