import { readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { fileIn } from './file-in.ts'
import type { Folder } from './folder.ts'
import { namesIn } from './names-in.ts'
import { asValue, textAt, type Value } from './value.ts'

/** Data files larger than this are no facts of a text, and are not read (bytes). */
const largest = 8 << 20

/** How deep folders of data are looked into. */
const deepest = 4

const known = new WeakMap<Folder, Record<string, unknown>>()

/** The data files of a site by their names, each read when it is first asked for. */
export function siteData(folder: Folder): Record<string, unknown> {
  const data = known.get(folder) ?? merged(placesOf(folder).map(place => dataIn(place, folder)))
  known.set(folder, data)
  return data
}

/** Where a generator keeps its data, relative to the folder of the site. */
function placesOf({ generator, settings, content }: Folder): string[] {
  switch (generator) {
    case 'hugo':
      return [textAt(settings, 'dataDir') ?? 'data']
    case 'jekyll':
      return [posix.join(content, textAt(settings, 'data_dir') ?? '_data')]
    case 'eleventy': {
      const told = textAt(settings, 'data')
      const places = ['_data', 'src/_data', posix.join(content, '_data')]
      return [...new Set(told ? [told, posix.join(content, told), ...places] : places)]
    }
    case 'hexo':
      return [posix.join(content, '_data')]
    default:
      return []
  }
}

function merged(all: readonly Record<string, unknown>[]): Record<string, unknown> {
  const data = {}
  for (const one of all.toReversed())
    Object.defineProperties(data, Object.getOwnPropertyDescriptors(one))
  return data
}

function dataIn(place: string, folder: Folder, depth = 0): Record<string, unknown> {
  const data = {}
  const define = (name: string, read: () => unknown) => {
    let value: { read: unknown } | undefined
    const get = () => {
      value ??= { read: read() }
      return value.read
    }
    Object.defineProperty(data, name, { get, enumerable: true, configurable: true })
  }
  for (const name of namesIn(join(folder.root, place)).sort()) {
    const path = posix.join(place, name)
    const [, stem = '', ending] = /^(.+)\.(ya?ml|json|toml)$/.exec(name) ?? []
    if (ending) define(stem, () => contentOf(path, folder))
    else if (depth < deepest && !name.includes('.'))
      define(name, () => dataIn(path, folder, depth + 1))
  }
  return data
}

/** What a data file holds; undefined when it cannot be read. Switches are switches, all else is text as it was written. */
function contentOf(path: string, folder: Folder): unknown {
  const file = fileIn(path, folder)
  if (file === undefined || statSync(file).size > largest) return undefined
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    if (file.endsWith('.toml')) return asData(asValue(parseToml(text)))
    if (file.endsWith('.json')) return asData(asValue(JSON.parse(text)))
    return asData(asValue(parseYaml(text, { schema: 'failsafe', maxAliasCount: 100 })))
  } catch {
    return undefined
  }
}

/** Values for templates: those that say nothing are null, and switches are no text. */
export function asData(value: Value): unknown {
  if (Array.isArray(value)) return value.map(asData)
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asData(one)]))
  if (value === '' || value === 'null' || value === '~') return null
  return value === 'true' ? true : value === 'false' ? false : value
}
