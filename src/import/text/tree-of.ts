import type { Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { parseFragment } from 'parse5'

/**
 * The tree of a piece of HTML, as browsers without scripts make it (HTML, section 13.2). It does not say where its nodes
 * stood, which nobody asks and every copy would pay for.
 */
export function treeOf(html: string): Root {
  return fromParse5(parseFragment(html, { scriptingEnabled: false })) as Root
}
