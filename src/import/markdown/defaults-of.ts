import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { eleventyData } from './eleventy-data.ts'
import type { Folder } from './folder.ts'
import { hugoCascade } from './hugo-cascade.ts'
import { collectionOf } from './jekyll-address.ts'
import { type SourceFile, withoutCollectionsFolder } from './source-file.ts'
import { groupAt, isGroup, textAt, type Values, valueAt } from './value.ts'

/** What counts for a file where its frontmatter says nothing. */
export type DefaultsOf = (file: SourceFile) => Values

/** The defaults of a folder: those of Jekyll's settings and those that Eleventy keeps beside texts. */
export function defaultsIn(folder: Folder): DefaultsOf {
  if (folder.generator === 'jekyll') return file => jekyllDefaults(file, folder)
  if (folder.generator === 'hugo') return hugoCascade(folder)
  if (folder.generator === 'pelican') {
    const usual = groupAt(folder.settings, 'DEFAULT_METADATA')
    return () => usual
  }
  if (folder.generator !== 'eleventy') return () => ({})
  const read = new Map<string, Values>()
  return file => {
    const depths = [-1, ...file.folders.keys()]
    const own = dataIn(
      join(folder.root, dirname(file.path), basename(file.path, extname(file.path))),
    )
    return Object.assign({}, ...depths.map(depth => besides(file, depth, folder, read)), own)
  }
}

function jekyllDefaults(file: SourceFile, folder: Folder): Values {
  const rules = valueAt(folder.settings, 'defaults')
  const own = withoutCollectionsFolder(file.path, folder)
  const fitting = (Array.isArray(rules) ? rules : []).filter(rule => {
    const scope = (textAt(rule, 'scope', 'path') ?? '').replaceAll(/^\/|\/?\**$/g, '')
    const path = withoutCollectionsFolder(scope, folder)
    const type = textAt(rule, 'scope', 'type')
    const isThere = path === '' || own === path || own.startsWith(`${path}/`)
    return isThere && (type === undefined || type === (collectionOf({ file }) ?? 'pages'))
  })
  const values = fitting.map(rule => valueAt(rule, 'values')).filter(isGroup)
  return Object.assign({}, ...values)
}

/** What Eleventy keeps beside a text or in a folder, in files called after it. */
function dataIn(path: string): Values {
  const ends = ['.11tydata.js', '.11tydata.mjs', '.11tydata.cjs', '.11tydata.json', '.json']
  const files = ends.map(end => path + end).filter(one => existsSync(one))
  return Object.assign({}, ...files.map(eleventyData)) as Values
}

/** The data that a folder keeps for its texts; that of all texts is called after the folder of all. */
function besides(
  file: SourceFile,
  depth: number,
  { root, content }: Folder,
  read: Map<string, Values>,
): Values {
  const folders = file.folders.slice(0, depth + 1)
  const path = join(root, content, ...folders)
  const known = read.get(path)
  if (known) return known
  // Tags that a folder gives all of its texts name a collection.
  const { tags: _, ...values } = dataIn(join(path, basename(path)))
  read.set(path, values)
  return values
}
