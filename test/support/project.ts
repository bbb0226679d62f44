import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from './build.ts'
import type { Maker } from './desk.ts'

/** A copy of the project whose templates may be changed. */
export interface Project extends Maker {
  remove: () => Promise<void>
}

const copied = [
  ...['src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'],
]
const template = 'src/components/Footer.astro'

/** Copies what a build needs of the project, with the packages of this one. */
export async function projectCopy(): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), 'backfile-project-'))
  for (const name of copied) await cp(name, join(root, name), { recursive: true })
  await symlink(resolve('node_modules'), join(root, 'node_modules'))
  const original = await readFile(template, 'utf8')
  return {
    build: async at => {
      const { status, stdout, stderr } = await build(at, [], undefined, root)
      return { status, said: stdout + stderr }
    },
    changeTemplates: n => writeFile(join(root, template), `${original}\n<!-- ${n} -->\n`),
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
