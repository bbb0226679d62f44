import type { Nodes, Root } from 'mdast'
import { emptyElements } from './open-tags.ts'

/** A tag that its text names, or a piece of HTML that never ends, and where it is. */
interface NamedTag {
  /** As written, such as `<script>`. */
  tag: string
  offset: number
  line: number
  column: number
}

/** Elements that hide what follows them up to their end. */
const hiding = new Set(
  'script style title textarea xmp iframe noembed noframes plaintext noscript template select svg math object'.split(
    ' ',
  ),
)
/** Elements whose end may be left out. */
const endless = new Set('p li dt dd rp rt'.split(' '))

/** The tags of a text; what is within comments is none. */
const tags = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][^\s/<>]*)([^<>]*)>/gi

interface Tag extends NamedTag {
  name: string
  isClosing: boolean
  /** Whether it is in a line of text and has no attributes. */
  isBareInText: boolean
}

/**
 * The tags that a text names (“such as: <script>, …”) rather than uses: they open an element that never ends, and would
 * hide the text after them, enclose nothing but a few words that they would hide, or are only a name among words.
 */
export function namedTags(tree: Root, markdown: string): NamedTag[] {
  const found: Tag[] = []
  gather(tree, undefined, markdown, found)
  const closings = new Map<string, Tag[]>()
  const named: NamedTag[] = []
  for (const tag of found.toReversed()) {
    const { name, isClosing, isBareInText } = tag
    const ahead = closings.get(name) ?? []
    closings.set(name, ahead)
    if (isClosing) {
      ahead.push(tag)
      continue
    }
    const end = ahead.pop()
    if (end) {
      if (hiding.has(name) && isBareInText && isPhrase(markdown, tag, end)) named.push(end, tag)
    } else if (hiding.has(name) || (isBareInText && !endless.has(name))) named.push(tag)
  }
  return named.sort((a, b) => a.offset - b.offset)
}

/** A pair of tags further apart than this many characters encloses no phrase. */
const longestPhrase = 100

/** Whether all that a pair of tags encloses is words of a sentence, as in “<script> and </script>”. */
function isPhrase(markdown: string, start: Tag, end: Tag): boolean {
  const from = start.offset + start.tag.length
  if (!end.isBareInText || end.offset - from > longestPhrase) return false
  return /^\s[\p{L}\p{M}\p{N}\s,’'–—-]+\s$/u.test(markdown.slice(from, end.offset))
}

/** A text whose named tags are text for Markdown too. */
export function withNamedTags(markdown: string, named: readonly NamedTag[]): string {
  let whole = ''
  let from = 0
  for (const { offset } of named) {
    whole += `${markdown.slice(from, offset)}\\`
    from = offset
  }
  return whole + markdown.slice(from)
}

/** The first comment or other piece of HTML that hides the rest of a text because it never ends. */
export function unendedComment(tree: Root): NamedTag | undefined {
  for (const node of tree.children) {
    if (node.type !== 'html' || !node.position) continue
    const [, start = ''] = /^ {0,3}(<!--|<\?|<!\[CDATA\[|<![a-z])/i.exec(node.value) ?? []
    const end = { '<!--': '-->', '<?': '?>', '<![CDATA[': ']]>' }[start.toUpperCase()] ?? '>'
    if (start === '' || node.value.includes(end)) continue
    const { line, column, offset = 0 } = node.position.start
    return { tag: start, offset, line, column }
  }
  return undefined
}

const flow = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

function gather(node: Nodes, parent: Nodes | undefined, markdown: string, into: Tag[]): void {
  if ('children' in node) for (const child of node.children) gather(child, node, markdown, into)
  if (node.type !== 'html' || !node.position) return
  const { offset = 0, line, column } = node.position.start
  for (const match of node.value.matchAll(tags)) {
    const [tag, slash = '', written = '', rest = ''] = match
    const name = written.toLowerCase()
    const at = offset + match.index
    if (name === '' || emptyElements.has(name) || markdown.slice(at, at + tag.length) !== tag)
      continue
    const before = node.value.slice(0, match.index).split('\n')
    const place = {
      line: line + before.length - 1,
      column: before.length > 1 ? 1 : column + match.index,
    }
    const isBareInText = rest.trim() === '' && !flow.has(parent?.type ?? 'root')
    into.push({ tag, offset: at, ...place, name, isClosing: slash !== '', isBareInText })
  }
}
