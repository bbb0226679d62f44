import { escaped } from '../html-text.ts'
import { linkHtml } from './media-tags.ts'
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
  const above = name === 'codeblock' ? titleOfCode(options) : ''
  return above + (isHtml(context) ? codeHtml(inner, told) : fencedCode(inner, told))
}

/** What stands above code by Octopress and Hexo: `{% codeblock [title] [lang:…] [address] [words of the link] %}`. */
function titleOfCode(options: string): string {
  const parts = options.trim().split(/\s+/)
  const words = parts.filter(part => part !== '' && !/^[a-z_]+:(?!\/\/)\S*$/i.test(part))
  const at = words.findIndex(word => /^(?:https?:\/\/|\/)\S+$/.test(word))
  const title = escaped((at < 0 ? words : words.slice(0, at)).join(' '))
  const address = words[at]
  const link = address && linkHtml(address, words.slice(at + 1).join(' ') || address)
  const whole = [title, link].filter(Boolean).join(' ')
  return whole === '' ? '' : `\n\n<p>${whole}</p>\n\n`
}

/** Fenced code, with a fence that no line of the code can end. */
export function fencedCode(code: string, lang: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `\n\n${fence}${lang}\n${code.replace(/^[ \t]*\n/, '').replace(/\s+$/, '')}\n${fence}\n\n`
}

function codeHtml(code: string, lang: string): string {
  const kind = lang === '' ? '' : ` class="language-${escaped(lang)}"`
  return `<pre><code${kind}>${escaped(code.replace(/^[ \t]*\n/, '').trimEnd())}</code></pre>`
}
