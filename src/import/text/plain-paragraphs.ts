/** What can hold blank lines within it, so that a line after one need not be a paragraph. */
const holding = /```|~~~|<(?:pre|script|style|textarea|!|\?)/i

/** Text that says the same in Markdown, wherever it stands in a line: no sign of Markdown, HTML or GFM, no reference. */
const plainText = /^(?!.*(?:www\.|:\/\/))(?:[^\n\r\t\\`*_[\]<>&|~#@]|&(?!#|[a-z][a-z\d]*;))*$/i

/** Whether text says the same in Markdown within a line. */
export function isPlain(text: string): boolean {
  return plainText.test(text)
}

/** Whether a line is a paragraph of plain text wherever it stands between blank lines. */
export function isPlainLine(line: string): boolean {
  return /^\p{L}/u.test(line) && isPlain(line)
}

/** The sign before a heading, a quotation or an item of a list without numbers: each ends the paragraph before it. */
const sign = /^(?:#{1,6}|>|-) /

/** Whether each line of a block is plain text, of a paragraph or with such a sign. */
function isPlainBlock(block: string): boolean {
  return block.split('\n').every(line => isPlainLine(line.replace(sign, '')))
}

/**
 * Takes apart the blocks of a Markdown text that are nothing but plain text, and all the rest, which has to be parsed to
 * know what is seen of it (CommonMark 0.31, sections 4.8 and 5). Where blocks stand within others, only paragraphs can be
 * taken out.
 */
export function plainApart(markdown: string): { plain: string; rest: string } {
  if (holding.test(markdown)) return { plain: '', rest: markdown }
  const isPlainPart = /\n\n[ \t]/.test(markdown) ? isPlainLine : isPlainBlock
  const blocks = Map.groupBy(markdown.split('\n\n'), isPlainPart)
  return {
    plain: (blocks.get(true) ?? []).join('\n'),
    rest: (blocks.get(false) ?? []).join('\n\n'),
  }
}
