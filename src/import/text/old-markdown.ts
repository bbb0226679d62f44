import rehypeStringify from 'rehype-stringify'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import { addSeen, type MarkdownFacts } from './seen-in-markdown.ts'

const reader = remark().use(remarkGfm).freeze()
const toHtml = remark().use(remarkRehype, { clobberPrefix: '', allowDangerousHtml: true }).freeze()
const printer = remark().use(rehypeStringify, { allowDangerousHtml: true }).freeze()

/** Old Markdown as HTML, and what readers see of it. */
interface OldMarkdown {
  /** With the HTML that stands in it. Not sanitized: what follows does that. */
  html: string
  /** Counted by the nodes of the Markdown itself. */
  facts: MarkdownFacts
}

/** Reads old Markdown (CommonMark and GFM). */
export function oldMarkdown(markdown: string): OldMarkdown {
  const tree = reader.parse(markdown)
  const facts: MarkdownFacts = { words: new Map(), links: 0, images: 0 }
  addSeen(tree, facts)
  return { html: printer.stringify(toHtml.runSync(tree) as never), facts }
}
