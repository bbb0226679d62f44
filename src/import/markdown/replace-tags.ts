import { apart } from '../apart.ts'
import { argumentsOf, type TagArguments } from './tag-arguments.ts'

/** A tag of a generator within a text. */
export interface Tag extends TagArguments {
  name: string
  /** What stands after the name, as written. */
  written: string
  /** The text between it and the tag that closes it, in which tags are already replaced. */
  inner?: string | undefined
  /** Whether it stands alone on its line. */
  isAlone: boolean
  /** Whether it begins a line, or follows another tag. */
  isFirst: boolean
  /** Whether another of its name begins where it ends. */
  isFollowed?: boolean
}

/** A way in which tags are written: groups `slash` (or a name with `end`), `name`, `args` and `self`. */
export const syntaxes = {
  hugo: /\{\{[<%]-?\s*(?<slash>\/?)\s*(?<name>[\w./-]+)(?<args>[\s\S]{0,4000}?)(?<self>\/?)\s*-?[>%]\}\}/g,
  liquid: /\{%-?\s*(?<slash>end(?=\w))?(?<name>[\w-]+)(?<args>[\s\S]{0,4000}?)(?<self>)-?%\}/g,
  components:
    /<(?<slash>\/?)(?<name>[A-Z][\w.]*)(?<args>(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*?)?)(?<self>\/?)>/g,
}

/** A tag that may still be closed, and the place in what is written where it will be shown. */
interface Open {
  tag: Omit<Tag, 'inner'>
  at: number
}

/** A text in which each tag, with what it encloses, is replaced by what `shown` makes of it, inner ones first. */
export function replaceTags(text: string, syntax: RegExp, shown: (tag: Tag) => string): string {
  /** Pieces in their order; the place of an open tag is empty, and nothing else is. */
  const out: string[] = []
  const open: Open[] = []
  /** How many tags of each name are open. */
  const counts = new Map<string, number>()
  const close = () => {
    const last = open.pop()
    if (last) counts.set(last.tag.name, (counts.get(last.tag.name) ?? 1) - 1)
    return last
  }
  /** Shows the tags that were opened after one and never closed, the last first. */
  const settleFrom = (depth: number) => {
    let next = text[from]
    while (open.length > depth) {
      const { tag, at } = close() as Open
      const after = out[at + 1]
      const said = apart(out[at - 1]?.at(-1), shown(tag), after?.[0] ?? next)
      out[at] = said
      next = said[0] ?? after?.[0] ?? next
    }
  }
  let from = 0
  for (const found of text.matchAll(syntax)) {
    if (found.index > from) out.push(text.slice(from, found.index))
    from = found.index + found[0].length
    const { slash, name = '', self } = found.groups ?? {}
    if (!slash) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      open.push({ tag: tagIn(text, found), at: out.push('') - 1 })
      if (self) settleFrom(open.length - 1)
    } else if (counts.get(name)) {
      settleFrom(open.findLastIndex(({ tag }) => tag.name === name) + 1)
      const { tag, at } = close() as Open
      const inner = out.splice(at + 1).join('')
      const isFollowed = followed(text.slice(from, from + 100), name)
      out[at] = apart(out[at - 1]?.at(-1), shown({ ...tag, inner, isFollowed }), text[from])
    }
    while (out.at(-1) === '' && open.at(-1)?.at !== out.length - 1) out.pop()
  }
  if (from < text.length) out.push(text.slice(from))
  from = text.length
  settleFrom(0)
  return out.join('')
}

/** Whether a text begins with a tag of a name. */
function followed(text: string, name: string): boolean {
  const [, next] = /^(?:\{\{[<%]-?|\{%-?|<)\s*([\w./-]+)/.exec(text) ?? []
  return next === name
}

function tagIn(text: string, { groups, index, 0: whole }: RegExpMatchArray): Open['tag'] {
  const { name = '', args = '' } = groups ?? {}
  const at = index ?? 0
  const [head, tail] = [text.slice(Math.max(0, at - 200), at), text.slice(at + whole.length)]
  const isAlone = /(?:^|\n)[ \t]{0,3}$/.test(head) && /^[ \t]*(?:\n|$)/.test(tail)
  const isFirst = /(?:^|\n|[%>]\}\}|%\}|>)[ \t]*$/.test(head)
  return { name, written: args.trim(), isAlone, isFirst, ...argumentsOf(args) }
}
