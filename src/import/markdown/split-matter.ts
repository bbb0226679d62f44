/** The ways in which frontmatter is written. */
type MatterForm = 'yaml' | 'toml' | 'json' | 'headers' | 'none'

/** A text cut into its frontmatter and what follows. */
export interface SplitText {
  form: MatterForm
  matter: string
  /** The line of the file at which the frontmatter begins, counted from 1. */
  line: number
  body: string
  /** What was forgiven, in words. */
  mended: string[]
}

/** What a header before a text can be called, where no sign tells that it is one. */
const knownHeader =
  /^(?:title|date|authors?|tags?|category|categories|slug|summary|status|lang|modified|subtitle|layout|keywords|description|created|updated|permalink)\s*:/i

const headerLine = /^[A-Za-z][\w .-]*:(?:[ \t]|$)/

/**
 * Cuts a text with `\n` line ends. Blank lines before frontmatter and blanks after its signs are forgiven. Known are
 * YAML between `---`, TOML between `+++`, JSON in braces or between `;;;`, headers up to a blank line, and YAML
 * that only ends in `---`.
 */
export function splitMatter(text: string): SplitText {
  const blank = /^(?:[ \t]*\n)*/.exec(text)?.[0] ?? ''
  const source = text.slice(blank.length)
  const line = blank.split('\n').length
  for (const cut of [fenced, braces, endedOnly, headers]) {
    const found = cut(source)
    if (found) return { mended: [], ...found, line: line + (found.line ?? 0) }
  }
  return { form: 'none', matter: '', line, body: text, mended: [] }
}

type Cut = Omit<SplitText, 'line' | 'mended'> & { line?: number; mended?: string[] }

function fenced(source: string): Cut | undefined {
  const [opening, sign = '', word = ''] =
    /^(-{3,}|\+{3}|;{3,})[ \t]*(ya?ml|json|toml|js|javascript)?[ \t]*\n/.exec(source) ?? []
  if (opening === undefined) return undefined
  const rest = source.slice(opening.length)
  const form = formOf(sign, word)
  const ends = sign.startsWith('-') ? '(?:-{3,}|\\.{3})' : sign.replaceAll('+', '\\+')
  const closing = new RegExp(`(?:^|\\n)${ends}[ \\t]*(?:\\n|$)`).exec(rest)
  if (!closing) return unclosed(form, rest)
  const matter = rest.slice(0, closing.index)
  if (
    form === 'yaml' &&
    !/^[ \t]*(?:['"{#]|[^\s:#][^:\n]*[:=])/m.test(matter) &&
    matter.trim() !== ''
  ) {
    return undefined
  }
  const body = rest.slice(closing.index + closing[0].length)
  const isScript = /^j(?:s|avascript)$/.test(word) && !/^\s*\{/.test(matter)
  return isScript
    ? { form: 'toml', matter: asToml(matter), line: 1, body }
    : { form, matter, line: 1, body }
}

/** The form of frontmatter by the sign around it and the word behind that; plain objects of scripts read like JSON. */
function formOf(sign: string, word: string): MatterForm {
  if (sign.startsWith('+') || word === 'toml') return 'toml'
  return sign.startsWith(';') || /^j/.test(word) ? 'json' : 'yaml'
}

/** What a script plainly assigns, `const title = 'The wall';`, line by line as TOML. */
function asToml(script: string): string {
  return script
    .replaceAll(/^[ \t]*(?:export[ \t]+)?(?:const|let|var)[ \t]+/gm, '')
    .replaceAll(/;[ \t]*$/gm, '')
}

/** Frontmatter whose closing sign is missing ends before the first line that cannot belong to it. */
function unclosed(form: MatterForm, rest: string): Cut | undefined {
  const lines = rest.split('\n')
  const end = lines.findIndex(line => !/^(?:[\w"'][\w "'.-]*[:=]|[ \t]+\S|-[ \t]|#)/.test(line))
  if (end < 1) return undefined
  const matter = lines.slice(0, end).join('\n')
  const mended = ['the sign that ends it is missing']
  return { form, matter, line: 1, body: lines.slice(end).join('\n'), mended }
}

function braces(source: string): Cut | undefined {
  if (!/^\s*\{\s*(?:"|\})/.test(source)) return undefined
  const end = endOfBraces(source)
  if (end === undefined) return undefined
  return {
    form: 'json',
    matter: source.slice(0, end),
    body: source.slice(end).replace(/^[ \t]*\n/, ''),
  }
}

function endOfBraces(source: string): number | undefined {
  let depth = 0
  for (const { 0: sign, index } of source.matchAll(/"(?:\\.|[^"\\])*"|[{}]/g)) {
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    if (depth === 0) return index + 1
  }
  return undefined
}

/** YAML without a sign before it, as Hexo writes it. */
function endedOnly(source: string): Cut | undefined {
  const closing = /\n(?:-{3,}|;{3,})[ \t]*(?:\n|$)/.exec(source)
  if (!closing || !headerLine.test(source)) return undefined
  const matter = source.slice(0, closing.index)
  const lines = matter.split('\n').filter(line => line.trim() !== '')
  if (!lines.every(line => /^(?:[\w-]+[ \t]*:|[ \t]+\S|-[ \t]|#)/.test(line))) return undefined
  return { form: 'yaml', matter, body: source.slice(closing.index + closing[0].length) }
}

/** Headers of Pelican and of MultiMarkdown, up to a blank line. */
function headers(source: string): Cut | undefined {
  const end = /\n[ \t]*(?:\n|$)/.exec(source)
  const matter = end ? source.slice(0, end.index) : source
  const lines = matter.split('\n').filter(line => line !== '')
  if (!knownHeader.test(matter)) return undefined
  if (!lines.every(line => headerLine.test(line) || /^(?: {2,}|\t)/.test(line))) return undefined
  return { form: 'headers', matter, body: end ? source.slice(end.index + end[0].length) : '' }
}
