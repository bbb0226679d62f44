/** What can hold blank lines within it, so that a line after one need not be a paragraph. */
const holding = /```|~~~|<(?:pre|script|style|textarea|!|\?)/i

/** A line that is a paragraph of plain text wherever it stands between blank lines: no sign of Markdown, HTML or GFM. */
const plainLine = /^(?!.*(?:www\.|:\/\/))\p{L}[^\n\\`*_[\]<>&|~#@]*$/iu

/**
 * Takes apart the paragraphs of a Markdown text that are nothing but plain text, and all the rest, which has to be parsed
 * to know what is seen of it (CommonMark 0.31, section 4.8).
 */
export function plainApart(markdown: string): { plain: string; rest: string } {
  if (holding.test(markdown)) return { plain: '', rest: markdown }
  const blocks = markdown.split('\n\n')
  const isPlain = (block: string) => plainLine.test(block)
  return {
    plain: blocks.filter(isPlain).join('\n'),
    rest: blocks.filter(block => !isPlain(block)).join('\n\n'),
  }
}
