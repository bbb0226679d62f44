import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve, sep } from 'node:path'

/** The folders that a command works with, as absolute paths. */
export interface Folders {
  content: string
  /** Files that are copied into the site as they are. */
  public: string
  out: string
  cache: string
}

/** From `BACKFILE_CONTENT`, `_PUBLIC`, `_OUT` and `_CACHE`, relative to the current folder. */
export function foldersFrom(env: NodeJS.ProcessEnv): Folders {
  return {
    content: resolve(env.BACKFILE_CONTENT || 'content'),
    public: resolve(env.BACKFILE_PUBLIC || 'public'),
    out: resolve(env.BACKFILE_OUT || 'dist'),
    cache: resolve(env.BACKFILE_CACHE || '.backfile'),
  }
}

/** Where a build makes files, before they are put in their places. */
export function stageOf({ cache }: Pick<Folders, 'cache'>): string {
  return join(cache, 'stage')
}

/** Folders of the project that hold work, not output. */
const projectFolders = ['src', 'public', 'scripts', 'docs', 'test', 'node_modules', '.git']

/**
 * Why a site must not be written to `out`, wherever links lead from there; undefined when it may. `setting` is what says
 * where that is.
 */
export function outFault(folders: Folders, setting = 'BACKFILE_OUT'): string | undefined {
  const { content, out, cache } = folders
  const precious = {
    'the content folder': content,
    'the folder of public files': folders.public,
    'the cache': cache,
    'the project': process.cwd(),
  }
  for (const [name, folder] of Object.entries(precious)) {
    if (holds(out, folder)) return `${out} holds ${name}. Point ${setting} at a folder of its own.`
  }
  if (holds(stageOf(folders), out)) {
    return `${out} lies in ${stageOf(folders)}, where builds work. Point ${setting} elsewhere.`
  }
  if (holds(content, out)) return `${out} lies in the content folder. Point ${setting} elsewhere.`
  const own = projectFolders.map(name => resolve(name)).find(folder => holds(folder, out))
  if (own) return `${out} lies in ${own}, which is part of the project. Point ${setting} elsewhere.`
  return holds(out, homedir())
    ? `${out} holds a home folder. Point ${setting} elsewhere.`
    : undefined
}

/** Why a site must not be deployed to a folder, wherever links lead from there; undefined when it may. */
export function targetFault(folder: string, folders: Folders): string | undefined {
  const { out, cache } = folders
  const elsewhere = 'Point the target elsewhere.'
  if (holds(folder, out) || holds(out, folder)) {
    return `${folder} is the output folder, lies in it or holds it. ${elsewhere}`
  }
  if (holds(cache, folder)) return `${folder} lies in the cache. ${elsewhere}`
  return outFault({ ...folders, out: folder }, 'the target')
}

/** Whether a folder is another, or holds it, when every link is followed. */
export function holds(outer: string, inner: string): boolean {
  const [around, within] = [realOf(outer), realOf(inner)]
  return within === around || within.startsWith(around.endsWith(sep) ? around : around + sep)
}

/** A path without links; what does not exist yet is below the folder that does. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    const above = dirname(path)
    return above === path ? path : join(realOf(above), basename(path))
  }
}
