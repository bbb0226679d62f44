import type { Nodes, Root } from 'mdast'
import type { Options } from 'remark-rehype'

type Handlers = NonNullable<Options['handlers']>
type Handler = NonNullable<Handlers['root']>
type State = Parameters<Handler>[0]

/**
 * A Markdown tree as one node without children. remark-rehype looks for definitions in all nodes of what it is given, by
 * unist-util-visit; `handlers` finds them at a tenth of that price.
 */
interface WholeTree {
  type: 'wholeTree'
  tree: Root
}

/** A tree to be handed to remark-rehype with `handlers`. */
export function wholeTree(tree: Root): WholeTree {
  return { type: 'wholeTree', tree }
}

/** Make HTML of a whole tree: the same as is made of the tree itself. */
export const handlers = {
  wholeTree: (state: State, { tree }: WholeTree) => {
    gatherDefinitions(tree, state)
    return state.one(tree, undefined)
  },
} as Handlers

/** Notes definitions by their names, as CommonMark compares them; the first of a name counts. */
function gatherDefinitions(node: Nodes, state: State): void {
  if (node.type === 'definition') note(state.definitionById, node)
  if (node.type === 'footnoteDefinition') note(state.footnoteById, node)
  if ('children' in node) for (const child of node.children) gatherDefinitions(child, state)
}

function note<Definition extends { identifier: string }>(
  known: Map<string, Definition>,
  definition: Definition,
): void {
  const id = definition.identifier.toUpperCase()
  if (!known.has(id)) known.set(id, definition)
}
