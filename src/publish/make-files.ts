import { storePath } from '../intake/open-archive.ts'
import { hasTemplate, isText } from '../plan/kinds.ts'
import type { PageKind } from '../plan/page.ts'
import { progressLine } from '../terminal/progress.ts'
import { contentOf } from './content-of.ts'
import { type Folders, stageOf } from './folders.ts'
import type { Opened } from './open.ts'
import { renderPages } from './render-pages.ts'
import type { MadeFile } from './render-worker.ts'
import { makeSearchParts, makingOf, type Parts } from './search-parts.ts'
import type { Templates } from './templates.ts'
import { writeFiles } from './write-files.ts'

/** Makes pages and files of the plan, by their addresses, into the stage, or another folder that is given. */
export async function makeFiles(
  { plan, store }: Pick<Opened, 'plan' | 'store'>,
  pages: Iterable<readonly [string, { kind: PageKind }]>,
  { entry }: Pick<Templates, 'entry'>,
  folders: Folders,
  stage = stageOf(folders),
): Promise<MadeFile[]> {
  const all = [...pages]
  const isRendered = ([, { kind }]: (typeof all)[number]) => hasTemplate(kind) || isText(kind)
  const rendered = all.filter(isRendered).map(([address]) => address)
  const others = all.filter(page => !isRendered(page)).map(([address]) => address)
  const line = progressLine('Rendering pages', process.stdout)
  let done = 0
  const progress = (more: number) => {
    done += more
    line(done, all.length)
  }
  const html = (file: string) => store.html(file)
  const made = await Promise.all([
    renderPages(rendered, { plan, html, entry, stage, progress }),
    writeFiles(others, contentOf(plan, store, folders), stage, progress),
  ])
  return made.flat()
}

/** Makes parts of the search into the stage, beside all that comes after. */
export async function searchOf({ plan }: Opened, parts: Parts, folders: Folders): Promise<void> {
  const making = (part: string) => makingOf(plan, part)
  const { content, cache } = folders
  const places = { store: storePath(cache), content, stage: stageOf(folders) }
  await makeSearchParts(parts, { making, ...places })
}
