import type { TextContext } from './text-context.ts'

/** Lists of attributes as kramdown and others write them, with what they hold. */
const one = '(?:[#.][\\w:-]+|[\\w:-]+\\s*=\\s*(?:"[^"]*"|\'[^\']*\'|[\\w-]+))'
const list = new RegExp(`\\{:\\s*(${one}(?:\\s+${one})*)\\s*\\}`, 'g')

/**
 * A text without what kramdown, Goldmark and Python-Markdown write for attributes, contents and options. Attributes
 * are told, the rest says nothing to readers.
 */
export function readAttributeLists(text: string, { lose }: TextContext): string {
  const drop = (_: string, attributes: string) => {
    lose('attribute-removed', attributes.trim())
    return ''
  }
  const wanted = new Set([...text.matchAll(toHeading)].map(([, a, b]) => a ?? b))
  return text
    .replaceAll(
      /^[ \t]*(?:[-*+]|\d+\.)[^\n]*\n[ \t]*\{:\s*(?:\.[\w-]+\s+)*toc\b[^}]*\}[ \t]*$/gim,
      '',
    )
    .replaceAll(/^[ \t]*(?:\[\[?_?TOC_?\]?\]|\{\{?toc\}?\})[ \t]*$/gim, '')
    .replaceAll(/\{::comment\}[\s\S]*?\{:\/(?:comment)?\}/g, '')
    .replaceAll(
      /\{::(?:nomarkdown|options|comment)\b[^{}\n]*\}|\{:\/(?:nomarkdown|comment)?\}/g,
      '',
    )
    .replaceAll(/^[ \t]*\{:\s*(?:\.?no_toc|toc)[^}\n]*\}[ \t]*$/gim, '')
    .replaceAll(afterHeading, '$1 {$2}')
    .replaceAll(list, drop)
    .replaceAll(/^(\S[^\n]*\})[ \t]*(?=\n {0,3}(?:=+|-+)[ \t]*$)/gm, heading =>
      withoutAttributes(heading, drop, wanted),
    )
    .replaceAll(/^#{1,6}[ \t][^\n]*\}[ \t]*$/gm, heading =>
      withoutAttributes(heading, drop, wanted),
    )
    .replaceAll(/^[ \t]*\{((?:[#.][\w:-]+\s*)+)\}[ \t]*$/gm, drop)
}

/** A name for a heading in a line of its own after it, as kramdown has it. */
const afterHeading = /^(#{1,6}[ \t][^\n]*\S)[ \t]*\n[ \t]*\{:\s*(#[\w:-]+)\s*\}[ \t]*$/gm

/** Links to a heading of the text itself. */
const toHeading = /\(#([\w:-]+)\)|"#([\w:-]+)"/g

/** A heading without the attributes at its end; a name that the text links to becomes a mark in it. */
function withoutAttributes(
  heading: string,
  drop: (_: string, attributes: string) => string,
  wanted: ReadonlySet<string | undefined>,
): string {
  const at = heading.lastIndexOf('{')
  const [, attributes] = /^\{((?:[#.][\w:-]+[ \t]*)+)\}/.exec(heading.slice(at)) ?? []
  if (attributes === undefined) return heading
  const [, id] = /#([\w:-]+)/.exec(attributes) ?? []
  const bare = heading.slice(0, at).trimEnd() + drop('', attributes)
  const isWanted = id !== undefined && wanted.has(id)
  return isWanted ? bare.replace(/^(?:#{1,6}[ \t]+)?/, sign => `${sign}<a id="${id}"></a>`) : bare
}
