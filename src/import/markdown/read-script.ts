import type { Value, Values } from './value.ts'

const pythonString = /^[urbf]{0,2}("""|'''|"|')(.*?)(?<!\\)\1/is

/**
 * What a Python file plainly assigns: texts, switches, numbers, names of what was assigned before, lists and groups of texts.
 * It is read and never run; what is worked out stays unknown.
 */
export function readPython(text: string): Values {
  const values: Values = {}
  for (const { 1: name = '', index, 0: all } of text.matchAll(
    /^([A-Z][A-Z0-9_]*)[ \t]*=[ \t]*/gm,
  )) {
    const value = pythonValue(text.slice(index + all.length), values)
    if (value !== undefined) values[name] = value
  }
  return values
}

function pythonValue(text: string, known: Values): Value | undefined {
  const string = pythonString.exec(text)
  if (string) return (string[2] ?? '').replaceAll(/\\(.)/g, '$1')
  const list = /^[[(]([^\])]*)[\])]/.exec(text)?.[1]
  if (list !== undefined) {
    return [...list.matchAll(/[ur]?(["'])(.*?)\1/g)].map(found => found[2] ?? '')
  }
  const group = /^\{([^{}]*)\}/.exec(text)?.[1]
  if (group !== undefined) {
    const pairs = group.matchAll(/[ur]?(["'])(\w+)\1\s*:\s*[ur]?(["'])(.*?)\3/g)
    return Object.fromEntries([...pairs].map(([, , key = '', , value = '']) => [key, value]))
  }
  const word = /^[\w.]+/.exec(text)?.[0] ?? ''
  if (word === 'None') return ''
  return /^(?:True|False|\d[\d.]*)$/.test(word) ? word.toLowerCase() : known[word]
}

/** What a settings script plainly says: texts and switches after names, as in `site: 'https://…'`, `permalink: false`. */
export function readScript(text: string): Values {
  const values: Values = {}
  for (const [, name = '', , told, word] of text.matchAll(
    /\b(\w+)["']?\s*:\s*(?:(["'`])([^"'`\n$]*)\2|(true|false)\b)/g,
  )) {
    values[name] ??= told ?? word ?? ''
  }
  return values
}
