import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { whenOf } from '../../archive/when.ts'
import type { Folder } from './folder.ts'
import { globOf } from './glob.ts'
import { namesIn } from './names-in.ts'
import { readMatter } from './read-matter.ts'
import { mainLanguageOf, type SourceFile } from './source-file.ts'
import { isGroup, isOn, textAt, textsOf, type Value, type Values, valueAt } from './value.ts'

/** The key under which a file learns that a section above it, or its language, was not published, and why. */
export const sectionHeldBack = 'section held back'

/**
 * What Hugo's sections and settings hand down to a file (`cascade`): the nearest section counts before those above it,
 * the settings last. A section that is a draft, is to come or has expired takes all that is below it with it.
 */
export function hugoCascade(folder: Folder): (file: SourceFile) => Values {
  const read = new Map<string, Values>()
  return file => {
    const sections = foldersAbove(file, folder).map(path => sectionIn(path, file, folder, read))
    const sources = [...sections, folder.settings]
    const handed = sources.flatMap(source => rulesOf(valueAt(source, 'cascade')))
    const fitting = handed.filter(rule => fits(rule, file, folder)).map(valuesOf)
    const values: Values = Object.assign({}, ...fitting.toReversed())
    const reason =
      languageReason(file, folder) ??
      sections.map(section => reasonIn(section, folder)).find(Boolean)
    return reason === undefined ? values : { ...values, [sectionHeldBack]: reason }
  }
}

/** The folders from that of a file up to that of all texts. */
function foldersAbove({ path }: SourceFile, { content }: Folder): string[] {
  const folders: string[] = []
  let at = path.split('/').slice(0, -1)
  const depth = content === '' ? 0 : content.split('/').length
  for (; at.length >= depth; at = at.slice(0, -1)) {
    folders.push(at.join('/'))
    if (at.length === 0) break
  }
  return folders
}

/** The frontmatter of the section of a folder, in the language of a file; empty when it has none. */
function sectionIn(
  path: string,
  { lang }: SourceFile,
  { root }: Folder,
  read: Map<string, Values>,
): Values {
  const key = `${path}\n${lang ?? ''}`
  const known = read.get(key)
  if (known) return known
  const names = namesIn(join(root, path)).filter(name =>
    /^_index(?:\.[\w-]+)?\.(?:md|markdown|html?)$/i.test(name),
  )
  const own = names.find(name => name.toLowerCase().startsWith(`_index.${lang?.toLowerCase()}.`))
  const name = own ?? names.find(one => /^_index\.\w+$/i.test(one))
  const values = name === undefined ? {} : matterIn(join(root, path, name))
  read.set(key, values)
  return values
}

function matterIn(path: string): Values {
  try {
    const read = readMatter(
      readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n'),
      false,
    )
    return 'refused' in read ? {} : read.values
  } catch {
    return {}
  }
}

/** Why a section, and all that is below it, was not published. */
function reasonIn(section: Values, { now }: Folder): string | undefined {
  const at = (name: string) => {
    const [text] = textsOf(valueAt(section, name))
    return text === undefined ? Number.NaN : Date.parse(whenOf(text)?.text ?? '')
  }
  if (isOn(valueAt(section, 'draft'))) return 'its section is a draft'
  if (at('publishDate') > now) return 'its section was still to come'
  return at('expiryDate') <= now ? 'its section expired' : undefined
}

/** Why no text in the language of a file was published. */
function languageReason(file: SourceFile, folder: Folder): string | undefined {
  const { settings } = folder
  const language = (file.lang ?? mainLanguageOf(folder) ?? 'en').toLowerCase()
  const isOff =
    isOn(valueAt(settings, 'languages', language, 'disabled')) ||
    textsOf(valueAt(settings, 'disableLanguages'))
      .flatMap(text => text.split(/[\s,]+/))
      .some(tag => tag.toLowerCase() === language)
  return isOff ? `its language, ${language}, was switched off` : undefined
}

/** One rule or several; each may be a group of values with its target. */
function rulesOf(cascade: Value | undefined): Values[] {
  if (Array.isArray(cascade)) return cascade.filter(isGroup)
  return isGroup(cascade) ? [cascade] : []
}

/** What a rule hands down, fields of the site's own among the others. */
function valuesOf(rule: Values): Values {
  const { _target: _a, target: _b, params, ...values } = rule
  return { ...(isGroup(params) ? params : {}), ...values }
}

function fits(rule: Values, file: SourceFile, folder: Folder): boolean {
  const target = valueAt(rule, 'target') ?? valueAt(rule, '_target')
  if (!isGroup(target)) return true
  const meets = (name: string, values: readonly string[]) => {
    const patterns = textsOf(valueAt(target, name))
    if (patterns.length === 0) return true
    return patterns.some(pattern => values.some(value => globOf(pattern).test(value.toLowerCase())))
  }
  const language = file.lang ?? mainLanguageOf(folder) ?? 'en'
  return (
    meets('path', pathsOf(file)) &&
    meets('kind', [kindOf(file)]) &&
    meets('lang', [language]) &&
    meets('environment', ['production']) &&
    textAt(target, 'sites', 'matrix') === undefined
  )
}

function kindOf({ stem, folders }: SourceFile): string {
  if (stem !== '_index') return 'page'
  return folders.length === 0 ? 'home' : 'section'
}

/** The path of a file as rules name it: with its name, without its ending, or that of its folder alone. */
function pathsOf({ folders, stem, ending }: SourceFile): string[] {
  const whole = `/${[...folders, stem].join('/')}`
  const isIndex = stem === 'index' || stem === '_index'
  return [whole, whole + ending, ...(isIndex ? [`/${folders.join('/')}`] : [])]
}
