import { readFileSync } from 'node:fs'
import { parse as parseToml } from 'smol-toml'
import { readPython, readScript } from './read-script.ts'
import { asValue, isGroup, type Values } from './value.ts'
import { isBroken, readYamlValues } from './yaml-values.ts'

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
