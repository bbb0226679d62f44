import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import type { Processor } from 'unified'

/** Where in a Markdown text the address of a link, an image or a definition stands, in characters. */
interface Destination {
  start: number
  end: number
}

declare module 'mdast' {
  interface LinkData {
    destination?: Destination
  }
  interface ImageData {
    destination?: Destination
  }
  interface DefinitionData {
    destination?: Destination
  }
}

/** Notes of every link, image and definition where its address stands; autolinks have no such place. */
export function destinations(this: Processor): void {
  const data = this.data() as { fromMarkdownExtensions?: Extension[] }
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push({ exit })
}

const exit = { resourceDestinationString: note, definitionDestinationString: note }

/** Takes the address in, as the parser itself does, and notes its place. */
function note(this: CompileContext, token: Token): void {
  const url = this.resume()
  const node = this.stack.at(-1)
  if (node?.type !== 'link' && node?.type !== 'image' && node?.type !== 'definition') return
  node.url = url
  node.data = { ...node.data, destination: { start: token.start.offset, end: token.end.offset } }
}
