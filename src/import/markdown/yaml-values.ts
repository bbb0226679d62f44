import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml'
import { readYaml } from '../../intake/yaml.ts'
import type { ReadValues, Refused } from './read-values.ts'
import { asValue, isGroup, type Values } from './value.ts'

/** YAML that does not follow its grammar, or holds no keys. */
export interface Broken {
  broken: true
}

/** Whether reading gave nothing because of the grammar. */
export function isBroken(read: object): read is Broken {
  return 'broken' in read
}

/**
 * Reads YAML in which every value is the text that was written: `007` stays `007`, `yes` stays `yes`. Of a key that
 * stands twice the last counts. What nests or multiplies itself beyond measure is refused.
 */
export function readYamlValues(text: string): ReadValues | Refused | Broken {
  const heavy = heaviness(text)
  if (heavy) return heavy
  for (const written of [text, withoutTabs(text)]) {
    const document = parsed(written)
    if (document) return valuesIn(document)
  }
  return { broken: true }
}

/** Only what can be heavy is asked: signs of anchors, of aliases and of nesting, or many lines. */
function heaviness(text: string): Refused | undefined {
  if (!/[&*]\w|[[{][^\]}]*[[{]|(?:- ){3}/.test(text) && text.length < 100_000) return undefined
  const [problem] = readYaml(text, '').problems.filter(({ code }) => code === 'yaml-too-complex')
  if (problem?.code !== 'yaml-too-complex') return undefined
  return { refused: `its frontmatter ${problem.reason}`, line: problem.line ?? 1 }
}

function parsed(text: string): Document | undefined {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false })
  return document.errors.length === 0 && isMap(document.contents) ? document : undefined
}

function valuesIn(document: Document): ReadValues | Broken {
  const twice = doubled(document)
  try {
    const values = asValue(document.toJS({ maxAliasCount: 100 }))
    return { values: isGroup(values) ? values : {}, mended: twice.map(wordsOfTwice) }
  } catch {
    return { broken: true }
  }
}

function wordsOfTwice(key: string): string {
  return `“${key}” stands twice: the last was taken`
}

function doubled(document: Document): string[] {
  const twice = new Set<string>()
  visit(document, {
    Map: (_, map) => {
      const keys = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''))
      for (const [i, key] of keys.entries()) if (keys.indexOf(key) < i) twice.add(key)
    },
  })
  return [...twice]
}

function withoutTabs(text: string): string {
  return text.replaceAll(/^[ \t]+/gm, blanks => blanks.replaceAll('\t', '  '))
}

/** A piece of YAML as a value, or undefined when it is none by itself. */
export function pieceOfYaml(text: string): Values | undefined {
  const read = readYamlValues(text)
  return 'values' in read ? read.values : undefined
}
