import { plainLine } from '../clean-text.ts'
import type { Loss } from '../losses.ts'
import { type Row, textIn } from './rows.ts'
import type { Related, Tables } from './tables.ts'

/** The tags of a post that readers saw, the primary one first. Internal ones, and lost ones, are told as losses. */
export function tagsOf(post: Row, { tags }: Tables, losses: Loss[]): Related[] {
  const all = tags.get(textIn(post, 'id') ?? '') ?? []
  return all.filter(tag => {
    const fault = faultOf(tag)
    if (fault) losses.push({ code: 'field-left', detail: fault })
    return !fault
  })
}

function faultOf({ id, row }: Related): string | undefined {
  const name = nameOf(row)
  if (name === undefined) return `tag ${id}, which the export does not name`
  const internal = textIn(row, 'visibility') === 'internal' || name.startsWith('#')
  return internal ? `internal tag ${name}` : undefined
}

/** Who wrote a post, in order: several since Ghost 1.22, one before. Whom the export does not name is told as a loss. */
export function authorsOf(post: Row, tables: Tables, losses: Loss[]): Related[] {
  const several = tables.authors.get(textIn(post, 'id') ?? '') ?? []
  const one = textIn(post, 'author_id') ?? textIn(post, 'author')
  const single = one === undefined ? [] : [{ id: one, row: tables.users.get(one) }]
  return (several.length > 0 ? several : single).filter(({ id, row }) => {
    const known = nameOf(row) !== undefined
    if (!known)
      losses.push({ code: 'field-left', detail: `author ${id}, whom the export does not name` })
    return known
  })
}

/** The names of tags or authors, on one line each. */
export function namesOf(related: readonly Related[]): string[] {
  return [...new Set(related.map(({ row }) => nameOf(row)).filter(name => name !== undefined))]
}

function nameOf(row: Row | undefined): string | undefined {
  return plainLine(textIn(row, 'name') ?? textIn(row, 'slug') ?? '') || undefined
}
