import type { PhrasingContent, Root } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import { remark } from 'remark'
import remarkRehype from 'remark-rehype'
import { visit } from 'unist-util-visit'
import { gfmSyntax } from '../../intake/gfm-syntax.ts'
import { paragraphsOf } from '../html-text.ts'
import type { Loss } from '../losses.ts'

/** Notes without words that their writer did not write: a heading above them, and numbers of the ways back. */
const withoutWords = { footnoteLabel: ' ', footnoteBackContent: '↩' }

const processor = remark()
  .use(gfmSyntax)
  .use(keepLineEnds)
  .use(remarkRehype, { allowDangerousHtml: true, ...withoutWords })
  .use(rehypeStringify, { allowDangerousHtml: true })

/** Markdown as Ghost showed it: with tables, with HTML, and every line end a line end. */
export function htmlOfMarkdown(markdown: string, losses: Loss[]): string {
  try {
    return String(processor.processSync(withHeadings(markdown)))
  } catch {
    losses.push({ code: 'nesting-flattened', detail: 'Markdown within the text' })
    return paragraphsOf(markdown)
  }
}

/** Ghost took `##Harbour` for a heading; Markdown wants a blank before the words. Code stays as it is. */
export function withHeadings(markdown: string): string {
  let fence = ''
  return markdown
    .split('\n')
    .map(line => {
      const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
      if (fence === '') fence = mark
      else if (mark.startsWith(fence)) fence = ''
      return fence === '' ? line.replace(/^(#{1,6})(?=[^#\s])/, '$1 ') : line
    })
    .join('\n')
}

function keepLineEnds() {
  return (tree: Root) => {
    visit(tree, 'text', (node, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('\n')) return undefined
      const lines = node.value.split('\n')
      const broken = lines.flatMap((value, i): PhrasingContent[] =>
        i === 0 ? [{ type: 'text', value }] : [{ type: 'break' }, { type: 'text', value }],
      )
      parent.children.splice(index, 1, ...broken)
      return index + broken.length
    })
  }
}
