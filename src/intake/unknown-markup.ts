import type { Nodes, Root, Text } from 'mdast'
import type { Problem } from '../archive/problem.ts'
import { type Notes, placeOf } from './findings.ts'

/**
 * Markup that neither Markdown nor HTML has, as other programs write it: readers see it as it stands. Each form is told
 * by more than its brackets, so that “[sic]” and “$5 and $6” are none. Comments of other programs are looked for elsewhere.
 */
const forms = [
  /\{\{(?!!|-?\s*\/\*)[\s\S]{1,300}?\}\}|\{%(?!-?\s*(?:end)?comment\b)[\s\S]{1,300}?%\}/g,
  /\[[a-z][\w-]*(?:[ \t]+[\w-]+=(?:"[^"\]]*"|“[^”\]]*”|'[^'\]]*'|[^\s\]"'“]+))+[ \t]*\/?\]/gi,
  /\[\/[a-z][\w-]*\]|\[(?:gallery|playlist|toc|contact-form(?:-7)?)\]/gi,
  /\{:?[ \t]*(?:[#.][\w-]+|[\w-]+=["“]?[\w%.-]+["”]?)(?:[ \t]+(?:[#.][\w-]+|[\w-]+=["“]?[\w%.-]+["”]?))*[ \t]*\}/g,
  /\$\$[^$]{1,300}\$\$|\$(?=[^\s$])(?=[^$]{0,100}[\\^])[^$]{1,100}(?<=\S)\$(?!\d)|\$(?=[a-z])(?=[^$]{0,100}[=_])[^$]{1,100}(?<=\S)\$(?![\w])/gi,
  /(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<=\S)==(?!=)/g,
  /\[\[[^[\]\n]{1,200}\]\]/g,
  /^:::+[ \t]*\{?[a-z][^\n]*/gim,
]

const alert = /^\[![a-z]+\]/i
const note = /\[\^[^\]\s]{1,60}\]/g
const spaced = /!?\[[^\]\n]{0,200}\]\(([^()\n]{1,200}?[ \t][^()\n]{0,200}?\.[a-z]\w{1,4})\)/gi

/** So many pieces are told of. */
const mostTold = 20

/** Notes what of a text looks like markup and is shown as it stands. */
export function noteUnknownMarkup(tree: Root, notes: Notes): void {
  const told = new Map<string, Problem>()
  eachText(tree, undefined, (node, isQuoted) => {
    const tell = (match: RegExpMatchArray, problem: (place: Place, text: string) => Problem) => {
      const text = match[0].trim().replaceAll(/\s+/g, ' ').slice(0, 60)
      if (!told.has(text)) told.set(text, problem(placeWithin(node, match.index ?? 0, notes), text))
    }
    for (const form of forms)
      for (const match of node.value.matchAll(form))
        tell(match, (place, text) => ({ code: 'markup-unknown', ...place, text }))
    const first = isQuoted ? alert.exec(node.value) : null
    if (first) tell(first, (place, text) => ({ code: 'markup-unknown', ...place, text }))
    for (const match of node.value.matchAll(note))
      tell(match, (place, text) => ({ code: 'footnote-unknown', ...place, mark: text }))
    for (const match of node.value.matchAll(spaced))
      tell(match, place => ({ code: 'link-spaced', ...place, target: match[1] ?? '' }))
  })
  notes.problems.push(...[...told.values()].slice(0, mostTold))
}

type Place = ReturnType<typeof placeOf>

/** Calls for each text of a tree, with whether it begins a quotation. */
function eachText(
  node: Nodes,
  above: Nodes | undefined,
  look: (text: Text, isQuoted: boolean) => void,
): void {
  if (!('children' in node)) return
  node.children.forEach((child, at) => {
    if (child.type === 'text') look(child, at === 0 && above?.type === 'blockquote')
    else eachText(child, node, look)
  })
}

function placeWithin({ value, position }: Text, at: number, notes: Notes): Place {
  const before = value.slice(0, at).split('\n')
  const { line = 1, column = 1 } = position?.start ?? {}
  const last = before.at(-1)?.length ?? 0
  const start = {
    line: line + before.length - 1,
    column: before.length > 1 ? last + 1 : column + last,
  }
  return placeOf({ position: { start } }, notes)
}
