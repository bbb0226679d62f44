import { appendFile, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { article, copyOf, filesBelow, newPlace, type Place, place, write } from './support/build.ts'
import { digests } from './support/desk.ts'
import { changeFile, type Project, projectCopy } from './support/project.ts'

const files = {
  'articles/one.md': article({ title: 'One', date: '2020-01-01', tags: ['Tide'] }),
  'articles/two.md': article({ title: 'Two', date: '2021-02-02', tags: ['Tide'] }),
}

/** The site of these files, as it is made by the code that all copies of the project begin with. */
let published: Place
beforeAll(async () => {
  published = await newPlace()
  await write(published.content, files)
  const first = await projectCopy()
  expect(await first.build(published)).toMatchObject({ status: 0 })
  await first.remove()
})
afterAll(() => rm(published.root, { recursive: true, force: true }))

/** A copy of the project, for one test, and a place in which it has published the files. */
let project: Project
let at: Place
async function begin(): Promise<void> {
  project = await projectCopy()
  onTestFinished(() => project.remove())
  at = await copyOf(published)
}

async function built(to = at): Promise<{ rendered: number; read: number }> {
  const { status, said } = await project.build(to)
  expect(status, said).toBe(0)
  const count = (expression: RegExp) => Number(expression.exec(said)?.[1]?.replaceAll(',', ''))
  return {
    rendered: count(/([\d,]+) pages? rendered/),
    read: count(/([\d,]+) articles? (?:read|re-read)/),
  }
}

const change = (file: string, text: string) => appendFile(join(project.root, file), text)

test('an edit of content renders what it concerns, with the templates that were compiled before', async () => {
  await begin()
  const seal = join(at.cache, 'templates', 'seal.json')
  const { mtimeMs } = await stat(seal)
  await appendFile(join(at.content, 'articles/one.md'), 'More.\n')
  const { rendered } = await built()
  expect(rendered).toBeGreaterThan(0)
  expect((await stat(seal)).mtimeMs).toBe(mtimeMs)
})

test('what no page is made by renders none: importers, messages, development tools', async () => {
  await begin()
  const before = await digests(at.out)
  await change('src/import/naming.ts', '// Another word.\n')
  await change('src/terminal/report.ts', '// Another word.\n')
  await changeFile(project, 'package-lock.json', text => {
    const lock = JSON.parse(text)
    lock.packages['node_modules/axe-core'].version = '4.99.0'
    return JSON.stringify(lock)
  })
  expect(await built()).toEqual({ rendered: 0, read: 0 })
  expect(await digests(at.out)).toEqual(before)
})

test('a change in how the pages of a year are planned reaches years in which nothing changed', async () => {
  await begin()
  const names = Array.from({ length: 7 }, (_, n) => `articles/day-${n}.md`)
  const many = names.map((name, n) => [name, article({ title: name, date: `2020-01-1${n}` })])
  const content = { ...files, ...Object.fromEntries(many) }
  const own = await place(content)
  await built(own)
  await changeFile(project, 'src/plan/date-pages.ts', text =>
    text.replace('const headlinesPerMonth = 5', 'const headlinesPerMonth = 6'),
  )
  await built(own)
  const clean = await place(content)
  await built(clean)
  expect(await digests(own.out)).toEqual(await digests(clean.out))
  const year = await readFile(join(own.out, '2020/index.html'), 'utf8')
  expect(year.match(/day-\d/g)?.length).toBeGreaterThan(5)
})

test('a change of a template makes pages, and neither feeds nor records, again', async () => {
  await begin()
  const all = (await filesBelow(at.out)).length
  await project.changeTemplates(1)
  const { rendered, read } = await built()
  const pages = (await filesBelow(at.out)).filter(file => file.endsWith('.html'))
  expect(read).toBe(0)
  expect(rendered).toBeLessThanOrEqual(pages.length)
  expect(rendered).toBeGreaterThan(5)
  expect(rendered).toBeLessThan(all / 2)
  for (const page of ['index.html', '2020/01/one/index.html', '404.html']) {
    expect(await readFile(join(at.out, page), 'utf8')).toContain('<!-- 1 -->')
  }
})

test('a change of a style sheet that only another one imports makes the pages again', async () => {
  await begin()
  const sheet = (name: string) => join(project.root, 'src/styles', name)
  const original = await readFile(sheet('foot.css'), 'utf8')
  await rm(sheet('foot.css'))
  await writeFile(sheet('foot.css'), `@import './imported.css';\n${original}`)
  await writeFile(sheet('imported.css'), '.imported { color: red }\n')
  await built()
  expect((await built()).rendered).toBe(0)
  await writeFile(sheet('imported.css'), '.imported { color: blue }\n')
  expect((await built()).rendered).toBeGreaterThan(5)
  const names = (await filesBelow(at.out)).filter(file => file.endsWith('.css'))
  const styles = await Promise.all(names.map(name => readFile(join(at.out, name), 'utf8')))
  expect(styles.join('')).toMatch(/\.imported\s*\{\s*color:\s*(?:blue|#00f)/)
})

test('another version of a package that only packages need reads every article again, as a build from nothing does', async () => {
  await begin()
  await changeFile(project, 'package-lock.json', text => {
    const lock = JSON.parse(text)
    lock.packages['node_modules/micromark'].version = '4.99.0'
    return JSON.stringify(lock)
  })
  expect((await built()).read).toBe(2)
  const fresh = await place(files)
  await built(fresh)
  expect(await digests(at.out)).toEqual(await digests(fresh.out))
})

test('another path of the site compiles the templates for it', async () => {
  await begin()
  await writeFile(join(at.content, 'site.yaml'), 'basePath: /news/\n')
  await built()
  const page = await readFile(join(at.out, 'index.html'), 'utf8')
  expect(page).toMatch(/href="\/news\/_astro\/styles\.[^"]+\.css"/)
  expect(page).not.toMatch(/"\/_astro\//)
})

test('a template that throws, ends its thread or takes all memory ends the build, which names the page and publishes nothing', async () => {
  await begin()
  const before = await digests(at.out)
  const template = 'src/templates/ArticleTemplate.astro'
  const original = await readFile(join(project.root, template), 'utf8')
  const faults = `{
    throws: () => { throw new Error('the tide is out') },
    ends: () => process.exit(3),
    fills: () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)) },
  }`
  await changeFile(project, template, text =>
    text.replace(
      'const { page } = Astro.props\n',
      `const { page } = Astro.props
const faults = ${faults}
if (page.shown.headline === 'Two') faults[process.env.FAULT]()
`,
    ),
  )
  for (const [fault, told] of [
    ['throws', 'the tide is out'],
    ['ends', 'the thread was to end with 3'],
    ['fills', ''],
  ] as const) {
    const { status, said } = await project.build({ ...at, env: { ...at.env, FAULT: fault } })
    expect(status).toBe(1)
    expect(said).toContain('/2021/02/two/')
    expect(said).toContain(told)
    expect(said).toContain('is as it was')
    expect(await digests(at.out)).toEqual(before)
  }
  await writeFile(join(project.root, template), original)
  expect((await built()).rendered).toBe(0)
})
