import type { Nodes, Root } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import { factsOfHtml, type HtmlFacts } from './html-facts.ts'
import { addWords } from './words.ts'

const reader = remark().use(remarkGfm).freeze()
const toHtml = remark().use(remarkRehype, { clobberPrefix: '', allowDangerousHtml: true }).freeze()
const printer = remark().use(rehypeStringify, { allowDangerousHtml: true }).freeze()

/** Old Markdown as HTML, and what readers see of it. */
export interface OldMarkdown {
  /** With the HTML that stands in it. Not sanitized: what follows does that. */
  html: string
  /** Counted by the nodes of the Markdown itself. */
  facts: Omit<HtmlFacts, 'depth'>
}

/** Reads old Markdown (CommonMark and GFM). */
export function oldMarkdown(markdown: string): OldMarkdown {
  const tree = reader.parse(markdown)
  const facts = factsOf(tree)
  return { html: printer.stringify(toHtml.runSync(tree) as never), facts }
}

function factsOf(tree: Root): OldMarkdown['facts'] {
  const facts = { words: new Map<string, number>(), links: 0, images: 0 }
  const texts: string[] = []
  const look = (node: Nodes) => {
    if (node.type === 'linkReference' || (node.type === 'link' && node.url !== '')) facts.links += 1
    if (node.type === 'image' || node.type === 'imageReference') facts.images += 1
    if (node.type === 'html') texts.push(htmlText(node.value, facts))
    else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
      texts.push(node.value)
    } else if ('children' in node) node.children.forEach(look)
    if (!isInLine(node)) texts.push('\n')
  }
  look(tree)
  addWords(texts.join(''), facts.words)
  return facts
}

function isInLine(node: Nodes): boolean {
  return [
    'text',
    'inlineCode',
    'strong',
    'emphasis',
    'delete',
    'link',
    'linkReference',
    'html',
  ].includes(node.type)
}

function htmlText(value: string, facts: Omit<HtmlFacts, 'depth'>): string {
  if (/^<\/?sup\b/i.test(value)) return '\n'
  const { words, links, images } = factsOfHtml(value)
  facts.links += links
  facts.images += images
  for (const [word, times] of words) facts.words.set(word, (facts.words.get(word) ?? 0) + times)
  return ''
}
