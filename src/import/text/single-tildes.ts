import type { Delete, Nodes, PhrasingContent } from 'mdast'
import type { Tilde } from '../old-item.ts'

const inWord = /[\p{L}\p{N}]/u

/**
 * Gives single tildes in a tree the meaning that they have by their renderer. Within words they are nobody's markup, even
 * where a renderer would strike out what is between two of them: `8~9 o’clock, 5~7 units` is two ranges.
 *
 * @param source the text from which the tree was read
 */
export function settleTildes(node: Nodes, source: string, tilde: Tilde): void {
  if (!('children' in node)) return
  node.children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    settleTildes(child, source, tilde)
    return child.type === 'delete' ? settled(child, source, tilde) : [child]
  }) as never
}

function settled(node: Delete, source: string, tilde: Tilde): PhrasingContent[] {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
  if (source.startsWith('~~', start)) return [node]
  const isInWord = inWord.test(source[start - 1] ?? '') || inWord.test(source[end] ?? '')
  if (tilde === 'strike') return isInWord ? around(node, 'text', '~', '~') : [node]
  const isSub = !isInWord || /^~[\p{L}\p{N}+−-]{1,4}~$/u.test(source.slice(start, end))
  return isSub ? around(node, 'html', '<sub>', '</sub>') : around(node, 'text', '~', '~')
}

function around(
  { children }: Delete,
  type: 'html' | 'text',
  before: string,
  after: string,
): PhrasingContent[] {
  return [{ type, value: before }, ...children, { type, value: after }]
}
