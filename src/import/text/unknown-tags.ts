import type { ElementContent, Root } from 'hast'
import { blocks, phrasing } from './elements.ts'

/** Elements of HTML, old ones too, that are neither blocks by themselves nor pieces of lines. */
const others = new Set([
  ...['head', 'title', 'base', 'link', 'meta', 'style', 'script', 'noscript', 'template', 'slot'],
  ...['caption', 'col', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'],
  ...['embed', 'object', 'param', 'track', 'canvas', 'map', 'area', 'svg', 'math', 'frame'],
  ...['select', 'option', 'optgroup', 'textarea', 'legend', 'datalist', 'output', 'frameset'],
  ...['noembed', 'noframes', 'applet', 'command', 'content', 'keygen', 'shadow', 'spacer'],
])

/**
 * Whether a tag is none of HTML, such as `<username>` or `<st1:place>`. Those with a hyphen are elements that pages made
 * for themselves, and may be anything.
 */
export function isUnknown(name: string): boolean {
  return !name.includes('-') && !blocks.has(name) && !phrasing.has(name) && !others.has(name)
}

/**
 * Takes away tags that no browser knows, which stand in lines and hold whatever comes after them: their text stays where
 * it is. Gives the names of them.
 */
export function withoutUnknown(tree: Root): string[] {
  const names = new Set<string>()
  const settled = (children: ElementContent[]): ElementContent[] => {
    const out: ElementContent[] = []
    for (const child of children) {
      if (child.type !== 'element' || child.tagName === 'svg' || child.tagName === 'math') {
        add(out, child)
        continue
      }
      child.children = settled(child.children)
      if (isUnknown(child.tagName)) names.add(child.tagName)
      for (const one of isUnknown(child.tagName) ? child.children : [child]) add(out, one)
    }
    return out
  }
  tree.children = settled(tree.children as ElementContent[])
  return [...names]
}

/** Adds a node; a text goes on with the one before it. */
function add(to: ElementContent[], node: ElementContent): void {
  const last = to.at(-1)
  if (last?.type === 'text' && node.type === 'text') last.value += node.value
  else to.push(node)
}

/** HTML with addresses in pointed brackets (`<https://…>`), as in Markdown and mails, as links and not as tags. */
export function withPointedAddresses(html: string): string {
  return html
    .replaceAll(/<(https?:\/\/[^\s<>"']+)>/gi, '<a href="$1">$1</a>')
    .replaceAll(/<([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>/g, '<a href="mailto:$1">$1</a>')
}
