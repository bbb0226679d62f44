const mostOpenBrackets = 200
/** The sum of the squares of the marks of each paragraph: parsers compare each with those before it. */
const mostPairs = 50_000_000
/** Marks whose end is looked for through all of their paragraph, times its characters. */
const mostLookedAt = 100_000_000

/** Counts the work that the marks within paragraphs (`*`, `[`, `<`, backticks) make for a parser. */
export class InlineBudget {
  private pairs = 0
  private looked = 0
  private paragraph = { marks: 0, scans: 0, length: 0, open: 0 }

  /** Reads a line of the paragraph. */
  read(text: string): void {
    const { paragraph } = this
    for (const mark of text.match(/\*+|_+|~+|`+|[<[\]]/g) ?? []) {
      paragraph.marks += 1
      if (mark.startsWith('`') || mark === '<') paragraph.scans += 1
      if (mark === '[') paragraph.open += 1
      if (mark === ']' && paragraph.open <= mostOpenBrackets)
        paragraph.open = Math.max(0, paragraph.open - 1)
    }
    paragraph.length += text.length
  }

  endParagraph(): void {
    const { marks, scans, length } = this.paragraph
    this.pairs += marks * marks
    this.looked += scans * length
    this.paragraph = { marks: 0, scans: 0, length: 0, open: 0 }
  }

  /** Why the work is too much, once it is. */
  overLimit(): string | undefined {
    const { marks, scans, length, open } = this.paragraph
    if (open > mostOpenBrackets)
      return `has more than ${mostOpenBrackets} brackets open in one another`
    return this.pairs + marks * marks > mostPairs || this.looked + scans * length > mostLookedAt
      ? 'has thousands of marks in a paragraph'
      : undefined
  }
}
