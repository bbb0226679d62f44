import { argumentsOf } from './tag-arguments.ts'

/** What a reader sees of a tag around code or verbatim text; nothing of a comment. */
export function codeOfTag(name: string, options: string, inner: string): string {
  if (name === 'comment') return ''
  if (name === 'raw' || name === 'verbatim') return inner
  const { named, given } = argumentsOf(options)
  const lang = named.lang ?? /\blang:([\w+#-]+)/.exec(options)?.[1]
  return fencedCode(inner, lang ?? (name === 'highlight' ? given[0] : '') ?? '')
}

/** Fenced code, with a fence that no line of the code can end. */
function fencedCode(code: string, lang: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `\n\n${fence}${lang}\n${code.replace(/^[ \t]*\n/, '').replace(/\s+$/, '')}\n${fence}\n\n`
}
