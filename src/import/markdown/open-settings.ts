import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { type Generator, namesIn } from './generator.ts'
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
  if (generator === 'hugo') return { ...hugoParts(root), ...merged(root, paths) }
  return merged(root, paths)
}

/** The parts in which Hugo's settings may stand: `config/_default/params.toml` is `params`. */
function hugoParts(root: string): Values {
  const folder = join('config', '_default')
  const parts: Values = {}
  for (const name of namesIn(join(root, folder)).sort()) {
    const key = /^([^.]+)(?:\.\w+)?\.(?:toml|ya?ml|json)$/.exec(name)?.[1] ?? ''
    const read = settingsIn(join(root, folder, name))
    if (key === 'hugo' || key === 'config') Object.assign(parts, read)
    else if (key !== '') parts[key] = read
  }
  return parts
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
