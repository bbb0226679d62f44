import type { Nodes } from 'mdast'
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
  const tree = reader.parse(withCodeBlocks(markdown))
  linksOutOfLinks(tree)
  const facts: MarkdownFacts = { words: new Map(), links: 0, images: 0 }
  addSeen(tree, facts)
  return { html: printer.stringify(toHtml.runSync(tree) as never), facts }
}

/**
 * Code between `<code>` and `</code>` that begins with a line of its own is a block of code, as old sites wrote it, and not
 * a piece of a line: blank lines would end it. Tags in it are code too, but for those of dress. What stands in fences is left.
 */
function withCodeBlocks(markdown: string): string {
  const blocks =
    /^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1|(?![\s\S]))|(?<!`|<pre>\s*)<code>[ \t]*\r?\n([\s\S]*?)<\/code>/gim
  return markdown.replaceAll(blocks, (whole, _, code: string | undefined) =>
    code === undefined
      ? whole
      : `\n\n<pre><code>${code.replaceAll(/<(?!\/?(?:a|b|br|em|font|i|span|strong)\b)/gi, '&lt;')}</code></pre>\n\n`,
  )
}

/** Takes links out of `<a>`: an address between its tags becomes a link by GFM, which no browser has within another. */
function linksOutOfLinks(node: Nodes): void {
  if (!('children' in node)) return
  let isInLink = false
  const children = (node.children as Nodes[]).flatMap(child => {
    if (child.type === 'html') isInLink = isOpening(child.value, isInLink)
    else if (isInLink && child.type === 'link') return child.children as Nodes[]
    linksOutOfLinks(child)
    return [child]
  })
  node.children = children as never
}

/** Whether a link is open after a tag, which was or was not before it. */
function isOpening(tag: string, before: boolean): boolean {
  if (/^<a\s[^<>]*href[^<>]*>$/i.test(tag)) return true
  return before && !/^<\/a\s*>$/i.test(tag)
}
