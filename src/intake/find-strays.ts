import { type Dirent, readdirSync } from 'node:fs'
import { byText } from '../archive/order.ts'
import type { Problem } from '../archive/problem.ts'
import { nearest, swaps } from '../archive/suggest.ts'
import { settingsFiles } from './read-settings.ts'

/** The files and folders of a content folder that are read. */
const settings: readonly string[] = settingsFiles
const folders = ['articles', 'pages', 'media', 'imports', 'addresses']

const stems = settings.map(file => file.replace('.yaml', ''))

const pictures = /\.(?:jpe?g|png|webp|avif|gif|svg)$/i

/** A file or folder that nothing reads, as one of a kind. */
interface Stray {
  file: string
  what: string
  hint: string
}

/**
 * What is in a content folder and is not read: beside its folders and settings, and, of `others`, in its folders of
 * texts. One problem for each kind; what begins with “.” or “_” is meant to be passed over. Names in capitals alone
 * (README.md, LICENSE) are by custom of the folder itself.
 */
export function findStrays(root: string, others: readonly string[]): Problem[] {
  const top = entriesOf(root).filter(({ name }) => !/^[._]/.test(name))
  const present = new Set(top.map(({ name }) => name))
  const misnamed = top.flatMap(entry => misnamedSettings(entry, present))
  const known = new Set([...settings, ...folders, ...misnamed.map(({ file }) => file)])
  const strays = [
    ...top.filter(({ name }) => !known.has(name) && !isCustomary(name)).map(atTop),
    ...others.filter(file => !pictures.test(file)).map(amongTexts),
  ]
  const kinds = Map.groupBy(strays, ({ what, hint }) => `${what} ${hint}`)
  const ignored = kinds.values().map((strays): Problem => {
    const [first] = strays.sort((a, b) => byText(a.file, b.file)) as [Stray]
    return { code: 'file-ignored', ...first, count: strays.length }
  })
  return [...misnamed, ...ignored]
}

function entriesOf(root: string): Dirent[] {
  try {
    return readdirSync(root, { withFileTypes: true })
  } catch {
    return []
  }
}

/**
 * Settings by a name that is not read: in another form, or with a slip in the name where the right file is missing.
 * Other words that look alike (`courses.yaml`) are other files.
 */
function misnamedSettings({ name }: Dirent, present: ReadonlySet<string>): Problem[] {
  const [, stem = '', isYaml] = /^(.+)\.(?:(ya?ml)|json|toml)$/i.exec(name) ?? []
  const typed = stem.toLowerCase()
  const meant = stems.find(
    one => typed === one || (isYaml && !present.has(`${one}.yaml`) && isSlipOf(typed, one)),
  )
  if (meant === undefined || settings.includes(name)) return []
  return [{ code: 'settings-misnamed', file: name, name: `${meant}.yaml` }]
}

/** Whether a word is another with a letter too many or too few, or with two letters swapped. */
function isSlipOf(typed: string, meant: string): boolean {
  const isLonger = typed.length > meant.length
  const [short, long] = isLonger ? [meant, typed] : [typed, meant]
  const lacks = Array.from(long, (_, i) => long.slice(0, i) + long.slice(i + 1))
  return lacks.includes(short) || swaps(meant).includes(typed)
}

function isCustomary(name: string): boolean {
  return /^[A-Z][A-Z_-]*(?:\.[a-z]+)?$/.test(name)
}

function atTop(entry: Dirent): Stray {
  const { name } = entry
  if (!entry.isDirectory()) return { file: name, what: kindOf(name), hint: hintFor(name) }
  const meant = nearest(name, folders)
  const hint =
    meant === undefined
      ? `Only ${folders.map(folder => `${folder}/`).join(', ')} are.`
      : `Did you mean ${meant}/?`
  return { file: name, what: 'folder', hint }
}

function hintFor(name: string): string {
  if (/\.(?:md|markdown|mdx)$/i.test(name))
    return 'Articles belong in articles/, standing pages in pages/.'
  const [, stem] = /^(.+)\.(?:ya?ml|json|toml)$/i.exec(name) ?? []
  const meant = stem === undefined ? undefined : nearest(stem, stems)
  return meant === undefined
    ? `Pictures belong in media/, settings in ${settings.join(', ')}.`
    : `Did you mean ${meant}.yaml?`
}

function amongTexts(file: string): Stray {
  const [folder = ''] = file.split('/')
  const hint = `Texts in ${folder}/ are Markdown, in files whose names end in “.md”.`
  return { file, what: kindOf(file), hint }
}

function kindOf(file: string): string {
  const [, ending] = /\.([^./]+)$/.exec(file) ?? []
  return ending === undefined ? 'file' : `.${ending.toLowerCase()} file`
}
