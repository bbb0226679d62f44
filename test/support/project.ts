import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, buildByCommand, type Ran } from './build.ts'
import { builderIn } from './builder-process.ts'
import type { Maker } from './desk.ts'
import { changedTemplate as template } from './lent-templates.ts'

/** A copy of the project whose templates may be changed. */
export interface Project extends Maker {
  root: string
  /** Makes the templates what they are in this project. */
  restoreTemplates: () => Promise<void>
  remove: () => Promise<void>
}

const copied = [
  ...['src', 'scripts/build.ts', 'astro.config.mjs'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
]

/** A folder on a disk, where that of temporary files is in memory. */
const disk = process.env.BACKFILE_TESTS_DISK ?? tmpdir()

/** Copies what a build needs of the project, with the packages of this one, or with `own` ones that may be changed. */
export async function projectCopy(packages: 'shared' | 'own' = 'shared'): Promise<Project> {
  const root = await mkdtemp(join(packages === 'own' ? disk : tmpdir(), 'backfile-project-'))
  for (const name of copied) await cp(name, join(root, name), { recursive: true })
  if (packages === 'own') await linkEach(await realpath('node_modules'), join(root, 'node_modules'))
  else await symlink(resolve('node_modules'), join(root, 'node_modules'))
  const original = await readFile(template, 'utf8')
  return {
    root,
    build: at => told(buildByCommand(at, [], { project: root })),
    changeTemplates: n => writeFile(join(root, template), `${original}\n<!-- ${n} -->\n`),
    restoreTemplates: () => writeFile(join(root, template), original),
    remove: async () => {
      await builderIn(root).end()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** What builds as a project does, without starting the command where that need not be. */
export function quick({ root, changeTemplates }: Project): Maker {
  return { build: at => told(build(at, [], { project: root })), changeTemplates }
}

/** What builds as this project does, without starting the command. Its templates stay as they are. */
export const here: Maker = {
  build: at => told(build(at)),
  changeTemplates: async () => undefined,
}

async function told(ran: Promise<Ran>): Promise<{ status: number; said: string }> {
  const { status, stdout, stderr } = await ran
  return { status, said: stdout + stderr }
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
