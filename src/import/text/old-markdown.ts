import type { Nodes, Root } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import { remark } from 'remark'
import remarkBreaks from 'remark-breaks'
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly'
import remarkRehype from 'remark-rehype'
import { visit } from 'unist-util-visit'
import { gfmSyntax } from '../../intake/gfm-syntax.ts'
import { withSoundReferences } from '../letters.ts'
import type { OldText } from '../old-item.ts'
import { addSeen, type MarkdownFacts } from './seen-in-markdown.ts'
import { settleTildes } from './single-tildes.ts'

const reader = remark().use(remarkCjkFriendly).use(gfmSyntax).freeze()
const tildeReader = remark().use(remarkCjkFriendly).use(gfmSyntax, { singleTilde: true }).freeze()
const lineReader = remark().use(remarkBreaks).freeze()
const toHtml = remark().use(remarkRehype, { clobberPrefix: '', allowDangerousHtml: true }).freeze()
const printer = remark().use(rehypeStringify, { allowDangerousHtml: true }).freeze()

/** Old Markdown as HTML, and what readers see of it. */
interface OldMarkdown {
  /** With the HTML that stands in it. Not sanitized: what follows does that. */
  html: string
  /** Counted by the nodes of the Markdown itself. */
  facts: MarkdownFacts
}

/** How the generator of old Markdown read what CommonMark leaves open. */
type Dialect = Pick<Extract<OldText, { format: 'markdown' }>, 'breaks' | 'tilde'>

/** Reads old Markdown (CommonMark and GFM). */
export function oldMarkdown(markdown: string, { breaks, tilde }: Dialect = {}): OldMarkdown {
  const parse = (text: string) => (tilde ? tildeReader : reader).parse(text)
  const source = referencesMended(withCodeBlocks(withWholeFences(markdown)), parse)
  const parsed = parse(source)
  if (tilde) settleTildes(parsed, source, tilde)
  const tree = breaks ? (lineReader.runSync(parsed) as Root) : parsed
  linksOutOfLinks(tree)
  const facts: MarkdownFacts = { words: new Map(), links: 0, images: 0 }
  addSeen(tree, facts)
  return { html: printer.stringify(toHtml.runSync(tree) as never), facts }
}

/** The Markdown with sound references. In code they are not read, and stay. */
function referencesMended(markdown: string, parse: (text: string) => Root): string {
  if (withSoundReferences(markdown) === markdown) return markdown
  const parts: string[] = []
  let from = 0
  visit(parse(markdown), ['code', 'inlineCode'], ({ position }) => {
    const [start = 0, end = 0] = [position?.start.offset, position?.end.offset]
    parts.push(withSoundReferences(markdown.slice(from, start)), markdown.slice(start, end))
    from = end
  })
  return [...parts, withSoundReferences(markdown.slice(from))].join('')
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

/**
 * Fences within items of lists whose code is less indented than they are, which CommonMark would take for the end of the
 * item and of the code; what closes it would then open another. The code is indented as its fence.
 */
function withWholeFences(markdown: string): string {
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = '', fence = ''] =
      /^([ \t]*)(?:(?:[-*+]|\d+[.)]) +)?(`{3,}|~{3,})[^`]*$/.exec(lines[at] ?? '') ?? []
    if (fence === '') continue
    const closing = new RegExp(`^[ \\t]*${fence[0]}{${fence.length},}[ \\t\\r]*$`)
    const end = lines.findIndex((line, number) => number > at && closing.test(line))
    if (end < 0) return lines.join('\n')
    const within = lines.slice(at + 1, end + 1)
    const isOutside = (line: string) => line.trim() !== '' && columnOf(line) < columnOf(indent)
    if (indent !== '' && isInList(lines.slice(0, at)) && within.some(isOutside))
      lines.splice(
        at + 1,
        within.length,
        ...within.map((line, number) =>
          number === within.length - 1 && !isOutside(line) ? line : indent + line,
        ),
      )
    at = end
  }
  return lines.join('\n')
}

/** How far a line is indented: tabs stop at every fourth column. */
function columnOf(line: string): number {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? ''
  return [...blanks].reduce((at, sign) => (sign === '\t' ? at + 4 - (at % 4) : at + 1), 0)
}

/** Whether an indented line after these belongs to an item of a list. */
function isInList(before: readonly string[]): boolean {
  const outer = before.findLast(line => /^\S/.test(line)) ?? ''
  return /^(?:[-*+]|\d+[.)])\s/.test(outer)
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
