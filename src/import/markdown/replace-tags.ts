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

interface Open {
  tag: Omit<Tag, 'inner'>
  out: string[]
}

/** A text in which each tag, with what it encloses, is replaced by what `shown` makes of it, inner ones first. */
export function replaceTags(text: string, syntax: RegExp, shown: (tag: Tag) => string): string {
  const open: Open[] = []
  const out: string[] = []
  const put = (piece: string) => void (piece !== '' && (open.at(-1)?.out ?? out).push(piece))
  const putShown = (said: string, rest = '') => {
    const last = (open.at(-1)?.out ?? out).at(-1)?.at(-1)
    put(apart(last, said, rest === '' ? text[from] : rest[0]) + rest)
  }
  const single = () => {
    const last = open.pop()
    if (last) putShown(shown(last.tag), last.out.join(''))
  }
  let from = 0
  for (const found of text.matchAll(syntax)) {
    put(text.slice(from, found.index))
    from = found.index + found[0].length
    const { slash, name = '', self } = found.groups ?? {}
    const at = open.findLastIndex(({ tag }) => tag.name === name)
    if (!slash) {
      open.push({ tag: tagIn(text, found), out: [] })
      if (self) single()
    } else if (at >= 0) {
      while (open.length > at + 1) single()
      const pair = open.pop()
      const isFollowed = followed(text.slice(from, from + 100), name)
      if (pair) putShown(shown({ ...pair.tag, inner: pair.out.join(''), isFollowed }))
    }
  }
  put(text.slice(from))
  while (open.length > 0) single()
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
