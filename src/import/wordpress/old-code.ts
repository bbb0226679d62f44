import { decodeHTML } from 'entities'
import { escaped } from '../html-text.ts'

/**
 * Shortcodes that hold code: of SyntaxHighlighter (`[code]`, `[php]` …), Crayon, and CodeColorer, which writes its
 * options as letters after the name and the language after a line (`[cc]`, `[cceN lang="diff"]`, `[ccn_php]`).
 */
const languages =
  'actionscript3|as3|bash|clojure|coldfusion|cpp|csharp|css|delphi|diff|erlang|fsharp|go|groovy|haskell|html|java|javafx|javascript|js|json|latex|lua|matlab|objc|perl|php|powershell|python|ruby|scala|shell|sql|swift|vb|xml|yaml'
const names = `code|sourcecode|source|crayon|highlight|cc[a-z]{0,6}(?:_[a-z0-9]+)?|${languages}`

const byShortcode = new RegExp(
  `(?<!\\[)\\[(${names})((?:\\s[^\\]\\n]*|=[^\\]\\n]*)?)\\]([\\s\\S]*?)\\[/\\1\\]`,
  'gi',
)
const byElement = /<(pre|code)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi

/**
 * A text with its code written as HTML that no later step takes for anything but code: neither shortcodes nor tags are
 * spoken in it. `[highlight]` is code only with a language: themes have it for words that were marked. Highlighters let writers put raw code between the marks; what is escaped already stays as it is.
 *
 * @param left is told which lines were set off, which a block of Markdown cannot say
 */
export function withCode(text: string, left: (option: string) => void = () => undefined): string {
  const spoken = text.replaceAll(
    byShortcode,
    (whole, name: string, options: string, inner: string) => {
      if (name.toLowerCase() === 'highlight' && !/\blang(?:uage)?\b/i.test(options)) return whole
      const lines = /\bhighlight\s*=\s*["'“”]?([\d,\s-]*\d)/i.exec(options)?.[1]
      if (lines) left(`highlight ${lines}`)
      return block(inner, languageOf(name, options))
    },
  )
  return spoken.replaceAll(
    byElement,
    (whole, name: string, options: string, inner: string, at: number) => {
      if (name.toLowerCase() === 'pre') return preformatted(whole, options, inner)
      const isAlone = /\n/.test(inner) && !/<pre\b[^>]*>\s*$/i.test(spoken.slice(0, at))
      const [, within, code = inner] = /^\s*<pre\b([^>]*)>([\s\S]*)<\/pre>\s*$/i.exec(inner) ?? []
      return isAlone ? block(code, languageOf('', within ?? options)) : shielded(whole)
    },
  )
}

function preformatted(whole: string, options: string, inner: string): string {
  const language = languageOf('', options)
  return language === undefined || /^\s*<code\b/i.test(inner)
    ? shielded(whole)
    : block(inner, language)
}

/** Code as a block of its own. */
function block(inner: string, language: string | undefined): string {
  const marked = language ? ` class="language-${escaped(language)}"` : ''
  const lines = plainCode(inner)
    .replace(/^(?:[ \t]*\r?\n)+/, '')
    .replace(/\s+$/, '')
  return `\n\n<pre><code${marked}>${shielded(lines)}</code></pre>\n\n`
}

/** Tags by which editors dress what stands between the marks, and that are no code. */
const dress = /<\/?(?:a|b|br|del|div|em|font|i|ins|p|span|strong|u)\b[^>]*>/gi

/**
 * Code in HTML. Code that was escaped before keeps its references, and the breaks and paragraphs of an editor are lines;
 * raw code is escaped.
 */
function plainCode(inner: string): string {
  const bare = inner.replaceAll(dress, '')
  const [references, tags] = [/&(?:lt|gt);/g, /<[a-z/!?%]/gi].map(
    sign => bare.match(sign)?.length ?? 0,
  ) as [number, number]
  if (references > tags || !/[<>]/.test(bare)) return inLines(inner)
  return escaped(references > 0 ? inner : decodeQuotes(inner))
}

/** Escaped code without what an editor made of its line ends, and with what else looks like a tag escaped. */
function inLines(inner: string): string {
  return inner
    .replaceAll(/<br\b[^>]*>\r?\n?/gi, '\n')
    .replaceAll(/<\/p>\s*<p\b[^>]*>/gi, '\n\n')
    .replaceAll(/<\/div>\s*<div\b[^>]*>/gi, '\n')
    .replaceAll(/<\/?(?:p|div)\b[^>]*>/gi, '')
    .replaceAll(/<(?!\/?(?:a|b|del|em|font|i|ins|span|strong|u)\b)/gi, '&lt;')
}

/** Editors that escape nothing else still write quotes as references. */
function decodeQuotes(inner: string): string {
  return inner.replaceAll(/&(?:quot|#0?3[49]|amp);/g, reference => decodeHTML(reference))
}

/** Brackets that no step takes for shortcodes. */
function shielded(html: string): string {
  return html.replaceAll('[', '&#91;').replaceAll(']', '&#93;')
}

/** The language that options (`lang="php"`, `language=php`, `=php`, `brush: php`) or a name tell. */
function languageOf(name: string, options: string): string | undefined {
  const told =
    /(?:\blang(?:uage)?|^)\s*=\s*["'“”]?([\w+#-]+)/i.exec(options)?.[1] ??
    /\b(?:brush|lang)\s*:\s*([\w+#-]+)/i.exec(options)?.[1] ??
    /^cc[a-z]*_([a-z0-9]+)$/i.exec(name)?.[1] ??
    (new RegExp(`^(?:${languages})$`, 'i').test(name) ? name : undefined)
  const plain = told?.toLowerCase()
  return plain === undefined || ['plain', 'text', 'plaintext'].includes(plain) ? undefined : plain
}
