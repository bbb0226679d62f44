import { type Dirent, readdirSync } from 'node:fs'
import { byText } from '../archive/order.ts'
import type { Problem } from '../archive/problem.ts'
import { nearest } from '../archive/suggest.ts'

/** The files and folders of a content folder that are read. */
const settings = ['site.yaml', 'tags.yaml', 'sources.yaml']
const folders = ['articles', 'pages', 'media', 'imports']

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
  const misnamed = top.flatMap(misnamedSettings)
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

/** Settings in another form, or by a name that is nearly the right one. */
function misnamedSettings({ name }: Dirent): Problem[] {
  const [, stem = ''] = /^(.+)\.(?:ya?ml|json|toml)$/i.exec(name) ?? []
  const meant = nearest(
    stem,
    settings.map(file => file.replace('.yaml', '')),
  )
  if (stem === '' || meant === undefined || settings.includes(name)) return []
  return [{ code: 'settings-misnamed', file: name, name: `${meant}.yaml` }]
}

function isCustomary(name: string): boolean {
  return /^[A-Z][A-Z_-]*(?:\.[a-z]+)?$/.test(name)
}

function atTop(entry: Dirent): Stray {
  const { name } = entry
  if (!entry.isDirectory()) {
    const isText = /\.(?:md|markdown|mdx)$/i.test(name)
    const hint = isText
      ? 'Articles belong in articles/, standing pages in pages/.'
      : `Pictures belong in media/, settings in ${settings.join(', ')}.`
    return { file: name, what: kindOf(name), hint }
  }
  const meant = nearest(name, folders)
  const hint =
    meant === undefined
      ? `Only ${folders.map(folder => `${folder}/`).join(', ')} are.`
      : `Did you mean ${meant}/?`
  return { file: name, what: 'folder', hint }
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
