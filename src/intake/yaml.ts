import type { Document, Node, YAMLError } from 'yaml'
import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml'
import type { Problem } from '../archive/problem.ts'
import { brokenYaml } from './yaml-mistakes.ts'

/** Line and column, counted from 1. */
export type Position = readonly [line: number, column: number]

/** YAML that was read: its data, where each key stands, and what is wrong with it. */
interface YamlRead {
  data: unknown
  /** By the path of the key (`gallery.0.src`). */
  positions: Record<string, Position>
  problems: Problem[]
}

const deepest = 12
const tooDeep = `is nested more than ${deepest} levels deep`
const mostAliases = 20
/** Values, and lines, that frontmatter may have; settings may have more. */
const mostValues = 20_000

/**
 * Reads YAML 1.2 (core schema: dates stay text, `yes` stays text) and never runs anything. Nesting,
 * aliases and size are limited before values are made, so that a “bomb” is a problem and not a hang.
 *
 * @param firstLine the line of the file at which `text` begins, counted from 1
 */
export function readYaml(text: string, file: string, firstLine = 1, most = mostValues): YamlRead {
  const heavy = sizeFault(text, most) ?? nestingFault(text)
  if (heavy) return refused({ code: 'yaml-too-complex', file, line: firstLine, reason: heavy })
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  })
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return [Math.max(line, 1) + firstLine - 1, Math.max(col, 1)]
  }
  const faults = [...document.errors, ...document.warnings.filter(isUnresolved)]
  if (faults.length > 0) {
    const tall = faults.some(({ message }) => message.includes('call stack'))
    if (tall) return refused({ code: 'yaml-too-complex', file, line: firstLine, reason: tooDeep })
    const parsed = faults.map(fault => faultOf(fault, file, position(fault.pos[0])))
    return {
      data: undefined,
      positions: {},
      problems: brokenYaml(text, { file, firstLine }, parsed),
    }
  }
  const lost = text.includes('*') ? lostAliases(document, file, position) : []
  const isBroken = lost.length > 0 || isScalar(document.contents)
  const wrong = [
    ...duplicates(document, file, position),
    ...(isBroken ? brokenYaml(text, { file, firstLine }, lost) : []),
  ]
  if (wrong.length > 0) return { data: undefined, positions: {}, problems: wrong }
  const complex = complexity(document, most)
  if (complex) return refused({ code: 'yaml-too-complex', file, line: firstLine, reason: complex })
  try {
    const data: unknown = document.toJS({ maxAliasCount: mostAliases + 1 })
    return { data, positions: positionsIn(document, position), problems: [] }
  } catch {
    const reason = 'multiplies its values by aliases of aliases'
    return refused({ code: 'yaml-too-complex', file, line: firstLine, reason })
  }
}

function refused(problem: Problem): YamlRead {
  return { data: undefined, positions: {}, problems: [problem] }
}

/** A custom tag (`!!js/function`) cannot be given a meaning here. */
function isUnresolved(fault: YAMLError): boolean {
  return fault.code === 'TAG_RESOLVE_FAILED'
}

function faultOf(fault: YAMLError, file: string, [line, column]: Position): Problem {
  return { code: 'yaml-broken', file, line, column, reason: sentence(fault.message) }
}

function sentence(message: string): string {
  const first = (message.split('\n')[0] ?? message).trim()
  return /[.!?]$/.test(first) ? first : `${first}.`
}

function sizeFault(text: string, most: number): string | undefined {
  return text.split('\n').length > most ? `holds more than ${most} lines` : undefined
}

/** Keys that stand twice in one group; looked for here, since the parser compares each with each. */
function duplicates(
  document: Document,
  file: string,
  position: (offset: number) => Position,
): Problem[] {
  const problems: Problem[] = []
  visit(document, {
    Map: (_, map) => {
      const keys = new Set<string>()
      for (const { key } of map.items) {
        const name = String((key as { value?: unknown })?.value ?? key)
        const [line, column] = position((key as Node | null)?.range?.[0] ?? 0)
        if (keys.has(name))
          problems.push({ code: 'yaml-duplicate-key', file, line, column, key: name })
        keys.add(name)
      }
    },
  })
  return problems
}

/** Aliases of anchors that are not there, or that hold the alias itself. */
function lostAliases(
  document: Document,
  file: string,
  position: (offset: number) => Position,
): Problem[] {
  const problems: Problem[] = []
  const anchors = new Set<string>()
  visit(document, (_, node, path) => {
    const anchor = (node as { anchor?: string } | null)?.anchor
    if (anchor !== undefined) anchors.add(anchor)
    if (!isAlias(node)) return
    const [line, column] = position(node.range?.[0] ?? 0)
    const within = path.some(above => (above as { anchor?: string }).anchor === node.source)
    const place = { file, line, column }
    if (within)
      problems.push({
        code: 'yaml-too-complex',
        ...place,
        reason: `holds “${node.source}” within itself`,
      })
    else if (!anchors.has(node.source)) {
      problems.push({
        code: 'yaml-broken',
        ...place,
        reason: `There is no anchor “${node.source}”.`,
      })
    }
  })
  return problems
}

/**
 * Nesting deeper than allowed, told from the tokens (of which text is one), before the parser recurses
 * into it: brackets, and indicators of lists and keys in one line. A text with few signs that could be these is not cut
 * into tokens: that takes as long as a fifth of all else that is done with frontmatter.
 */
function nestingFault(text: string): string | undefined {
  if ((text.match(/[[{]|[-?](?!\w)/g) ?? []).length <= deepest) return undefined
  let depth = 0
  let inLine = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (token === '-' || token === '?') inLine += 1
    else if (token.trim() !== '') inLine = 0
    if (depth > deepest || inLine > deepest) return tooDeep
  }
  return undefined
}

function complexity(document: Document, most: number): string | undefined {
  let aliases = 0
  let nodes = 0
  let depth = 0
  visit(document, (_, node, path) => {
    nodes += 1
    if (isAlias(node)) aliases += 1
    if (isCollection(node)) depth = Math.max(depth, path.filter(isCollection).length + 1)
    return aliases > mostAliases || nodes > most || depth > deepest ? visit.BREAK : undefined
  })
  if (aliases > mostAliases) return `uses more than ${mostAliases} aliases`
  if (nodes > most) return `holds more than ${most} values`
  return depth > deepest ? tooDeep : undefined
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
