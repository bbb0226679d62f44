import type { Fields } from './fields.ts'
import type { Folder } from './folder.ts'
import { plainWords } from './plain-words.ts'
import { foldersOfAll, type SourceFile } from './source-file.ts'
import { groupAt, isEmpty, textsOf, type Value } from './value.ts'

/** The tags of a file, in its order, each once; of Hugo's with the terms of the taxonomies that a site made for itself. */
export function tagsOf(fields: Fields, folder: Folder): string[] {
  const { generator, settings } = folder
  const value = fields.take('tags', 'tag', 'topics', 'topic', 'keywords', 'labels')
  const tags = namesIn(value, generator === 'jekyll' && isEmpty(fields.peek('tag')))
  const own = generator === 'hugo' ? Object.values(groupAt(settings, 'taxonomies')) : []
  const terms = own
    .flatMap(textsOf)
    .filter(name => !/^(?:tags?|categor(?:y|ies)|authors?)$/i.test(name))
    .flatMap(name => textsOf(fields.take(name)).map(plainWords))
  return unique([...tags, ...terms])
}

/** The categories of a file, the most important first: told by it, or by the folders that its generator heeds. */
export function categoriesOf(fields: Fields, file: SourceFile, folder: Folder): string[] {
  const one = textsOf(fields.take('category')).map(plainWords)
  const others = categoryNames(fields.take('categories'), folder)
  return [...new Set([...byFolder(one, others, file, folder), ...one, ...others])].filter(Boolean)
}

/** Pelican and Hexo take one text for one category; Jekyll takes each word of it. */
function categoryNames(value: Value | undefined, { generator }: Folder): string[] {
  const isWhole = generator === 'hexo' || generator === 'pelican'
  return isWhole ? unique(textsOf(value).map(plainWords)) : namesIn(value, generator === 'jekyll')
}

/** Names in a list; in one text they are parted by commas or semicolons, in Jekyll by blanks. */
function namesIn(value: Value | undefined, byBlanks: boolean): string[] {
  if (typeof value !== 'string') return unique(textsOf(value).map(plainWords))
  const text = value.trim().replace(/^\[(.*)\]$/s, '$1')
  const sign = text.includes(';')
    ? ';'
    : /[,،，、]/.test(text)
      ? /[,،，、]/
      : byBlanks
        ? /\s+/
        : /\n/
  const names = text
    .split(sign)
    .map(name => plainWords(name.trim().replace(/^(["'])(.*)\1$/s, '$2')))
  return isEmpty(text) ? [] : unique(names)
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].filter(Boolean)
}

/** Folders above `_posts` in Jekyll; without another category, the folder of a file in Pelican and Hugo. */
function byFolder(
  one: readonly string[],
  others: readonly string[],
  file: SourceFile,
  { generator }: Folder,
): string[] {
  const { folders, stem } = file
  const at = folders.findIndex(name => name === '_posts' || name === '_drafts')
  if (generator === 'jekyll') return at > 0 ? folders.slice(0, at) : []
  if (one.length + others.length > 0 || stem === '_index') return []
  if (generator === 'pelican') return folders.slice(-1)
  const [section = ''] = foldersOfAll(file)
  return generator === 'hugo' &&
    section !== '' &&
    !/^(?:pages?|_.*)$/.test(section) &&
    !isPostFolder(section)
    ? [section]
    : []
}

/** Whether a folder by its name holds posts of any subject. */
export function isPostFolder(name: string): boolean {
  return /^_?(?:posts?|blogs?|articles?|news|entry|entries|stories|story|journal|weblog|archives?|\d{4})$/i.test(
    name,
  )
}
