import { Parser } from 'htmlparser2'
import { phrasing } from './elements.ts'
import { isUnknown } from './unknown-tags.ts'
import { addWords, type Words } from './words.ts'

/** What stands in HTML, by its own tokens and without any of the steps that make Markdown of it. */
export interface HtmlFacts {
  words: Words
  links: number
  images: number
  /** How deep elements are nested at the deepest. */
  depth: number
}

/** Elements whose text no reader sees. */
const unseen = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'noembed',
  'noframes',
  'title',
  'select',
  'object',
  'iframe',
  'svg',
  'math',
])

/** Elements of lines that set apart what is before and after them. */
const parting = new Set(['br', 'img', 'sup', 'input', 'button', 'picture', 'source', 'rt', 'rp'])

const isInLine = (name: string) => (phrasing.has(name) && !parting.has(name)) || isUnknown(name)

/** Counts the words that a reader sees, the links and the pictures, and measures how deep it is nested. */
export function factsOfHtml(html: string): HtmlFacts {
  const facts: HtmlFacts = { words: new Map(), links: 0, images: 0, depth: 0 }
  /** Whether each element that is open hides its text. */
  const open: boolean[] = []
  let hidden = 0
  let text = ''
  const parser = new Parser({
    onopentag: (name, { href }) => {
      const hides = unseen.has(name)
      open.push(hides)
      facts.depth = Math.max(facts.depth, open.length)
      if (hides) hidden += 1
      if (hidden > 0) return
      if (!isInLine(name)) text += '\n'
      if (name === 'a' && href) facts.links += 1
      if (name === 'img') facts.images += 1
    },
    ontext: piece => {
      if (hidden === 0) text += piece
    },
    onclosetag: name => {
      if (open.pop()) hidden -= 1
      if (!isInLine(name)) text += '\n'
    },
  })
  parser.end(html)
  addWords(text, facts.words)
  return facts
}
