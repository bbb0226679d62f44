import type { Document, Node, YAMLError } from 'yaml'
import { isAlias, isCollection, isMap, isPair, LineCounter, parseDocument, visit } from 'yaml'
import type { Problem } from '../archive/problem.ts'

/** Line and column, counted from 1. */
export type Position = readonly [line: number, column: number]

/** YAML that was read: its data, where each key stands, and what is wrong with it. */
export interface YamlRead {
  data: unknown
  /** By the path of the key (`gallery.0.src`). */
  positions: Record<string, Position>
  problems: Problem[]
}

const deepest = 12
const mostAliases = 20
const mostNodes = 20_000

/**
 * Reads YAML 1.2 (core schema: dates stay text, `yes` stays text) and never runs anything. Nesting,
 * aliases and size are limited before values are made, so that a “bomb” is a problem and not a hang.
 *
 * @param firstLine the line of the file at which `text` begins, counted from 1
 */
export function readYaml(text: string, file: string, firstLine = 1): YamlRead {
  const tooDeep = nestingFault(text)
  if (tooDeep) return refused({ code: 'yaml-too-complex', file, line: firstLine, reason: tooDeep })
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  })
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return [Math.max(line, 1) + firstLine - 1, Math.max(col, 1)]
  }
  const faults = [...document.errors, ...document.warnings.filter(isUnresolved)]
  if (faults.length > 0) {
    const problems = faults.map(fault => faultOf(fault, text, file, position(fault.pos[0])))
    return { data: undefined, positions: {}, problems }
  }
  const complex = complexity(document)
  if (complex) return refused({ code: 'yaml-too-complex', file, line: firstLine, reason: complex })
  const data: unknown = document.toJS({ maxAliasCount: mostAliases })
  return { data, positions: positionsIn(document, position), problems: [] }
}

function refused(problem: Problem): YamlRead {
  return { data: undefined, positions: {}, problems: [problem] }
}

/** A custom tag (`!!js/function`) cannot be given a meaning here. */
function isUnresolved(fault: YAMLError): boolean {
  return fault.code === 'TAG_RESOLVE_FAILED'
}

function faultOf(fault: YAMLError, text: string, file: string, [line, column]: Position): Problem {
  if (fault.code === 'DUPLICATE_KEY') {
    const key = /^["']?([^"':\n]*)/.exec(text.slice(fault.pos[0]))?.[1]?.trim() ?? ''
    return { code: 'yaml-duplicate-key', file, line, column, key }
  }
  return { code: 'yaml-broken', file, line, column, reason: sentence(fault.message) }
}

function sentence(message: string): string {
  const first = (message.split('\n')[0] ?? message).trim()
  return /[.!?]$/.test(first) ? first : `${first}.`
}

/** Brackets deeper than allowed, told before the parser recurses into them. */
function nestingFault(text: string): string | undefined {
  let depth = 0
  for (const letter of text) {
    if (letter === '[' || letter === '{') depth += 1
    else if (letter === ']' || letter === '}') depth = Math.max(0, depth - 1)
    if (depth > deepest * 4) return `is nested more than ${deepest} levels deep`
  }
  const dashes = /^[ \t]*(?:[-?][ \t]+){13,}/m.test(text)
  return dashes ? `is nested more than ${deepest} levels deep` : undefined
}

function complexity(document: Document): string | undefined {
  let aliases = 0
  let nodes = 0
  let depth = 0
  visit(document, (_, node, path) => {
    nodes += 1
    if (isAlias(node)) aliases += 1
    if (isCollection(node)) depth = Math.max(depth, path.filter(isCollection).length + 1)
    return aliases > mostAliases || nodes > mostNodes || depth > deepest ? visit.BREAK : undefined
  })
  if (aliases > mostAliases) return `uses more than ${mostAliases} aliases`
  if (nodes > mostNodes) return `holds more than ${mostNodes} values`
  return depth > deepest ? `is nested more than ${deepest} levels deep` : undefined
}

function positionsIn(
  document: Document,
  position: (offset: number) => Position,
): Record<string, Position> {
  const positions: Record<string, Position> = {}
  const note = (node: unknown, path: string) => {
    const range = (node as Node | null)?.range
    if (range) positions[path] ??= position(range[0])
    if (!isCollection(node)) return
    node.items.forEach((item, i) => {
      const key = isPair(item)
        ? String((item.key as { value?: unknown })?.value ?? item.key)
        : String(i)
      const inner = path === '' ? key : `${path}.${key}`
      const at = isMap(node) && isPair(item) ? (item.key as Node) : (item as Node)
      if (at?.range) positions[inner] = position(at.range[0])
      note(isPair(item) ? item.value : item, inner)
    })
  }
  note(document.contents, '')
  return positions
}
