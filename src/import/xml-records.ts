import { render } from 'dom-serializer'
import { DomHandler, type Element, isTag } from 'domhandler'
import { getChildren, textContent } from 'domutils'
import { Parser } from 'htmlparser2'
import { budget } from './budget.ts'
import { Unusable } from './old-item.ts'

/** A record of an XML document: a child of its channel or feed, with the line at which it begins. */
export interface XmlRecord {
  element: Element
  line: number
  /** What is wrong with its XML, when it was mended. */
  fault?: string | undefined
}

/** What surrounds the records of feeds and of exports: RSS, Atom, RDF. */
const around = new Set(['channel', 'feed', 'rdf:RDF'])

/** What is a record even where the one before it was never closed. */
const items = new Set(['item', 'entry'])

/**
 * The children of `<channel>`, `<feed>` and `<rdf:RDF>` of an XML document, one after the other, so that a document of
 * any size can be read. Declarations of entities are passed over: none is expanded, besides those of XML and HTML.
 * Broken XML is read as far as it makes sense, and told in the record that it broke. Of a record that is nested or long
 * beyond the budget, the text is kept as far as that goes.
 *
 * @throws Unusable when elements are nested so deeply that no feed or export can be meant
 */
export async function* xmlRecords(pieces: AsyncIterable<string>): AsyncGenerator<XmlRecord> {
  const reading = new Reading()
  for await (const piece of pieces) {
    reading.write(piece)
    yield* reading.take()
  }
  reading.end()
  yield* reading.take()
}

class Reading {
  readonly #parser = new Parser(
    {
      onopentag: (name, attributes) => this.#open(name, attributes),
      onclosetag: (name, implied) => this.#close(name, implied),
      ontext: text => this.#text(text),
      oncomment: words => this.#comment(words),
      oncdatastart: () => this.#record?.handler.oncdatastart(),
      oncdataend: () => this.#record?.handler.oncdataend(),
    },
    { xmlMode: true },
  )
  readonly #path: string[] = []
  #record:
    | {
        handler: DomHandler
        line: number
        depth: number
        length: number
        beyond: number
        fault?: string
      }
    | undefined
  #done: XmlRecord[] = []
  /** Line ends before the piece that is read now, and where that piece begins. */
  #lines = 1
  #piece = ''
  #start = 0
  #ended = false
  /** Where the last tag that opens ends: what closes there, too, closes itself. */
  #opened = -1

  write(piece: string): void {
    this.#piece = piece
    this.#parser.write(piece)
    this.#lines += piece.split('\n').length - 1
    this.#start += piece.length
  }

  end(): void {
    this.#ended = true
    this.#piece = ''
    this.#parser.end()
  }

  take(): XmlRecord[] {
    const done = this.#done
    this.#done = []
    return done
  }

  #open(name: string, attributes: Record<string, string>): void {
    const parent = this.#path.at(-1)
    this.#opened = this.#parser.endIndex
    if (this.#record && items.has(name)) this.#finish(`<${this.#path.at(-1)}> is not closed`)
    this.#path.push(name)
    if (this.#path.length > budget.xmlLevels)
      throw new Unusable(
        `Line ${this.#line()} nests more than ${budget.xmlLevels} elements: this is not a feed or an export.`,
      )
    if (this.#record && this.#isTooDeep()) this.#record.fault = 'its markup is nested too deeply'
    else if (this.#record) {
      if (this.#takes(weightOf(name, attributes))) this.#record.handler.onopentag(name, attributes)
      else this.#record.beyond += 1
    } else if (parent !== undefined && around.has(parent) && !around.has(name)) {
      const handler = new DomHandler(undefined, { xmlMode: true })
      handler.onopentag(name, attributes)
      this.#record = { handler, line: this.#line(), depth: this.#path.length, length: 0, beyond: 0 }
    } else if (items.has(name)) {
      const handler = new DomHandler(undefined, { xmlMode: true })
      handler.onopentag(name, attributes)
      this.#record = { handler, line: this.#line(), depth: this.#path.length, length: 0, beyond: 0 }
    }
  }

  #close(name: string, implied: boolean): void {
    const isItself = this.#parser.endIndex === this.#opened && !this.#ended
    if (this.#record && implied && !isItself && !this.#record.fault) {
      this.#record.fault = this.#ended
        ? `the file ends within it, at <${name}>`
        : `<${name}> is not closed`
    }
    if (this.#record && this.#path.length >= this.#record.depth) {
      if (this.#isTooDeep()) this.#record.fault ??= 'its markup is nested too deeply'
      else if (this.#record.beyond > 0) this.#record.beyond -= 1
      else this.#record.handler.onclosetag()
      if (this.#path.length === this.#record.depth) this.#finish()
    }
    this.#path.pop()
  }

  #text(text: string): void {
    if (!this.#record) return
    if (this.#takes(text.length)) this.#record.handler.ontext(text)
  }

  #comment(words: string): void {
    if (!this.#record || !this.#takes(perElement + words.length)) return
    this.#record.handler.oncomment(words)
    this.#record.handler.oncommentend()
  }

  /** Counts what the record is to hold more; whether the budget allows it. */
  #takes(size: number): boolean {
    if (!this.#record) return false
    this.#record.length += size
    const isWithin = this.#record.length <= budget.item
    if (!isWithin) this.#record.fault = 'it is longer than 64 MB'
    return isWithin
  }

  /** Whether the innermost element is nested more deeply within its record than is read as it is. */
  #isTooDeep(): boolean {
    return this.#record !== undefined && this.#path.length - this.#record.depth > budget.levels
  }

  #finish(fault?: string): void {
    if (!this.#record) return
    const { handler, line, fault: known } = this.#record
    const [element] = handler.root.children
    this.#record = undefined
    const told = known ?? fault
    if (element && isTag(element))
      this.#done.push({ element, line, ...(told ? { fault: told } : {}) })
  }

  #line(): number {
    const before = this.#piece.slice(0, Math.max(0, this.#parser.startIndex - this.#start))
    return this.#lines + before.split('\n').length - 1
  }
}

/** What an element takes of memory besides its names and values, measured in characters. */
const perElement = 200

function weightOf(name: string, attributes: Record<string, string>): number {
  const written = Object.entries(attributes).map(([key, value]) => key.length + value.length + 50)
  return perElement + name.length + written.reduce((sum, length) => sum + length, 0)
}

/** The children of an element that have a name. */
export function childrenNamed(element: Element, name: string): Element[] {
  return getChildren(element).filter(
    (child): child is Element => isTag(child) && child.name === name,
  )
}

/** The text of the first child of a name, without blanks around it; undefined when there is none, or it is empty. */
export function textOf(element: Element, name: string): string | undefined {
  const [first] = childrenNamed(element, name)
  return first && (textContent(first).trim() || undefined)
}

/** What stands within an element, as markup. */
export function markupIn(element: Element): string {
  return render(element.children, { encodeEntities: 'utf8' })
}
