import { parse as parseToml } from 'smol-toml'
import type { ReadValues, Refused } from './read-values.ts'
import { asValue, isGroup, type Value, type Values } from './value.ts'
import { pieceOfYaml } from './yaml-values.ts'

const keyLine = /^(["']?)([^\s"'#:=[\]{}-][^"':=\n]{0,80}?)\1[ \t]{0,9}([:=])(.*)$/

/**
 * Reads broken frontmatter key by key: each with the lines that belong to it, as YAML or TOML if it is that, else the
 * value as it stands. Refused when no line has a key.
 */
export function readLoosely(matter: string): ReadValues | Refused {
  const blocks = blocksIn(matter.split('\n'))
  if (blocks.length === 0) {
    const line = matter.split('\n').findIndex(one => one.trim() !== '') + 1
    return { refused: 'its frontmatter holds no key that can be read', line: Math.max(line, 1) }
  }
  const read = blocks.map(readBlock)
  const mended = read.flatMap(({ mended }) => mended)
  const values = Object.fromEntries(read.flatMap(({ values }) => Object.entries(values)))
  return { values, mended: mended.length > 0 ? mended : ['its lines were read one by one'] }
}

interface Block {
  key: string
  sign: string
  /** What follows the sign, and the lines after it. */
  rest: string[]
  lines: string[]
}

function blocksIn(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    const [, , key = '', sign = '', rest = ''] = keyLine.exec(line) ?? []
    const last = blocks.at(-1)
    if (key !== '') blocks.push({ key: key.trim(), sign, rest: [rest], lines: [line] })
    else if (last && line.trim() !== '' && !/^\s*#/.test(line)) {
      last.rest.push(line)
      last.lines.push(line)
    }
  }
  return blocks
}

function readBlock({ key, sign, rest, lines }: Block): ReadValues {
  const text = lines.join('\n')
  const well = sign === '=' ? pieceOfToml(text) : pieceOfYaml(text)
  if (well && Object.hasOwn(well, key)) return { values: well, mended: [] }
  return { values: { [key]: asItStands(rest) }, mended: [`“${key}” was read as it stands`] }
}

/** The value without the quotes around it; lines that begin with a hyphen are a list. */
function asItStands(rest: readonly string[]): Value {
  const [first = '', ...others] = rest.map(line => line.trim())
  if (first === '' && others.every(line => line.startsWith('-'))) {
    return others.map(line => unquoted(line.slice(1)))
  }
  return unquoted([first.replace(/^[|>][+-]?$/, ''), ...others].filter(Boolean).join(' '))
}

function unquoted(text: string): string {
  const plain = text.trim()
  return /^(["']).*\1$/s.test(plain) ? plain.slice(1, -1) : plain.replace(/^["']/, '')
}

function pieceOfToml(text: string): Values | undefined {
  try {
    const values = asValue(parseToml(text))
    return isGroup(values) ? values : undefined
  } catch {
    return undefined
  }
}
