import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, place } from './support/build.ts'
import { digests } from './support/desk.ts'
import { changeFile, type Project, projectCopy } from './support/project.ts'

let project: Project
beforeAll(async () => {
  project = await projectCopy('own')
})
afterAll(() => project.remove())

/** Makes a package of the project another version of itself, as an update would. */
async function update(name: string, file: string, change: (text: string) => string): Promise<void> {
  await changeFile(project, join('node_modules', name, file), change)
  const place = `"node_modules/${name}": {`
  await changeFile(project, 'package-lock.json', text => {
    const at = text.indexOf('"version": "', text.indexOf(place)) + '"version": "'.length
    return `${text.slice(0, at)}99.${text.slice(at)}`
  })
}

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>\n'

test('after an update of a package that no file of ours imports, the site is what a clean build makes', async () => {
  const text = 'An *emphatic* text with a ![plan](plan.svg).\n'
  const at = await place({
    'articles/one.md': article({ title: 'One', date: '2020-01-01' }, text),
    'articles/plan.svg': drawing,
  })
  const built = async (to = at) => {
    const { status, said } = await project.build(to)
    expect(status, said).toBe(0)
    return digests(to.out)
  }
  await built()
  await update('mdast-util-to-hast', 'lib/handlers/emphasis.js', code =>
    code.replace("tagName: 'em'", "tagName: 'i'"),
  )
  const after = await built()
  expect(await readFile(join(at.out, '2020/01/one/index.html'), 'utf8')).toContain(
    '<i>emphatic</i>',
  )
  const clean = { out: join(at.root, 'clean'), cache: join(at.root, 'clean-cache') }
  const env = { ...at.env, BACKFILE_OUT: clean.out, BACKFILE_CACHE: clean.cache }
  expect(after).toEqual(await built({ ...at, ...clean, env }))
})

test('without a lockfile, a build says in one sentence what to do; one of another program is as good', async () => {
  const at = await place({ 'articles/one.md': article({ title: 'One', date: '2020-01-01' }) })
  const [npm, pnpm] = ['package-lock.json', 'pnpm-lock.yaml'].map(name => join(project.root, name))
  await rename(npm as string, pnpm as string)
  expect((await project.build(at)).status).toBe(0)
  await rm(pnpm as string)
  const { status, said } = await project.build(at)
  expect(status).toBe(1)
  expect(said).toContain('run “npm install”')
  expect(said).toContain('Nothing was published')
  expect(said).not.toMatch(/\n\s+at /)
})
