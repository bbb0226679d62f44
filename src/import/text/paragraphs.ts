import type { Element, ElementContent, Root } from 'hast'
import { element, isBlank, phrasing, text } from './elements.ts'

/** Elements that hold blocks. */
const holders = new Set([
  'blockquote',
  'div',
  'section',
  'article',
  'aside',
  'main',
  'td',
  'th',
  'li',
  'dd',
  'figcaption',
  'center',
  'details',
])

/** Elements in which paragraphs are made only where a blank line stands: the text of one line is no paragraph. */
const lineHolders = new Set(['td', 'th', 'li', 'dd', 'figcaption'])

/**
 * Paragraphs and breaks where a writer left blank lines and line ends, as old editors kept their texts: a blank line
 * between words of a block ends a paragraph, a single line end breaks it. Preformatted text stays as it is.
 */
export function paragraphs(tree: Root): void {
  tree.children = inParagraphs(tree.children as ElementContent[], true)
}

function within(node: Element): void {
  if (node.tagName === 'pre' || node.tagName === 'textarea') return
  if (holders.has(node.tagName)) {
    node.children = inParagraphs(
      node.children,
      !lineHolders.has(node.tagName) || hasBlankLine(node),
    )
  } else if (phrasing.has(node.tagName) || /^(?:p|h[1-6])$/.test(node.tagName)) {
    node.children = node.children.flatMap(child =>
      child.type === 'text' ? withBreaks(child.value) : [child],
    )
    for (const child of node.children) if (child.type === 'element') within(child)
  } else for (const child of node.children) if (child.type === 'element') within(child)
}

function hasBlankLine(node: Element): boolean {
  return node.children.some(
    child => child.type === 'text' && /\S\s*\n[ \t]*\n\s*\S/.test(child.value),
  )
}

function inParagraphs(children: ElementContent[], wanted: boolean): ElementContent[] {
  const out: ElementContent[] = []
  let line: ElementContent[] = []
  const end = () => {
    const kept = trimmed(line)
    line = []
    if (kept.length === 0) return
    if (wanted) out.push(element('p', {}, kept))
    else out.push(...kept)
  }
  for (const child of children) {
    if (child.type === 'text') {
      const parts = child.value.split(/\n[ \t\u00a0]*\n\s*/)
      parts.forEach((part, i) => {
        if (i > 0) end()
        line.push(...withBreaks(part))
      })
    } else if (
      child.type === 'comment' ||
      (child.type === 'element' && phrasing.has(child.tagName))
    ) {
      if (child.type === 'element') within(child)
      line.push(child)
    } else {
      end()
      if (child.type === 'element') within(child)
      out.push(child)
    }
  }
  end()
  return out
}

function withBreaks(value: string): ElementContent[] {
  const lines = value.split(/[ \t]*\n[ \t]*/)
  return lines.flatMap((line, i) => [
    ...(i > 0 ? [element('br', {})] : []),
    ...(line === '' ? [] : [text(line)]),
  ])
}

/** A line without blanks and breaks at its ends, and with one break where old editors wrote it out before a line end. */
function trimmed(line: ElementContent[]): ElementContent[] {
  const isBreak = (node: ElementContent | undefined) =>
    node?.type === 'element' && node.tagName === 'br'
  const once = line.filter((node, i) => !(isBreak(node) && isBreak(line[i - 1])))
  const isNothing = (node: ElementContent | undefined) =>
    node !== undefined && (isBreak(node) || isBlank(node))
  let [from, to] = [0, once.length]
  while (from < to && isNothing(once[from])) from += 1
  while (to > from && isNothing(once[to - 1])) to -= 1
  return once.slice(from, to)
}
