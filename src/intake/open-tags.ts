import type { Root } from 'mdast'
import type { TooComplex } from './text-limits.ts'
import { hasNode } from './walk.ts'

/** HTML may have so many elements open at a place, and an SVG so many. */
const deepestTag = 300

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
/** Elements whose content is text for the parser, so that tags in it open nothing. */
const rawText = new Set('script style textarea title xmp iframe noembed noframes'.split(' '))

/** SVG and MathML close an element by `/>`, and know no raw text. */
const foreign = new Set(['svg', 'math'])
/** Elements of SVG and MathML that hold HTML. */
const integrating = new Set('foreignobject desc title annotation-xml mi mo mn ms mtext'.split(' '))
/** HTML elements that end an SVG or a formula that they begin in. */
const breakingOut = new Set(
  `b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr
    ol p pre ruby s small span strong strike sub sup table tt u ul var`.split(/\s+/),
)

/** A comment, or a tag with its attributes: an attribute in quotation marks may hold “>”. */
const tags =
  /<!--(?:-?>|[\s\S]*?(?:--!?>|$))|<(\/?)([a-z][^\s/>]*)((?:[^>=]|=\s*"[^"]*(?:"|$)|=\s*'[^']*(?:'|$)|=\s*(?:[^\s"'>][^\s>]*)?)*)(?:>|$)/gi

/**
 * Follows the tags of HTML, and knows at most how deeply its elements are nested: formatting elements that are not closed
 * go on in what follows (HTML, section 13.2.4.3), each other element ends with what it is in.
 */
export class OpenTags {
  private readonly stack: string[] = []
  private readonly open = new Map<string, number>()
  private formattingOpen = 0
  private reopened = 0

  /** Reads a piece of HTML; says why the whole is too complex, once it is. */
  read(html: string): string | undefined {
    let reason = this.beginBlock()
    const pattern = new RegExp(tags)
    for (
      let match = pattern.exec(html);
      match && reason === undefined;
      match = pattern.exec(html)
    ) {
      const [, slash, written = '', attributes = ''] = match
      const name = written.toLowerCase()
      if (slash) this.close(name)
      else if (name !== '') {
        const isForeign = this.begin(name)
        if (isForeign && attributes.endsWith('/')) this.close(name)
        if (!isForeign && rawText.has(name))
          pattern.lastIndex = endOf(name, html, pattern.lastIndex)
      }
      reason = this.overLimit()
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

  /** Opens an element; says whether it is one of SVG or MathML. */
  private begin(name: string): boolean {
    if (breakingOut.has(name)) this.breakOut()
    const isForeign = foreign.has(name) || this.foreignRoot() >= 0
    this.reopened += this.formattingOpen
    if (emptyElements.has(name) && !isForeign) return isForeign
    if (formatting.has(name)) {
      this.formattingOpen += 1
      this.open.set(name, (this.open.get(name) ?? 0) + 1)
    } else {
      const rank = ranks.get(name) ?? -1
      while ((ranks.get(this.stack.at(-1) ?? '') ?? rank + 1) <= rank) this.stack.pop()
      this.stack.push(name)
    }
    return isForeign
  }

  /** Where the SVG or the formula begins that the next element belongs to; -1 in HTML. */
  private foreignRoot(): number {
    const at = this.stack.findLastIndex(name => foreign.has(name))
    return this.stack.slice(at + 1).some(name => integrating.has(name)) ? -1 : at
  }

  private breakOut(): void {
    const at = this.foreignRoot()
    if (at >= 0) this.stack.length = at
  }

  private close(name: string): void {
    if (name === 'p' || name === 'br') this.breakOut()
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

/** Where the text of an element ends that has begun at a place. */
function endOf(name: string, html: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
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
