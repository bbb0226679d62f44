import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, filesBelow, type Place, place, write } from './support/build.ts'
import { digests } from './support/desk.ts'
import { changeFile, type Project, projectCopy } from './support/project.ts'

let project: Project
beforeAll(async () => {
  project = await projectCopy('own')
})
afterAll(() => project.remove())

const postcss = `module.exports = { plugins: [{ postcssPlugin: 'more', Rule(rule) {
  if (rule.selector === 'body' && !rule.done) { rule.done = true; rule.append({ prop: '--more', value: '1' }) }
} }] }
`
const font = 'node_modules/@fontsource-variable/source-serif-4/wght.css'

/** Changes that reach the bundler and not the sources; the digest of the code knows of all but the last two. */
const changes: Record<string, () => Promise<unknown>> = {
  'another target in tsconfig.json': () =>
    changeFile(project, 'tsconfig.json', text => text.replace('ES2024', 'ES2015')),
  'a configuration of PostCSS': () => writeFile(join(project.root, 'postcss.config.cjs'), postcss),
  'a list of browsers': () => writeFile(join(project.root, '.browserslistrc'), 'firefox 60\n'),
  'another key in package.json': () =>
    changeFile(project, 'package.json', text =>
      text.replace('{', '{ "browserslist": "firefox 60",'),
    ),
  'a file of variables': () => writeFile(join(project.root, '.env'), 'VITE_X=1\n'),
  'a package that was patched in place': () =>
    changeFile(project, font, text => `${text}\n.patched { color: red }\n`),
  'a package that was patched in place, back again': () =>
    changeFile(project, font, text => text.replace(/\n.patched.*\n$/, '')),
}

async function built(at: Place): Promise<Record<string, string>> {
  const { status, said } = await project.build(at)
  expect(status, said).toBe(0)
  return digests(at.out)
}

/** What pages and styles name in `_astro/` and what is not there, by the page. */
async function deadNames(out: string): Promise<string[]> {
  const files = await filesBelow(out)
  const there = new Set(files)
  const dead: string[] = []
  let named = 0
  for (const file of files.filter(name => /\.(?:html|css|js)$/.test(name))) {
    const text = await readFile(join(out, file), 'utf8')
    for (const [, name = ''] of text.matchAll(/["'(]\/?_astro\/([^"')?#]+)/g)) {
      named += 1
      if (!there.has(`_astro/${name}`)) dead.push(`${file}: ${name}`)
    }
  }
  expect(named).toBeGreaterThan(10)
  return dead
}

test('whatever changes scripts and styles, no page names one that is not there', async () => {
  const at = await place({
    'articles/one.md': article({ title: 'One', date: '2020-01-01' }),
    'pages/about.md': article({ title: 'About' }),
  })
  await built(at)
  for (const [name, change] of Object.entries(changes)) {
    await change()
    await write(at.content, { 'pages/about.md': article({ title: 'About' }, `Of ${name}.\n`) })
    const site = await built(at)
    expect(await deadNames(at.out), name).toEqual([])
    if (!name.includes('patched')) continue
    const clean = { out: join(at.root, name), cache: join(at.root, `${name} cache`) }
    const env = { ...at.env, BACKFILE_OUT: clean.out, BACKFILE_CACHE: clean.cache }
    expect(site).toEqual(await built({ ...at, ...clean, env }))
  }
})
