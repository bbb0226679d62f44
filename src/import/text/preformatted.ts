import type { Element, ElementContent, Root } from 'hast'
import { elementsIn, type Placed } from '../../intake/walk.ts'
import { type Converting, lose } from './converting.ts'
import { property, replace, text } from './elements.ts'
import { paragraphs } from './paragraphs.ts'

/**
 * Preformatted text that is no code, but a poem or a letter with links and emphasis, becomes lines with breaks: a block
 * of code could hold neither. Of code, links are told that it loses.
 */
export function preformatted(tree: Root, converting: Converting): void {
  for (const held of elementsIn(tree)) {
    const { node } = held
    if (node.tagName !== 'pre') continue
    const inside = elementsIn(node)
    const links = inside.filter(
      ({ node: inner }) => inner.tagName === 'a' && property(inner, 'href'),
    )
    const holds = (names: ReadonlySet<string>) => inside.some(one => names.has(one.node.tagName))
    const isCode = ofCode.test(namesOf(node)) || holds(new Set(['code']))
    const isMarked = links.length > 0 || holds(emphasis) || /\bwp-block-verse\b/.test(namesOf(node))
    if (isMarked && !isCode) replace(held, ...linesOf(node))
    else for (const link of links) withoutLink(link, converting)
  }
}

function withoutLink(link: Placed, converting: Converting): void {
  lose(converting, 'html-removed', `a link in code: ${property(link.node, 'href')}`)
  replace(link, ...link.node.children)
}

const emphasis = new Set(['em', 'i', 'strong', 'b', 'u', 's', 'del', 'ins', 'mark', 'sub', 'sup'])

/** Classes by which highlighters know code. */
const ofCode = /\b(?:wp-block-code|lang|language|brush|highlight|prettyprint|sourceCode|code)\b/i

function namesOf(node: Element): string {
  return property(node, 'className') ?? ''
}

/** Its paragraphs and lines, each as far indented as it was. */
function linesOf({ children }: Element): ElementContent[] {
  const tree: Root = { type: 'root', children: children.map(indented) }
  paragraphs(tree)
  return tree.children as ElementContent[]
}

/** A text with the blanks at the beginnings of its lines held, since Markdown and HTML take them for nothing. */
function indented(node: ElementContent): ElementContent {
  if (node.type !== 'text') return node
  return text(node.value.replaceAll(/(?<=\n) +/g, blanks => '\u00a0'.repeat(blanks.length)))
}
