import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type OldItem,
  type OldSite,
  type OpenSource,
  type Unreadable,
  Unusable,
} from '../old-item.ts'
import { placeIn, readExport } from './export-data.ts'
import { fileFinder } from './local-files.ts'
import { siteOf } from './old-site.ts'
import { itemOf } from './post-item.ts'
import { isRow, textIn } from './rows.ts'
import { type Tables, tablesOf } from './tables.ts'

/**
 * Opens a JSON export of Ghost, of any version. Posts and pages are items, in the order of the file; what is not in
 * its tables (members, themes, pictures) is not read. Throws `Unusable` when there is no JSON, or there are no posts.
 */
export const openGhost: OpenSource = async given => {
  const path = exportIn(given)
  const { sites, guessed } = await readExport(path)
  const all = sites.map(tablesOf)
  const site = siteOf(all[0]?.settings ?? new Map())
  const total = all.reduce((sum, { posts }) => sum + posts.length, 0)
  let done = 0
  return {
    kind: 'ghost',
    site,
    async *items() {
      done = 0
      const keys = new Map<string, number>()
      for (const tables of all) {
        for (const [at, post] of tables.posts.entries()) {
          yield read(post, at, { path, tables, site, keys, guessed })
          done++
        }
      }
    },
    progress: () => done / total,
    fileOf: fileFinder(path, site),
  }
}

/** The export in a folder that also holds pictures; a file itself. */
function exportIn(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path
  const names = readdirSync(path).filter(name => name.endsWith('.json'))
  const [name] = names
  if (name !== undefined && names.length === 1) return join(path, name)
  throw new Unusable(
    `${path} holds ${names.length} JSON files. Name the one that is the export of Ghost.`,
  )
}

interface Reading {
  path: string
  tables: Tables
  site: OldSite
  /** How often each key was given. */
  keys: Map<string, number>
  guessed: string | undefined
}

function read(
  post: unknown,
  at: number,
  { path, tables, site, keys, guessed }: Reading,
): OldItem | Unreadable {
  const row = isRow(post) ? post : {}
  const id = textIn(row, 'id') ?? textIn(row, 'uuid') ?? textIn(row, 'slug')
  const wanted = id === undefined ? `post at ${at + 1}` : `post ${id}`
  const times = (keys.get(wanted) ?? 0) + 1
  keys.set(wanted, times)
  const key = times === 1 ? wanted : `${wanted}, number ${times}`
  const place = placeIn(path, row, at)
  if (!isRow(post)) return { unreadable: true, key, place, reason: 'it is not a JSON object' }
  const item = itemOf(post, tables, site, { key, place })
  if ('unreadable' in item) return item
  if (times > 1) item.losses.push({ code: 'id-twice', detail: wanted })
  if (guessed) item.losses.push({ code: 'encoding-guessed', detail: guessed })
  return item
}
