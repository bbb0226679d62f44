import { statSync } from 'node:fs'
import { join } from 'node:path'
import { settled, stampOf } from './file-stamp.ts'
import type { ReadArticle } from './read-article.ts'
import type { Store } from './store.ts'

/**
 * Reads a file again that the store knows, keeps what it holds now, and says whether nothing but its text has changed.
 * Then the archive is as it was, but for what the store gives as the text of the file. Not for a file that is new, gone,
 * faulty or the same. `root` is the content folder, and `file` a path below it.
 */
export async function readText(root: string, file: string, store: Store): Promise<boolean> {
  const known = store.known().get(file)
  const stats = statSync(join(root, file), { throwIfNoEntry: false })
  if (!known || !stats?.isFile()) return false
  const before = heldOf(file, store)
  const { default: readAll } = await import('./article-worker.ts')
  const task = { root, files: [{ file, ...stampOf(stats), digest: known.digest }] }
  const [result] = readAll(task)
  if (!result?.read) return false
  store.save([settled(result)])
  return result.read.entry !== undefined && toldOf(result.read) === toldOf(before)
}

type Held = Pick<ReadArticle, 'entry' | 'problems'>

function heldOf(file: string, store: Store): Held {
  const { entries, problems } = store.load<never>(file.startsWith('pages/') ? 'pages' : 'articles')
  return {
    entry: entries.find(entry => entry.file === file),
    problems: problems.filter(problem => problem.file === file),
  }
}

/** Keys of what a change of the text alone changes. */
const ofText: ReadonlySet<string> = new Set(['body', 'line', 'column', 'print'])

function toldOf({ entry, problems }: Held): string {
  return JSON.stringify([entry, problems], (key, value) => (ofText.has(key) ? undefined : value))
}
