import type { Root as Html } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import type { Nodes, Root } from 'mdast'
import type { Lead, MarkdownText } from '../archive/markdown-text.ts'
import { placeholderIn } from '../archive/placeholder.ts'

/** Reads and writes Markdown, and notes where addresses stand. */
interface Markdown {
  parse: (text: string) => Root
  stringify: (tree: Root) => string
}

/** What a page shows of a text, written as Markdown: nothing else of what its author wrote is in it. */
export function asShown(page: Html, markdown: Markdown): MarkdownText {
  const text = markdown.stringify(toMdast(page) as Root)
  return { text, leads: leadsIn(markdown.parse(text)) }
}

/** Addresses in text that the page has settled: none of an author's begins with “<”. */
function leadsIn(node: Nodes): Lead[] {
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
    const place = node.data?.destination
    const target = node.url.startsWith('#')
      ? { kind: 'own' as const, target: node.url }
      : placeholderIn(node.url)
    if (place && target) return [{ ...place, ...target }, ...inner(node)].sort(byStart)
  }
  return inner(node)
}

function inner(node: Nodes): Lead[] {
  return 'children' in node ? node.children.flatMap(leadsIn) : []
}

const byStart = (a: Lead, b: Lead) => a.start - b.start
