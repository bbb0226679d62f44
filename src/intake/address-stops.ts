import type { Link, Nodes, PhrasingContent, Root, Text } from 'mdast'

/** Marks at which a bare address ends: those of sentences, brackets and quotations outside ASCII. */
export const addressStops = /[[\p{Terminal_Punctuation}\p{Ps}\p{Pe}\p{Pi}\p{Pf}]--[\p{ASCII}‘’]]/v

const beforeStop = /(?=[[\p{Terminal_Punctuation}\p{Ps}\p{Pe}\p{Pi}\p{Pf}]--[\p{ASCII}‘’]])/v
const mayHoldAddress = /https?:\/\/|www\.|@/i

/** Cuts text that may hold a bare address before each stop, so that whoever looks for addresses ends there. */
export function cutAtStops(tree: Root): void {
  eachParent(tree, children =>
    children.flatMap((child): PhrasingContent[] => {
      if (child.type !== 'text' || !mayHoldAddress.test(child.value)) return [child]
      const parts = child.value.split(beforeStop)
      return parts.length < 2 ? [child] : parts.map(value => ({ type: 'text', value }))
    }),
  )
}

/** Undoes the cuts, and gives back to the text the marks of any script with which a bare address ends. */
export function joinAtStops(tree: Root): void {
  eachParent(tree, children => {
    const whole: PhrasingContent[] = []
    for (const child of children) {
      const [node, ...after] = child.type === 'link' ? trimmed(child) : [child]
      const before = whole.at(-1)
      if (node.type === 'text' && before?.type === 'text')
        whole[whole.length - 1] = joined(before, node)
      else whole.push(node)
      whole.push(...after)
    }
    return whole
  })
}

function joined(before: Text, { value, position }: Text): Text {
  const { start } = before.position ?? {}
  const both = before.value + value
  if (!start || !position) return { type: 'text', value: both }
  return { type: 'text', value: both, position: { start, end: position.end } }
}

/** A bare address without the marks at its end, and those marks. */
function trimmed(link: Link): [Link, ...Text[]] {
  const [only] = link.children
  if (only?.type !== 'text' || !isBare(link, only)) return [link]
  const length = lengthWithoutMarks(only.value)
  const marks = only.value.slice(length)
  if (marks === '') return [link]
  const children = [{ ...only, value: only.value.slice(0, length) }]
  const url = link.url.slice(0, -marks.length)
  return [
    { ...link, url, children },
    { type: 'text', value: marks },
  ]
}

/** Whether a link is an address that its author wrote without brackets of any kind. */
function isBare({ url, position }: Link, { value, position: inner }: Text): boolean {
  const isAddress = url === value || url === `http://${value}` || url === `mailto:${value}`
  return isAddress && position?.start.offset === inner?.start.offset
}

function lengthWithoutMarks(address: string): number {
  let end = address.length
  for (let at = end; at > 0 && /\p{P}/u.test(address[at - 1] ?? ''); at -= 1)
    if (/\P{ASCII}/u.test(address[at - 1] ?? '')) end = at - 1
  while (end < address.length && /[!"'),.:;?_]/.test(address[end - 1] ?? '')) end -= 1
  return end
}

/** Gives each node that holds text the children that it is to have. */
function eachParent(node: Nodes, to: (children: PhrasingContent[]) => PhrasingContent[]): void {
  if (!('children' in node)) return
  for (const child of node.children) eachParent(child, to)
  const holdsText = node.children.some(({ type }) => type === 'text' || type === 'link')
  if (holdsText && node.type !== 'link')
    node.children = to(node.children as PhrasingContent[]) as never
}
