import { escaped } from '../html-text.ts'
import { argumentsOf } from './tag-arguments.ts'
import { isHtml, type TextContext } from './text-context.ts'

/** What a reader sees of a tag around code or verbatim text; nothing of a comment. */
export function codeOfTag(
  name: string,
  options: string,
  inner: string,
  context: Pick<TextContext, 'file'>,
): string {
  if (name === 'comment') return ''
  if (name === 'raw' || name === 'verbatim') return inner
  const { named, given } = argumentsOf(options)
  const lang = named.lang ?? /\blang:([\w+#-]+)/.exec(options)?.[1]
  const told = lang ?? (name === 'highlight' ? given[0] : '') ?? ''
  return isHtml(context) ? codeHtml(inner, told) : fencedCode(inner, told)
}

/** Fenced code, with a fence that no line of the code can end. */
function fencedCode(code: string, lang: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `\n\n${fence}${lang}\n${code.replace(/^[ \t]*\n/, '').replace(/\s+$/, '')}\n${fence}\n\n`
}

function codeHtml(code: string, lang: string): string {
  const kind = lang === '' ? '' : ` class="language-${escaped(lang)}"`
  return `<pre><code${kind}>${escaped(code.replace(/^[ \t]*\n/, '').trimEnd())}</code></pre>`
}
