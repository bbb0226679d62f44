import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { noteBuild } from '../../scripts/test-builds.ts'
import { builderIn } from './builder-process.ts'
import { keepTemplates, lendTemplates } from './lent-templates.ts'
import type { Place, Ran } from './place.ts'

/** Files of a content folder, by their paths below it. */
export type Files = Record<string, string | Uint8Array>

export type { Place, Ran } from './place.ts'

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

/** The environment of a program that starts in a place: that of the tests, but for what would change what it does. */
function envFor(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GITHUB_ACTIONS: _a, NODE_ENV: _b, VITEST: _c, ...inherited } = process.env
  return { ...inherited, ...env }
}

/** Runs a program of the project to its end, or kills it after so many milliseconds. */
export function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = process.cwd(),
  killAfter?: number,
): Promise<Ran> {
  return new Promise((done, fail) => {
    const killed =
      killAfter === undefined ? {} : { timeout: killAfter, killSignal: 'SIGKILL' as const }
    const child = spawn(process.execPath, args, { cwd, env: envFor(env), ...killed })
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

/** Which project builds, when it is not this one, and when the process is to be killed, in milliseconds. */
interface BuildOptions {
  project?: string
  killAfter?: number
}

/**
 * Builds as `npm run build` does once it has started, in a process that the builds of a test file share, so that they need
 * not start Node and Astro again. Where the templates have to be compiled, the command itself builds.
 */
export async function build(
  at: Place,
  flags: readonly string[] = [],
  { project = process.cwd() }: Pick<BuildOptions, 'project'> = {},
): Promise<Ran> {
  await lendTemplates(at, project)
  const ran = await builderIn(project).build({ flags, env: envFor(at.env) })
  if (!ran) {
    const compiled = await command(at, flags, { project })
    await keepTemplates(at, project)
    return compiled
  }
  noteBuild('shared')
  return ran
}

const astro = resolve('node_modules/astro/bin/astro.mjs')

/** Runs the real build, as `npm run build` does, and starts it only to kill it when asked to. */
export async function buildByCommand(
  at: Place,
  flags: readonly string[] = [],
  options: BuildOptions = {},
): Promise<Ran> {
  const { project = process.cwd() } = options
  // What copies of the project make is to be known by what they compile.
  if (project !== process.cwd()) return command(at, flags, options)
  await lendTemplates(at, project)
  const ran = await command(at, flags, options)
  await keepTemplates(at, project)
  return ran
}

function command(
  at: Place,
  flags: readonly string[],
  { project = process.cwd(), killAfter }: BuildOptions,
): Promise<Ran> {
  noteBuild('command')
  return run([astro, 'build', ...flags], at.env, project, killAfter)
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
