import type { Root } from 'mdast'
import type { TooComplex } from './text-limits.ts'
import { hasNode } from './walk.ts'

/** HTML may have so many elements open at a place, and an SVG so many. */
export const deepestTag = 300

/** Formatting elements may be opened again, by paragraphs that begin within them, so many times in a text. */
const mostReopened = 100_000

const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))
/** Elements that hold nothing and have no end. */
export const emptyElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
/** Elements that need no end, since the next one of the same rank or a higher one ends them. */
const ranks = new Map(
  ['p', 'li dt dd td th option rp rt', 'tr optgroup colgroup', 'tbody thead tfoot'].flatMap(
    (names, rank) => names.split(' ').map(name => [name, rank] as const),
  ),
)
const tags = /<(\/?)([a-z][^\s/>]*)|(\/>)/gi

/**
 * Follows the tags of HTML, and knows at most how deeply its elements are nested: formatting elements that are not closed
 * go on in what follows (HTML, section 13.2.4.3), each other element ends with what it is in.
 */
export class OpenTags {
  private readonly stack: string[] = []
  private readonly open = new Map<string, number>()
  private formattingOpen = 0
  private reopened = 0
  private readonly isXml: boolean

  constructor(isXml = false) {
    this.isXml = isXml
  }

  /** Reads a piece of HTML; says why the whole is too complex, once it is. */
  read(html: string): string | undefined {
    let reason = this.beginBlock()
    let last = ''
    for (const [, slash, written = '', isEmpty] of html.matchAll(tags)) {
      const name = written.toLowerCase()
      if (isEmpty) this.endEmpty(last)
      else if (slash) this.close(name)
      else this.begin(name)
      last = name
      reason ??= this.overLimit()
      if (reason !== undefined) return reason
    }
    return reason
  }

  /** Formatting elements that are open go on in a block that begins. */
  beginBlock(): string | undefined {
    this.reopened += this.formattingOpen
    return this.overLimit()
  }

  private overLimit(): string | undefined {
    if (this.stack.length + this.formattingOpen > deepestTag)
      return `has more than ${deepestTag} elements open in one another`
    return this.reopened > mostReopened
      ? `has ${this.formattingOpen} elements, such as <b>, that are never closed`
      : undefined
  }

  private begin(name: string): void {
    this.reopened += this.formattingOpen
    if (emptyElements.has(name)) return
    if (formatting.has(name)) {
      this.formattingOpen += 1
      this.open.set(name, (this.open.get(name) ?? 0) + 1)
    } else {
      const rank = ranks.get(name) ?? -1
      while ((ranks.get(this.stack.at(-1) ?? '') ?? rank + 1) <= rank) this.stack.pop()
      this.stack.push(name)
    }
  }

  /** `<g/>` holds nothing in XML; HTML does not look at the slash. */
  private endEmpty(name: string): void {
    if (this.isXml) this.close(name)
  }

  private close(name: string): void {
    const count = this.open.get(name) ?? 0
    if (!formatting.has(name)) this.pop(name)
    else if (count > 0) {
      this.formattingOpen -= 1
      this.open.set(name, count - 1)
    }
  }

  /** Ends an element and all within it. */
  private pop(name: string): void {
    const at = this.stack.lastIndexOf(name)
    if (at >= 0) this.stack.length = at
  }
}

/** Why the HTML of a Markdown text is too complex to be parsed, and the line of the text at which that shows. */
export function tooManyTags(tree: Root): TooComplex | undefined {
  const tags = new OpenTags()
  let found: TooComplex | undefined
  hasNode(tree, node => {
    const reason = node.type === 'html' ? tags.read(node.value) : tags.beginBlock()
    if (reason !== undefined) found = { line: node.position?.start.line ?? 1, reason }
    return found !== undefined
  })
  return found
}
