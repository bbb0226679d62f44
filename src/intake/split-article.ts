import matter from 'gray-matter'
import { conflictLine } from '../archive/conflict-marks.ts'
import type { Problem } from '../archive/problem.ts'
import { type Position, readYaml } from './yaml.ts'

/** A Markdown file cut in two. */
interface SplitArticle {
  /** The frontmatter's data; undefined when it could not be read. */
  data: unknown
  positions: Record<string, Position>
  body: string
  /** The line of the file at which the body begins, counted from 1. */
  bodyLine: number
  problems: Problem[]
}

/**
 * Cuts a Markdown file into frontmatter and body. A byte order mark, CRLF line ends, blank lines
 * before the first `---` and blanks after it are forgiven. Frontmatter of any language but YAML is
 * refused by name and never run.
 */
export function splitArticle(text: string, file: string): SplitArticle {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
  const blank = /^(?:[ \t]*\n)*/.exec(plain)?.[0] ?? ''
  const source = plain.slice(blank.length).replace(/^---[ \t]+(?=\S)/, '---')
  const firstLine = blank.split('\n').length
  const nothing = { data: undefined, positions: {}, body: '', bodyLine: firstLine }
  const conflict = conflictLine(plain)
  if (conflict !== undefined) {
    return { ...nothing, problems: [{ code: 'merge-conflict', file, line: conflict }] }
  }
  const fault = openingFault(source)
  if (fault) return { ...nothing, problems: [{ ...fault, file, line: firstLine }] }
  const tidy = source.replace(/(\n---)[ \t]+(?=\n|$)/, '$1')
  const read = { ...readYaml('', file) }
  const { content, matter: raw } = matter(tidy, {
    engines: { yaml: (yaml: string) => Object.assign(read, readYaml(yaml, file, firstLine)) },
    language: 'yaml',
  })
  const bodyLine = firstLine + raw.split('\n').length + 1
  return {
    ...read,
    data: read.problems.length > 0 ? undefined : (read.data ?? {}),
    body: content,
    bodyLine,
  }
}

type Fault =
  | { code: 'frontmatter-missing' }
  | { code: 'frontmatter-unclosed' }
  | { code: 'frontmatter-language'; language: string }

function openingFault(source: string): Fault | undefined {
  const opening = /^---([^\n]*)\n?/.exec(source)
  if (!opening || opening[1]?.startsWith('-')) {
    const foreign = /^(\+\+\+|;;;)/.exec(source)?.[1]
    if (!foreign) return { code: 'frontmatter-missing' }
    return { code: 'frontmatter-language', language: foreign === '+++' ? 'toml' : 'json' }
  }
  const language = (opening[1] ?? '').trim().toLowerCase()
  if (!['', 'yaml', 'yml'].includes(language)) return { code: 'frontmatter-language', language }
  const closing = /\n---([^\n]*)/.exec(source)
  return closing?.[1]?.trim() === '' ? undefined : { code: 'frontmatter-unclosed' }
}
