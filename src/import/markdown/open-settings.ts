import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import type { Generator } from './generator.ts'
import { namesIn } from './names-in.ts'
import { readPython, readScript } from './read-script.ts'
import { asValue, isGroup, type Values } from './value.ts'
import { isBroken, readYamlValues } from './yaml-values.ts'

const files: Record<Generator, RegExp> = {
  hugo: /^(?:hugo|config)\.(?:toml|ya?ml|json)$/,
  jekyll: /^_config\.(?:ya?ml|toml)$/,
  hexo: /^_config\.ya?ml$/,
  pelican: /^(?:pelicanconf|publishconf)\.py$/,
  eleventy: /^(?:\.eleventy|eleventy\.config)\.\w+$/,
  astro: /^astro\.config\.\w+$/,
  none: /^$/,
}

/** The settings of a folder, read as text and never run; empty where there are none or they cannot be read. */
export function openSettings(root: string, generator: Generator): Values {
  const paths = namesIn(root)
    .filter(name => files[generator].test(name))
    .sort()
  const own = merged(root, paths)
  if (generator === 'hugo') return { ...hugoParts(root), ...own }
  return generator === 'eleventy' ? { ...own, ...eleventyData(root, own) } : own
}

/** What a site of Eleventy says of itself, which stands in a file of its data by custom: `_data/site.json`. */
function eleventyData(root: string, { input }: Values): Values {
  const places = [typeof input === 'string' ? input : '', 'src', 'content'].map(folder =>
    join(root, folder, '_data'),
  )
  const paths = places.flatMap(place =>
    namesIn(place)
      .filter(name => /^(?:site|metadata|meta)\.(?:json|ya?ml|[cm]?[jt]s)$/.test(name))
      .map(name => join(place, name)),
  )
  const data = paths.map(settingsIn).find(({ url }) => typeof url === 'string') ?? {}
  const told = ['title', 'description', 'url', 'language', 'lang'].filter(key => key in data)
  return Object.fromEntries(told.map(key => [key, data[key]])) as Values
}

/**
 * The parts in which Hugo's settings may be: `config/_default/params.toml` is `params`, `params.de.toml` is that of a
 * language, `languages.de.toml` the language itself.
 */
function hugoParts(root: string): Values {
  const folder = join('config', '_default')
  const parts: Values = {}
  const languages: Record<string, Values> = {}
  for (const name of namesIn(join(root, folder)).sort()) {
    const [, key, lang] = /^([^.]+)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/.exec(name) ?? []
    if (key === undefined) continue
    const read = settingsIn(join(root, folder, name))
    const named = /^(?:params|menus?)$/.test(key) ? { [key]: read } : read
    if (lang !== undefined) languages[lang] = { ...languages[lang], ...named }
    else if (key === 'hugo' || key === 'config') Object.assign(parts, read)
    else parts[key] = read
  }
  const told = isGroup(parts.languages) ? parts.languages : {}
  const all = { ...told, ...languages }
  return Object.keys(all).length === 0 ? parts : { ...parts, languages: all }
}

function merged(root: string, paths: readonly string[]): Values {
  return Object.assign({}, ...paths.map(path => settingsIn(join(root, path))))
}

/** A file of settings or data as values; empty when it cannot be read. */
export function settingsIn(path: string): Values {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
    if (path.endsWith('.py')) return readPython(text)
    if (/\.[cm]?[jt]s$/.test(path)) return readScript(text)
    if (path.endsWith('.toml')) return group(parseToml(text))
    if (path.endsWith('.json')) return group(JSON.parse(text))
    const read = readYamlValues(text)
    return isBroken(read) || 'refused' in read ? {} : read.values
  } catch {
    return {}
  }
}

function group(data: unknown): Values {
  const values = asValue(data)
  return isGroup(values) ? values : {}
}
