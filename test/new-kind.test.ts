import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, place } from './support/build.ts'
import { changeFile, type Project, projectCopy } from './support/project.ts'

/* What a new kind of page takes: what it shows, its template, a row in the table of kinds, and its places in the plan and
 * among the templates. */

const plan = `import type { Edition } from '../archive/edition.ts'
import { planned, type Planned } from './page.ts'

export interface ColophonShown {
  canonical: string
  typeface: string
}

declare module './page.ts' {
  interface Shown {
    colophon: ColophonShown
  }
}

export function colophonPage({ site }: Edition): Planned {
  const address = \`\${site.path}/colophon/\`
  return planned('colophon', address, () => ({ canonical: address, typeface: 'Source Serif' }))
}
`

const template = `---
import Page from './Page.astro'
import type { PageIn } from './page-in.ts'

interface Props {
  page: PageIn<'colophon'>
}

const { page } = Astro.props
---

<Page page={page} title="Colophon" canonical={page.shown.canonical}>
  <p>Set in {page.shown.typeface}.</p>
</Page>
`

const page = 'src/plan/colophon-page.ts'

let project: Project
beforeAll(async () => {
  project = await projectCopy()
  await writeFile(join(project.root, page), plan)
  await writeFile(join(project.root, 'src/templates/ColophonTemplate.astro'), template)
  await changeFile(project, 'src/plan/plan.ts', text =>
    text
      .replace('import', "import { colophonPage } from './colophon-page.ts'\nimport")
      .replace(
        '...correctionsPages(edition),',
        '...correctionsPages(edition),\n    colophonPage(edition),',
      ),
  )
  await changeFile(project, 'src/pages/[...address].astro', text =>
    text
      .replace(
        'import',
        "import ColophonTemplate from '../templates/ColophonTemplate.astro'\nimport",
      )
      .replace('  corrections:', '  colophon: ColophonTemplate,\n  corrections:'),
  )
})
afterAll(() => project.remove())

test('a kind without a row in the table of kinds does not compile', async () => {
  const own = { extends: './tsconfig.json', include: [], files: ['src/plan/kinds.ts', page] }
  await writeFile(join(project.root, 'tsconfig.kinds.json'), JSON.stringify(own))
  const { status, stdout } = spawnSync(
    'node_modules/.bin/tsc',
    ['--noEmit', '--project', 'tsconfig.kinds.json'],
    { cwd: project.root, encoding: 'utf8' },
  )
  expect(status).not.toBe(0)
  expect(stdout).toMatch(/kinds\.ts.*colophon/s)
})

test('a kind with its row is rendered, listed in the sitemap and compared by later builds', async () => {
  await changeFile(project, 'src/plan/kinds.ts', text =>
    text.replace('  feeds: own,', '  feeds: own,\n  colophon: page,'),
  )
  const at = await place({ 'articles/one.md': article({ title: 'One', date: '2020-01-01' }) })
  expect(await project.build(at)).toMatchObject({ status: 0 })
  const page = await readFile(join(at.out, 'colophon/index.html'), 'utf8')
  expect(page).toContain('Set in Source Serif.')
  expect(page).toContain('/_astro/styles.')
  const sitemap = await readFile(join(at.out, 'sitemap-lists-1.xml'), 'utf8')
  expect(sitemap).toContain('/colophon/</loc>')
  const { said } = await project.build(at)
  expect(said).toMatch(/^0 pages rendered/m)
})
