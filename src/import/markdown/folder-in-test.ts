import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { noMapping } from '../mapping.ts'
import type { OldItem, Source, Unreadable } from '../old-item.ts'
import type { Report } from '../report.ts'
import { runImport } from '../run-import.ts'
import { openMarkdown } from './open-folder.ts'

/** A new folder with files of the given texts, for a test. */
export function folderOf(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'folder-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** What is read of a folder, by the paths of its files. */
export async function readFolder(path: string): Promise<Record<string, OldItem>> {
  const items = await allOf(await openMarkdown(path))
  return Object.fromEntries(items.map(item => [item.key, item as OldItem]))
}

/** Everything that a source yields. */
export async function allOf(source: Source): Promise<(OldItem | Unreadable)[]> {
  const found: (OldItem | Unreadable)[] = []
  for await (const item of source.items()) found.push(item)
  return found
}

/** The one item of a folder that holds the given files, read by the path of the first. */
export async function readOne(files: Record<string, string>): Promise<OldItem> {
  const [first = ''] = Object.keys(files)
  const item = (await readFolder(folderOf(files)))[first]
  if (!item) throw new Error(`nothing was read of ${first}`)
  return item
}

/** What an import makes of a folder with the given files: the report, and the text of what became of each. */
export async function importedFolder(
  files: Record<string, string>,
): Promise<{ report: Report; texts: Record<string, string> }> {
  const into = mkdtempSync(join(tmpdir(), 'imported-'))
  const { report } = await runImport({
    ...{ source: await openMarkdown(folderOf(files)), name: 'source', into, media: 'skip' },
    ...{ report: join(into, 'imports/source.json'), mapping: noMapping },
  })
  const texts = Array.from(report.items, ({ key, file }) => [
    key,
    file === undefined ? '' : readFileSync(join(into, file), 'utf8'),
  ])
  return { report, texts: Object.fromEntries(texts) }
}
