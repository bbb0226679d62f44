import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Command } from './measured.ts'

/** A generator that is measured. */
export interface Contender {
  name: string
  /** Builds the site from the content that all contenders share. */
  command: Command
  /** Where its site goes. */
  out: string
  /** Forgets everything: the next build is from nothing. */
  clear: () => void
  /** Changes a template; the same for the same number. */
  changeTemplate: (n: number) => void
  /** Gives the site another name. */
  rename: (name: string) => void
}

/** Makes a contender's project below a folder, over the articles in `content/articles`. */
export type MakeContender = (folder: string, content: string) => Contender

/** Writes the files of a project. */
export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** A function that puts a number into a file, so that the file is another. */
export function changing(path: string, mark: (n: number) => string): (n: number) => void {
  const original = readFileSync(path, 'utf8')
  return n => writeFileSync(path, original + mark(n))
}

/** Files that a build wrote since a point of time, and their bytes. */
export function writtenSince(folder: string, since: number): { files: number; bytes: number } {
  const written = { files: 0, bytes: 0 }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const below = writtenSince(path, since)
      written.files += below.files
      written.bytes += below.bytes
      continue
    }
    const { mtimeMs, size } = statSync(path)
    if (mtimeMs < since) continue
    written.files += 1
    written.bytes += size
  }
  return written
}

const copied = [
  ...['src', 'scripts/build.ts', 'astro.config.mjs'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
]
/** A component that stands on every page. */
const onEveryPage = 'src/components/Footer.astro'

/** Copies what a build needs of this project, with the packages of this one. */
export function copyProject(folder: string): { changeTemplate: (n: number) => void } {
  rmSync(folder, { recursive: true, force: true })
  for (const name of copied) cpSync(name, join(folder, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return { changeTemplate: changing(join(folder, onEveryPage), n => `\n<!-- ${n} -->\n`) }
}

/** Backfile itself, its search included. */
export const backfile: MakeContender = (folder, content) => {
  const project = join(folder, 'backfile')
  const { changeTemplate } = copyProject(project)
  const [out, cache] = [join(folder, 'backfile-site'), join(folder, 'backfile-cache')]
  const settings = join(content, 'site.yaml')
  return {
    name: 'Backfile',
    out,
    changeTemplate,
    command: {
      argv: [process.execPath, 'scripts/build.ts'],
      cwd: project,
      env: { BACKFILE_CONTENT: content, BACKFILE_OUT: out, BACKFILE_CACHE: cache },
    },
    clear: () => {
      for (const path of [out, cache]) rmSync(path, { recursive: true, force: true })
    },
    rename: name => {
      const text = readFileSync(settings, 'utf8')
      writeFileSync(settings, text.replace(/^name: .*$/m, `name: ${name}`))
    },
  }
}
