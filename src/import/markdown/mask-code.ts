import { codeOfTag, fencedCode } from './code-tags.ts'
import { isHtml, type TextContext } from './text-context.ts'

/** Where code, comments or verbatim text begins: fences, ticks, indented lines, HTML and tags of generators. */
const begins = new RegExp(
  [
    '(?<=^|\\n)(?<lead>(?:[ \\t]*>)*[ \\t]*(?:(?:[-*+]|\\d{1,3}[.)])[ \\t]+)*)(?<fence>`{3,}(?=[^`\\n]*(?:\\n|$))|~{3,})',
    '(?<!\\\\)(?<ticks>`+)',
    '(?<=(?:^|\\n)[ \\t]*\\n)(?<indented>(?:(?: {4}|\\t)[^\\n]*(?:\\n|$))+)',
    '<(?<element>pre|script|style|textarea)\\b[^>]*>',
    '(?<comment><!--)',
    '\\{%-?\\s*(?<tag>raw|verbatim|highlight|codeblock|comment)\\b(?<args>[^%]{0,400}?)-?%\\}',
    '\\{\\{[<%]\\s*(?<shortcode>highlight|comment)\\b(?<options>[\\s\\S]{0,400}?)[>%]\\}\\}',
    '(?<quoted>\\{\\{[<%]/\\*)',
  ].join('|'),
  'gi',
)

/**
 * A text in which code, comments and verbatim pieces are set aside as the reader saw them: what generators write around
 * them is taken off, code in tags becomes fenced code.
 */
export function maskCode(text: string, context: TextContext): string {
  const parts: string[] = []
  const unclosed = new Set<string>()
  let from = 0
  begins.lastIndex = 0
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const kind = kindOf(found)
    const piece = unclosed.has(kind) ? undefined : pieceAt(text, found, context)
    if (!piece && kind !== '') unclosed.add(kind)
    if (!piece) continue
    parts.push(text.slice(from, found.index), piece.shown === '' ? '' : context.keep(piece.shown))
    from = piece.end
    begins.lastIndex = from
  }
  return parts.join('') + text.slice(from)
}

/** What has an end of its own name: where one is not closed, no later one is. */
function kindOf({ groups = {} }: RegExpExecArray): string {
  const { element, comment, tag, shortcode, quoted } = groups
  return (element ?? comment ?? tag ?? shortcode ?? quoted ?? '').toLowerCase()
}

interface Piece {
  /** Where it ends. */
  end: number
  shown: string
}

function pieceAt(text: string, found: RegExpExecArray, context: TextContext): Piece | undefined {
  const groups: Record<string, string | undefined> = found.groups ?? {}
  const isMarkdown = groups.fence ?? groups.ticks ?? groups.indented
  if (isMarkdown !== undefined && isHtml(context)) return undefined
  const start = found.index
  const next = start + found[0].length
  const upTo = (end: number): Piece => ({ end, shown: bare(text.slice(start, end), context) })
  if (groups.fence) return upTo(endOfFence(text, next, groups.fence))
  if (groups.ticks) return endOf(ticksEnd(text, next, groups.ticks), upTo)
  if (groups.indented) {
    if (isInList(text, start)) return undefined
    return named(groups.indented, next) ?? upTo(next)
  }
  if (groups.element) return endOf(after(text, next, `</${groups.element}>`), upTo)
  if (groups.comment) {
    const isFold = /^\s*(?:more|PELICAN_\w+_SUMMARY)\b/i.test(text.slice(next, next + 40))
    return endOf(after(text, next, '-->'), end => (isFold ? { end, shown: '' } : upTo(end)))
  }
  if (groups.quoted) {
    return endOf(after(text, next, '}}'), end => ({ end, shown: unquoted(text.slice(start, end)) }))
  }
  return tagged(text, next, groups, context)
}

/** Indented code whose first line names its language, as Python-Markdown has it (`:::python`). */
function named(code: string, end: number): Piece | undefined {
  const [first, lang] = /^[ \t]+:::([\w+#-]+)[ \t]*\n/.exec(code) ?? []
  if (first === undefined || lang === undefined) return undefined
  return { end, shown: fencedCode(code.slice(first.length).replaceAll(/^(?: {4}|\t)/gm, ''), lang) }
}

function endOf(end: number | undefined, piece: (end: number) => Piece): Piece | undefined {
  return end === undefined ? undefined : piece(end)
}

/** A tag of a generator around code: up to the one that ends it. */
function tagged(
  text: string,
  next: number,
  groups: Record<string, string | undefined>,
  context: TextContext,
): Piece | undefined {
  const name = groups.tag ?? groups.shortcode ?? ''
  const closing = groups.tag
    ? new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'gi')
    : new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'gi')
  closing.lastIndex = next
  const close = closing.exec(text)
  if (!close) return undefined
  const inner = text.slice(next, close.index)
  const shown = codeOfTag(name.toLowerCase(), groups.args ?? groups.options ?? '', inner, context)
  return { end: close.index + close[0].length, shown }
}

function endOfFence(text: string, from: number, fence: string): number {
  const closing = new RegExp(`\\n[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*(?=\\n|$)`, 'g')
  closing.lastIndex = from
  const close = closing.exec(text)
  return close ? close.index + close[0].length : text.length
}

/** A span of code ends at as many ticks, within its paragraph. */
function ticksEnd(text: string, from: number, ticks: string): number | undefined {
  const closing = new RegExp(`(?<!\`)${ticks}(?!\`)|\\n[ \\t]*\\n`, 'g')
  closing.lastIndex = from
  const close = closing.exec(text)
  return close?.[0].startsWith('`') ? close.index + close[0].length : undefined
}

function after(text: string, from: number, sign: string): number | undefined {
  const closing = new RegExp(sign, 'gi')
  closing.lastIndex = from
  return closing.test(text) ? closing.lastIndex : undefined
}

/** Whether indented lines belong to an item of a list, by the last line before them that is not indented. */
function isInList(text: string, index: number): boolean {
  const lines = text.slice(Math.max(0, index - 4000), index).split('\n')
  return /^(?:[-*+]|\d{1,3}[.)])[ \t]/.test(lines.findLast(line => /^\S/.test(line)) ?? '')
}

/** Code without the signs by which a generator is told to leave it alone. */
function bare(code: string, { folder }: TextContext): string {
  if (folder.generator === 'hugo') return unquoted(code)
  return code.replaceAll(
    /^[ \t]*\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}[ \t]*\n|\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}/gm,
    '',
  )
}

function unquoted(text: string): string {
  return text.replaceAll(/(\{\{[<%])\/\*/g, '$1').replaceAll(/\*\/([>%]\}\})/g, '$1')
}
