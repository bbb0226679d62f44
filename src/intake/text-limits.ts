import { HtmlBlock } from './html-block.ts'
import { InlineBudget } from './inline-budget.ts'

/** Why a text is not rendered, and the line of it, counted from 1, at which that shows. */
export interface TooComplex {
  line: number
  /** What follows “This text”. */
  reason: string
}

const deepest = 64
const most = {
  cells: 30_000,
  quotations: 3_000,
  'underlined headings': 2_000,
  'marks of footnotes': 4_000,
}
/**
 * Whether parsing a text would take long out of proportion to its size, or more memory than there is. Looks at each
 * character a fixed number of times. Counts too much rather than too little, and sets limits that no article comes near.
 */
export function tooComplex(markdown: string): TooComplex | undefined {
  const scan = new Scan()
  let line = 0
  for (const text of markdown.split('\n')) {
    line += 1
    const reason = scan.read(text)
    if (reason !== undefined) return { line, reason }
  }
  return undefined
}

const containers = /^(?:[ \t]|>|[-*+](?=[ \t]+\S)|\d{1,9}[.)](?=[ \t]+\S))*/
const rule = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const heading = /^#{1,6}(?:[ \t]|$)/

/** The course through a text, a line at a time. */
class Scan {
  private fence = ''
  private readonly html = new HtmlBlock()
  private isAfterBlank = true
  /** Since the last blank line everything began at the margin: no list, no quotation goes on there. */
  private isAtMargin = true
  private isQuoted = false
  private isInItem = false
  private lists = 0
  private depth = 0
  private column = 0
  private cellsBefore = 0
  private isTable = false
  private readonly counts = new Map<keyof typeof most, number>()
  private readonly inline = new InlineBudget()

  /** Reads a line; says why the text is too complex, once it is. */
  read(line: string): string | undefined {
    const isGoingOn = this.html.isOpen
    const isHtml = this.fence === '' && this.html.read(line, this.isAfterBlank)
    if (!isHtml && this.isInFence(line)) return undefined
    const isBlank = line.trim() === ''
    if (isHtml || isBlank || rule.test(line) || heading.test(line)) this.endParagraph()
    if (isBlank) {
      this.isQuoted = false
      this.isAtMargin = true
    } else if (!(isHtml && isGoingOn)) {
      const start = rule.test(line) ? '' : (containers.exec(line)?.[0] ?? '')
      this.readContainers(start)
      if (!isHtml) this.readMarks(line.slice(start.length), start === '')
    }
    this.isAfterBlank = isBlank
    return this.overLimit()
  }

  /** Whether a line is code between fences at the margin; elsewhere code is counted as if it were text. */
  private isInFence(line: string): boolean {
    const [, marks = '', info = ''] = /^(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    if (this.fence !== '') {
      if (marks.startsWith(this.fence) && info.trim() === '') this.fence = ''
      return true
    }
    if (marks === '' || (marks.startsWith('`') && info.includes('`'))) return false
    this.fence = marks
    this.endParagraph()
    return true
  }

  private readContainers(start: string): void {
    const marks = start.match(/>|[-*+]|\d+[.)]/g) ?? []
    const quotes = marks.filter(mark => mark === '>').length
    const items = marks.length - quotes
    const blanks = start.replaceAll('\t', '    ').replaceAll(/[^ ]/g, '').length
    const isLazy = marks.length === 0 && !this.isAfterBlank
    if (!isLazy)
      this.lists = Math.min(this.lists, Math.floor(Math.max(0, blanks - quotes) / 2)) + items
    if (items > 0 && this.beginsItem(start, marks)) this.endParagraph()
    else if (this.isAfterBlank) this.isInItem = items > 0
    if (items > 0) this.isInItem = true
    if (quotes > 0 && !this.isQuoted) this.count('quotations', 1)
    this.isQuoted = quotes > 0
    if (start !== '') {
      this.isAtMargin = false
      this.isTable = false
    }
    if (items > 0) this.column = start.length
    this.depth = quotes + this.lists
  }

  /** Whether an item ends the paragraph before it, which one far to the right or with an odd number does not. */
  private beginsItem(start: string, marks: readonly string[]): boolean {
    const indent = /^[ \t]*/.exec(start)?.[0].replaceAll('\t', '    ').length ?? 0
    if (indent > (this.isInItem ? this.column + 3 : 3)) return false
    return this.isInItem || marks.some(mark => /^(?:[-*+]|0*1[.)])$/.test(mark))
  }

  private readMarks(text: string, isAtStart: boolean): void {
    if (/^(?:-+|=+)$/.test(text.trim())) this.count('underlined headings', 1)
    this.count('marks of footnotes', text.split('[^').length - 1)
    if (isAtStart) this.readCells(text)
    this.inline.read(text)
  }

  private readCells(text: string): void {
    const bare = text
      .trim()
      .replace(/^\|/, '')
      .replace(/(?<!\\)\|$/, '')
    const cells = bare.split(/(?<!\\)\|/).length
    const isDelimiter = text.includes('|') && /^[\s|:-]*-[\s|:-]*$/.test(bare)
    if (this.isAtMargin && isDelimiter && cells === this.cellsBefore) this.isTable = true
    if (/^\[\^[^\]]+\]:/.test(text)) this.isTable = false
    if (this.isTable) {
      this.count('cells', cells)
      this.inline.endParagraph()
    }
    this.cellsBefore = cells
  }

  /** A paragraph is over, a table with it. */
  private endParagraph(): void {
    this.inline.endParagraph()
    this.isTable = false
    this.cellsBefore = 0
  }

  private count(name: keyof typeof most, more: number): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + more)
  }

  private overLimit(): string | undefined {
    if (this.depth > deepest) return `nests lists and quotations more than ${deepest} deep`
    for (const [name, count] of this.counts)
      if (count > most[name]) return `has more than ${most[name]} ${name}`
    return this.inline.overLimit()
  }
}
