import { whenOf } from '../../archive/when.ts'
import { decodedName } from '../clean-text.ts'
import type { Folder } from './folder.ts'
import { mountedAt } from './hugo-mounts.ts'
import { isShortTag } from './language-folders.ts'
import { isGroup, textAt, textsOf, valueAt } from './value.ts'

/** What the path of a file tells. */
export interface SourceFile {
  /** From the site's folder, with forward slashes. */
  path: string
  /** The folders below that of the texts, without that of a language. */
  folders: string[]
  /** The name without its ending and its language. */
  stem: string
  /** With its point, in lower case. */
  ending: string
  /** The language that its name or its folder tells, as the site writes it. */
  lang?: string | undefined
  /** The folder of one language that it lies in, which is part of its address, and that language. */
  inLanguage?: { folder: string; lang: string } | undefined
  /** `YYYY-MM-DD`, of its name or else its folders. */
  date?: string | undefined
  /** The name without the date, decoded. */
  name: string
}

const named = /^(\d{4})([-_.])(\d{1,2})\2(\d{1,2})(?:[-_. ]+(.*))?$/s
const packed = /^((?:19|20)\d{2})(0\d|1[0-2])([0-2]\d|3[01])(?:[a-z]?[-_ ]+(.*))?$/s

/** Reads the path of a file by the rules of the folder it lies in. */
export function sourceFileOf(path: string, folder: Folder): SourceFile {
  const { content, mounts = [] } = folder
  const below = path.startsWith(`${content}/`) ? path.slice(content.length + 1) : path
  const inContent = mountedAt(path, mounts) ?? withoutCollectionsFolder(below, folder)
  const parts = inContent.split('/')
  const last = withLetters(parts.pop() ?? path)
  const [, whole = last, ending = ''] = /^(.*?)(\.[^.]*)$/s.exec(last) ?? []
  const { stem, lang, folders } = languageOf(whole, parts, folder)
  const { date, rest } = dateOfName(stem)
  const name = decodedName(rest ?? stem)
  return {
    path,
    folders,
    stem,
    lang,
    inLanguage: languageFolderOf(path, folder),
    name,
    date: dateOfPath(inContent, folder) ?? date ?? dateOfFolders(parts),
    ending: ending.toLowerCase(),
  }
}

/** A path from the folder in which Jekyll looks for posts and other collections, which is part of none of their names. */
export function withoutCollectionsFolder(path: string, folder: CollectionsOf): string {
  const above = collectionsFolder(folder)
  const isWithin = above !== '' && path.startsWith(`${above}/`) && /\/_/.test(path)
  return isWithin ? path.slice(above.length + 1) : path
}

/** The folder of collections that settings of Jekyll name; empty where they lie at the top. */
export function collectionsFolder({ generator, settings }: CollectionsOf): string {
  const told = generator === 'jekyll' ? (textAt(settings, 'collections_dir') ?? '') : ''
  return told.replaceAll(/^[./]+|\/+$/g, '')
}

type CollectionsOf = Pick<Folder, 'generator' | 'settings'>

/** A name with the letters that unzip wrote by their numbers, as in `caf#U00e9`. */
function withLetters(name: string): string {
  return name.replaceAll(/#U([\da-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** What a page is called without its date: by its file, or by the folder whose text it is. */
export function pageName({ stem, name, folders }: SourceFile): string {
  if (stem !== 'index') return name
  return (folders.at(-1) ?? name).replace(/^\d{4}-\d{2}-\d{2}[-_ ]?(?=.)/, '')
}

function dateOfName(stem: string): { date?: string | undefined; rest?: string | undefined } {
  const [, year, , month, day, rest] = named.exec(stem) ?? []
  const [, year2, month2, day2, rest2] = packed.exec(stem) ?? []
  const date = whenOf(year ? `${year}-${month}-${day}` : `${year2}-${month2}-${day2}`)?.text
  return date ? { date, rest: rest ?? rest2 ?? stem } : {}
}

/** The first day in a path, which counts in Eleventy wherever it stands. */
function dateOfPath(path: string, { generator }: Folder): string | undefined {
  const [day] = (generator === 'eleventy' && /\d{4}-\d{2}-\d{2}/.exec(path)) || []
  return day && whenOf(day)?.text
}

function dateOfFolders(parts: readonly string[]): string | undefined {
  const found = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(parts.join('/'))
  return found ? whenOf(`${found[1]}-${found[2]}-${found[3]}`)?.text : undefined
}

/** The language that a name tells (`post.fr.md`), in Hugo also the first folder, which is no part of addresses. */
function languageOf(stem: string, folders: string[], folder: Folder) {
  const known = languagesOf(folder)
  const [, bare, last = ''] = /^(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)$/.exec(stem) ?? []
  const isTold = known.has(last.toLowerCase()) || (known.size === 0 && isShortTag(last))
  const [first = '', ...rest] = folders
  const isFolder = folder.generator === 'hugo' && known.has(first.toLowerCase())
  const inner = isFolder ? rest : folders
  if (bare && folder.generator !== 'eleventy' && isTold)
    return { stem: bare, lang: last, folders: inner }
  return { stem, lang: isFolder ? first : undefined, folders: inner }
}

/** The innermost folder of one language that a file lies in. */
function languageFolderOf(path: string, { languageFolders }: Folder): SourceFile['inLanguage'] {
  const parts = path.split('/')
  for (let i = parts.length - 1; i > 0 && languageFolders; i -= 1) {
    const lang = languageFolders.get(parts.slice(0, i).join('/'))
    if (lang !== undefined) return { folder: parts[i - 1] ?? '', lang }
  }
  return undefined
}

/** The folders of a file without what names a language: translations of one text share them. */
export function foldersOfAll({ folders, inLanguage }: SourceFile): string[] {
  if (inLanguage === undefined) return folders
  const at = folders.lastIndexOf(inLanguage.folder)
  const bare = inLanguage.folder.slice(0, -inLanguage.lang.length - 1)
  return folders
    .flatMap((name, i) => (i === at ? (bare ? [bare] : []) : [name]))
    .filter((name, i) => !(name === 'i18n' && i === at - 1))
}

/** Every language that the settings, folders or names of files tell, in lower case. */
export function everyLanguageOf(folder: Folder): Set<string> {
  const { languageFolders, languageEndings } = folder
  const told = [...(languageFolders?.values() ?? []), ...(languageEndings ?? [])]
  return new Set([...languagesOf(folder), ...told.map(tag => tag.toLowerCase())])
}

/** The languages that the settings name, in lower case. */
export function languagesOf({ settings }: Folder): Set<string> {
  const languages = valueAt(settings, 'languages') ?? valueAt(settings, 'language')
  const names = isGroup(languages) ? Object.keys(languages) : textsOf(languages)
  const off = textsOf(valueAt(settings, 'disableLanguages')).flatMap(text => text.split(/[\s,]+/))
  return new Set([...names, ...off].map(name => name.toLowerCase()))
}

/** The language in which a site is written where nothing else is told; without one, undefined. */
export function mainLanguageOf({ settings }: Folder): string | undefined {
  const names = [
    'defaultContentLanguage',
    'languageCode',
    'lang',
    'language',
    'DEFAULT_LANG',
    'locale',
  ]
  return names.map(name => textAt(settings, name)).find(Boolean)
}
