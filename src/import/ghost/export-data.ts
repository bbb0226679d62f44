import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Decoded, decodedBytes } from '../decoded.ts'
import { Unusable } from '../old-item.ts'
import { isRow, type Row } from './rows.ts'

/** What was read of an export. */
export interface Export {
  sites: [Row, ...Row[]]
  /** Its encoding, when it was not UTF-8. */
  guessed?: string | undefined
}

const remedy = 'In Ghost, export it again (Settings, Import/Export; before Ghost 5: Labs)'

/**
 * The tables of a JSON export of Ghost, in any of its forms: `{db: [{meta, data}]}`, `{meta, data}` and `{data}`; more
 * than one when it holds more than one site. Throws `Unusable` when it has no posts.
 */
export async function readExport(path: string): Promise<Export> {
  const { text, guessed } = await decoded(path)
  const [first, ...more] = tablesIn(parsed(text, path))
  if (first) return { sites: [first, ...more], guessed }
  throw new Unusable(
    `${path} is JSON, but holds no posts where an export of Ghost has them (“db”, “data”, “posts”). ${remedy}.`,
  )
}

/** JSON is UTF-8 (RFC 8259, section 8.1), whatever the pages say that are quoted in it. */
async function decoded(path: string): Promise<Decoded> {
  try {
    return decodedBytes(await readFile(path), 'utf-8')
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    throw new Unusable(`${path} cannot be read as an export of Ghost: ${reason}.`)
  }
}

function parsed(text: string, path: string): unknown {
  if (text.trim() === '') throw new Unusable(`${path} is empty. ${remedy}.`)
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (fault) {
    throw new Unusable(`${path} ${faultOf(text, fault)}`)
  }
}

function faultOf(text: string, fault: unknown): string {
  if (text.startsWith('PK')) return 'is a ZIP file: unpack it and name the JSON file within it.'
  if (!/^\s*[[{]/.test(text)) return `is not JSON. ${remedy}, and name the JSON file.`
  const reason = fault instanceof Error ? fault.message : String(fault)
  const cut = /[}\]]\s*$/.test(text) ? 'is broken JSON' : 'is cut off: it ends within the JSON'
  return `${cut} (${reason}). ${remedy}, and look whether all of it was downloaded.`
}

/** Goes down from the outermost object to those that have posts; a name may stand around another. */
function tablesIn(json: unknown, depth = 0): Row[] {
  if (!isRow(json) || depth > 3) return []
  if (Array.isArray(json.posts)) return json.posts.length > 0 ? [json] : []
  const inside = Array.isArray(json.db) ? json.db : [json.data]
  return inside.flatMap(one => tablesIn(one, depth + 1))
}

/** The name of a file, for people, as the place of what stands in it. */
export function placeIn(path: string, row: Row, at: number): string {
  const slug = typeof row.slug === 'string' && row.slug !== '' ? `“${row.slug}”` : `post ${at + 1}`
  return `${basename(path)}, ${slug}`
}
