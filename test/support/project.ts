import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from './build.ts'
import type { Maker } from './desk.ts'

/** A copy of the project whose templates may be changed. */
export interface Project extends Maker {
  root: string
  remove: () => Promise<void>
}

const copied = [
  ...['src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'],
]
const template = 'src/components/Footer.astro'

/** Copies what a build needs of the project, with the packages of this one, or with `own` ones that may be changed. */
export async function projectCopy(packages: 'shared' | 'own' = 'shared'): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), 'backfile-project-'))
  for (const name of copied) await cp(name, join(root, name), { recursive: true })
  if (packages === 'own') await linkEach(await realpath('node_modules'), join(root, 'node_modules'))
  else await symlink(resolve('node_modules'), join(root, 'node_modules'))
  const original = await readFile(template, 'utf8')
  return {
    root,
    build: async at => {
      const { status, stdout, stderr } = await build(at, [], undefined, root)
      return { status, said: stdout + stderr }
    },
    changeTemplates: n => writeFile(join(root, template), `${original}\n<!-- ${n} -->\n`),
    remove: () => rm(root, { recursive: true, force: true }),
  }
}

/** Copies a folder as hard links, which takes a second; as files where the disk is another. */
async function linkEach(from: string, to: string): Promise<void> {
  const { status } = spawnSync('cp', ['-al', from, to])
  if (status !== 0) await cp(from, to, { recursive: true, force: true })
}

/** Changes a file of a project, without changing what it is a hard link of. */
export async function changeFile(
  { root }: Project,
  file: string,
  change: (text: string) => string,
): Promise<void> {
  const path = join(root, file)
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`nothing was changed in ${file}`)
  await rm(path)
  await writeFile(path, after)
}
