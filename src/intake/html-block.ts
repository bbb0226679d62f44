import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name'

const raw = htmlRawNames.join('|')

/** Ways in which a block of HTML begins, and what its last line holds; it may hold blank lines (CommonMark, 4.6, 1 to 5). */
const enclosed: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
  [new RegExp(`^<(?:${raw})(?:[\\s>]|$)`, 'i'), new RegExp(`</(?:${raw})>`, 'i')],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
]

const blank = /^\s*$/

/** The beginning of a block of HTML that ends at a blank line, even below a line of text (6). */
const named = new RegExp(`^</?(?:${htmlBlockNames.join('|')})(?:[\\s>]|/>|$)`, 'i')

/** A tag alone on its line, which begins such a block only after a blank line (7). */
const alone =
  /^<(?:\/[a-z][a-z0-9-]*|[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?)\s*>\s*$/i

/** Quotation marks, bullets, numbers and blanks that a line begins with. */
const containers = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/

/** What may be before a block that begins below a line of text: no item, which could be a part of that text. */
const besideText = /^(?: {0,3}>)* {0,3}$/

/** Follows the lines of a text through its blocks of HTML, in which Markdown is not looked for. */
export class HtmlBlock {
  /** What the last line of the block holds; `undefined` outside of blocks. */
  private ends: RegExp | undefined
  /** What each further line begins with, for a block in a list or quotation. */
  private within = ''

  get isOpen(): boolean {
    return this.ends !== undefined
  }

  /** Whether a line, which may come after a blank one, belongs to a block of HTML. */
  read(line: string, isAfterBlank: boolean): boolean {
    if (this.isOpen && !this.goesOn(line)) this.ends = undefined
    const isWithin = this.isOpen || this.begins(line, isAfterBlank)
    if (isWithin && this.ends?.test(line)) this.ends = undefined
    return isWithin
  }

  private goesOn(line: string): boolean {
    const isBlank = line.trim() === ''
    if (this.ends === blank) return !isBlank
    return line.startsWith(this.within) || (isBlank && !this.within.includes('>'))
  }

  /** Only blocks with an end of their own are followed into lists and quotations; counting others does no harm. */
  private begins(line: string, isAfterBlank: boolean): boolean {
    const start = containers.exec(line)?.[0] ?? ''
    const text = line.slice(start.length)
    this.within = start.replaceAll(/[^ \t>]/g, ' ')
    const mayBegin = isAfterBlank || besideText.test(start)
    this.ends = mayBegin ? enclosed.find(([begins]) => begins.test(text))?.[1] : undefined
    if (this.ends) return true
    if (named.test(line) || (isAfterBlank && alone.test(line))) this.ends = blank
    return this.isOpen
  }
}
