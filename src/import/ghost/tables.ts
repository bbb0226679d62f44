import { numberOf, type Row, rowsIn, textIn } from './rows.ts'

/** The end of a relation: the row that is meant, or only its id when the export does not hold it. */
export interface Related {
  id: string
  row?: Row | undefined
}

/** The tables of one site, by what they are asked for. */
export interface Tables {
  posts: readonly unknown[]
  /** By the id of the post. */
  meta: ReadonlyMap<string, Row>
  tags: ReadonlyMap<string, readonly Related[]>
  /** By the id of the post, where the export has them (Ghost 1.22 and later). */
  authors: ReadonlyMap<string, readonly Related[]>
  users: ReadonlyMap<string, Row>
  settings: ReadonlyMap<string, string>
}

/** Joins the tables of an export, related rows in the order in which readers saw them. */
export function tablesOf(data: Row): Tables {
  const users = byId(rowsIn(data, 'users'), 'id')
  return {
    posts: Array.isArray(data.posts) ? data.posts : [],
    meta: byId(rowsIn(data, 'posts_meta'), 'post_id'),
    tags: related(rowsIn(data, 'posts_tags'), 'tag_id', byId(rowsIn(data, 'tags'), 'id')),
    authors: related(rowsIn(data, 'posts_authors'), 'author_id', users),
    users,
    settings: settingsIn(data),
  }
}

function byId(rows: readonly Row[], name: string): Map<string, Row> {
  return new Map(rows.map(row => [textIn(row, name) ?? '', row]))
}

function related(
  relations: readonly Row[],
  name: string,
  targets: ReadonlyMap<string, Row>,
): Map<string, Related[]> {
  const found = new Map<string, Related[]>()
  for (const relation of relations.toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const [post, id] = [textIn(relation, 'post_id'), textIn(relation, name)]
    if (post === undefined || id === undefined) continue
    const list = found.get(post) ?? []
    found.set(post, list)
    if (!list.some(known => known.id === id)) list.push({ id, row: targets.get(id) })
  }
  return found
}

function orderOf(relation: Row): number {
  return numberOf(relation.sort_order)
}

function settingsIn(data: Row): Map<string, string> {
  return new Map(
    rowsIn(data, 'settings').flatMap((setting): [string, string][] => {
      const [key, value] = [textIn(setting, 'key'), textIn(setting, 'value')]
      return key !== undefined && value !== undefined ? [[key, value]] : []
    }),
  )
}
