import { join } from 'node:path'
import { namesIn } from './names-in.ts'
import { settingsIn } from './settings-in.ts'
import { isGroup, type Values } from './value.ts'

/** Folders of settings that `hugo build` reads by default, each of which counts before those that stand before it here. */
const environments = ['_default', 'production']

/** Settings of Hugo with those of its folders of settings, which count before them: groups are merged key by key. */
export function withParts(own: Values, root: string): Values {
  return environments.map(name => partsIn(root, join('config', name))).reduce(mergedInto, own)
}

/**
 * The parts in which settings may be: `params.toml` is `params`, `params.de.toml` is that of a language,
 * `languages.de.toml` the language itself.
 */
function partsIn(root: string, folder: string): Values {
  let parts: Values = {}
  for (const name of namesIn(join(root, folder)).sort()) {
    const [, key, lang] = /^([^.]+)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/.exec(name) ?? []
    if (key === undefined) continue
    const read = settingsIn(join(root, folder, name))
    const isWhole = key === 'hugo' || key === 'config'
    const named = /^(?:params|menus?)$/.test(key) ? { [key]: read } : read
    const part = isWhole ? read : { [key]: read }
    parts = mergedInto(parts, lang === undefined ? part : { languages: { [lang]: named } })
  }
  return parts
}

/** Values with those that count before them; keys are the same in any case of their letters, as in Hugo. */
function mergedInto(values: Values, first: Values): Values {
  const names = new Map(Object.keys(values).map(key => [key.toLowerCase(), key]))
  const merged = { ...values }
  for (const [written, value] of Object.entries(first)) {
    const key = names.get(written.toLowerCase()) ?? written
    const before = merged[key]
    const isBoth = isGroup(before) && isGroup(value)
    merged[key] = isBoth ? mergedInto(before, value) : value
  }
  return merged
}
