import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

/** Files of a content folder, by their paths below it. */
export type Files = Record<string, string | Uint8Array>

/** What a command left. */
export interface Ran {
  status: number
  stdout: string
  stderr: string
}

/** A place to build in: a content folder, and where its site and cache go. */
export interface Place {
  root: string
  content: string
  public: string
  out: string
  cache: string
  env: NodeJS.ProcessEnv
}

/** Makes an empty place that is gone after the test (or, with `keep`, after the run). */
export async function newPlace(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'backfile-'))
  const [content, files, out, cache] = ['content', 'public', 'dist', 'cache'].map(name =>
    join(root, name),
  ) as [string, string, string, string]
  await mkdir(content)
  const env = {
    ...{ BACKFILE_CONTENT: content, BACKFILE_OUT: out, BACKFILE_CACHE: cache },
    BACKFILE_PUBLIC: files,
  }
  return { root, content, public: files, out, cache, env }
}

/** A place for one test. */
export async function place(files: Files): Promise<Place> {
  const made = await newPlace()
  onTestFinished(() => rm(made.root, { recursive: true, force: true }))
  await write(made.content, files)
  return made
}

/** The same place again, with its content, site and cache as they are, for one test. */
export async function copyOf(at: Place): Promise<Place> {
  const copy = await place({})
  for (const folder of ['content', 'out', 'cache'] as const) {
    await cp(at[folder], copy[folder], { recursive: true, preserveTimestamps: true })
  }
  return copy
}

/** Writes files below a folder. */
export async function write(folder: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
}

/** Runs a program of the project to its end, or kills it after so many milliseconds. */
export function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = process.cwd(),
  killAfter?: number,
): Promise<Ran> {
  return new Promise((done, fail) => {
    const { GITHUB_ACTIONS: _a, NODE_ENV: _b, VITEST: _c, ...inherited } = process.env
    const whole = { ...inherited, ...env }
    const killed =
      killAfter === undefined ? {} : { timeout: killAfter, killSignal: 'SIGKILL' as const }
    const child = spawn(process.execPath, args, { cwd, env: whole, ...killed })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', data => {
      stdout += data
    })
    child.stderr.on('data', data => {
      stderr += data
    })
    child.on('error', fail)
    child.on('close', status => done({ status: status ?? -1, stdout, stderr }))
  })
}

const astro = resolve('node_modules/astro/bin/astro.mjs')

/** Runs the real build, as `npm run build` does, and starts it only to kill it when asked to. */
export async function build(
  at: Place,
  flags: readonly string[] = [],
  killAfter?: number,
  project = process.cwd(),
): Promise<Ran> {
  await lendTemplates(at.cache)
  const ran = await run([astro, 'build', ...flags], at.env, project, killAfter)
  if (project === process.cwd()) await keepTemplates(at.cache)
  return ran
}

/**
 * Templates that an earlier build of the tests compiled. They are the same for every archive, so that a build in a new
 * place need not compile them again; one that may not use them, as its code is other or its site is at another path, sees
 * that by their seal.
 */
const templates = resolve('node_modules/.cache/backfile-templates')

async function lendTemplates(cache: string): Promise<void> {
  const theirs = join(cache, 'templates')
  if (existsSync(theirs) || !existsSync(templates)) return
  await cp(templates, theirs, { recursive: true }).catch(() =>
    rm(theirs, { recursive: true, force: true }),
  )
}

async function keepTemplates(cache: string): Promise<void> {
  const theirs = join(cache, 'templates')
  const seals = [theirs, templates].map(folder => join(folder, 'seal.json'))
  const [seal, kept] = await Promise.all(seals.map(file => readFile(file, 'utf8').catch(() => '')))
  if (seal === '' || seal === kept) return
  await mkdir(dirname(templates), { recursive: true })
  const copy = `${templates}-${process.pid}-${performance.now()}`
  await cp(theirs, copy, { recursive: true })
  await rm(templates, { recursive: true, force: true })
  await rename(copy, templates).catch(() => rm(copy, { recursive: true }))
}

/** Every file below a folder, by its path with forward slashes, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** The text of a file of the site at a place. */
export function siteFile(at: Place, file: string): Promise<string> {
  return readFile(join(at.out, file), 'utf8')
}

/** An article with a frontmatter. */
export function article(fields: Record<string, unknown>, body = 'Text of the article.\n'): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n${body}`
}

/** Links a file or folder into a content folder. */
export async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await symlink(target, path)
}
