import { readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Fields } from './fields.ts'
import type { Folder } from './folder.ts'
import { plainWords } from './plain-words.ts'
import { settingsIn } from './settings-in.ts'
import { isGroup, textAt, textsOf, type Value, valueAt } from './value.ts'

/** Names of authors by the short names that texts use for them. */
export type AuthorNames = ReadonlyMap<string, string>

const files = ['_data/authors', '_data/people', '_data/members', 'data/authors', 'data/people']
const folders = ['data/author', 'data/authors', '_data/authors', '_authors', 'content/authors']

/** The names that the data of a site gives its authors; empty when it gives none. */
export function authorNames(folder: Folder): AuthorNames {
  const names = new Map<string, string>()
  const add = (key: string, person: Value | undefined) => {
    const name = ['name', 'display_name', 'full_name', 'title']
      .map(at => textAt(person, at))
      .find(Boolean)
    if (name !== undefined) names.set(key.toLowerCase(), name)
  }
  for (const [key, person] of Object.entries(peopleIn(folder))) add(key, person)
  for (const path of folders.map(one => join(folder.root, one)).flatMap(filesIn)) {
    add(basename(path, extname(path)), settingsIn(path))
  }
  return names
}

function peopleIn({ root, settings }: Folder): Record<string, Value> {
  const told = valueAt(settings, 'authors')
  const ends = ['.yml', '.yaml', '.json', '.toml']
  const read = files.flatMap(file => ends.map(end => settingsIn(join(root, file + end))))
  return Object.assign({}, isGroup(told) ? told : {}, ...read)
}

function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter(name => /\.(?:ya?ml|json|toml)$/.test(name))
    return names.sort().map(name => join(folder, name))
  } catch {
    return []
  }
}

/** The byline of a file; of Pelican's, that of the settings when it has none. */
export function authorsOf(fields: Fields, folder: Folder, names: AuthorNames): string[] {
  const value = fields.take('authors', 'author', 'byline', 'by', 'writer', 'creator')
  const usual = folder.generator === 'pelican' ? valueAt(folder.settings, 'AUTHOR') : undefined
  const written = typeof value === 'string' ? parted(value) : textsOf(value)
  const told = written.length > 0 ? written : textsOf(usual)
  const plain = told.map(name => plainWords(names.get(name.toLowerCase()) ?? withoutMail(name)))
  return [...new Set(plain)].filter(Boolean)
}

/** Several names in one text: parted by semicolons, or by commas when each of them has more than one word. */
function parted(text: string): string[] {
  const plain = text.trim().replace(/^\[(.*)\]$/s, '$1')
  if (/[;、，]/.test(plain)) return plain.split(/[;、，]/).map(part => part.trim())
  const parts = plain.split(/,\s*/).filter(Boolean)
  return parts.every(part => part.trim().includes(' ')) ? parts : textsOf(plain)
}

function withoutMail(name: string): string {
  return name.replace(/\s*[<(][^<>()\s]+@[^<>()\s]+[>)]/, '')
}
