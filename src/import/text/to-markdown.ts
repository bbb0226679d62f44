import type { Element, Root } from 'hast'
import { defaultHandlers, type State, toMdast } from 'hast-util-to-mdast'
import type {
  Html,
  Link,
  ListItem,
  Root as Markdown,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast'
import { defaultHandlers as defaultHandles, type Handle } from 'mdast-util-to-markdown'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { elementsIn } from '../../intake/walk.ts'
import { type Converting, lose } from './converting.ts'
import { property, textIn } from './elements.ts'
import { footnoteMark, footnoteText } from './footnotes.ts'
import { htmlOf, keptInLine, staysHtml } from './kept-html.ts'
import { isPlain, isPlainLine } from './plain-paragraphs.ts'
import { plainlyWritten } from './plainly-written.ts'
import { tidied } from './tidied-markdown.ts'

/** Text as Markdown: plain text needs no escapes, and none of the steps that look for what does. */
const textHandle: Handle = ({ value }: Text, _, state, info) => {
  const isAtEdge = /[\r\n]|^$/
  const starts = !isAtEdge.test(info.before) || /^\p{L}/u.test(value)
  const ends = /[^\s!]$/.test(value) || (/ $/.test(value) && !isAtEdge.test(info.after))
  if (starts && ends && isPlain(value)) return value
  return state.safe(value, info).replaceAll(/\\&(?!#?\w+;)/g, '&')
}

/** A link whose address has a backslash nowhere but where it would be read as a reference, so that it can be copied. */
const linkHandle: Handle = Object.assign(
  ((node: Link, parent, state, info) => {
    const written = defaultHandles.link(node, parent, state, info)
    const at = written.lastIndexOf('](')
    return written.slice(0, at) + written.slice(at).replaceAll(/\\&(?![a-z][a-z\d]*;)/gi, '&')
  }) satisfies Handle,
  { peek: defaultHandles.link.peek },
)

const writer = remark()
  .use(remarkGfm)
  .data('settings', {
    bullet: '-',
    emphasis: '*',
    strong: '*',
    rule: '-',
    fences: true,
    resourceLink: false,
    listItemIndent: 'one',
    tightDefinitions: true,
    handlers: { text: textHandle, link: linkHandle },
  } as never)
  .freeze()

/** Clean Markdown (CommonMark and GFM) of a tidied tree, which is used up; what it cannot say stays HTML and is noted. */
export function markdownOf(tree: Root, converting: Converting): string {
  for (const node of tree.children) if (node.type === 'element') takePlain(node)
  const handlers = {
    ...kept(converting),
    ...footnoteHandlers,
    p: paragraphHandler,
    li: itemHandler,
    table: tableHandler(converting),
    pre: codeHandler,
    [breakInCell]: () => inlineTag('<br>'),
    ...Object.fromEntries(unwrapped.map(name => [name, inner])),
  }
  const markdown = toMdast(tree, { handlers, document: true }) as Markdown
  const written = writer.stringify(tidied(markdown)).trim()
  return plainlyWritten(written)
}

/** What a paragraph of plain text says, which is the same in Markdown. */
const plainWords = 'plain'

/** Takes the words out of a paragraph that is nothing but plain text: they go past all that looks at words. */
function takePlain(node: Element): void {
  const [only, ...others] = node.children
  if (node.tagName !== 'p' || only?.type !== 'text' || others.length > 0) return
  const words = only.value.replaceAll(/[\t\n\f\r ]+/g, ' ').replaceAll(/^ | $/g, '')
  if (!isPlainLine(words)) return
  node.properties[plainWords] = words
  node.children = []
}

const paragraphHandler: Handler = (state, node: Element) => {
  const words = property(node, plainWords)
  return words === undefined ? defaultHandlers.p?.(state, node) : html(words)
}

/** Items that can stand without blank lines, if no paragraph of HTML is in them. */
const tight = new Set(['paragraph', 'list', 'paragraph list'])

const itemHandler: Handler = (state, node: Element) => {
  const item = defaultHandlers.li?.(state, node) as ListItem
  const isTight = tight.has(item.children.map(({ type }) => type).join(' '))
  if (isTight && !node.children.some(child => child.type === 'element' && child.tagName === 'p'))
    item.spread = false
  return item
}

type Handlers = NonNullable<NonNullable<Parameters<typeof toMdast>[1]>['handlers']>
type Handler = NonNullable<Handlers[string]>

function kept(converting: Converting): Handlers {
  const inLine: Handler = (state: State, node: Element) => {
    lose(converting, 'html-kept', `<${node.tagName}>`)
    const turns = node.tagName === 'bdo' ? property(node, 'dir')?.toLowerCase() : undefined
    const dir = turns === 'rtl' || turns === 'ltr' ? ` dir="${turns}"` : ''
    return [
      inlineTag(`<${node.tagName}${dir}>`),
      ...(state.all(node) as PhrasingContent[]),
      inlineTag(`</${node.tagName}>`),
    ]
  }
  const block: Handler = (_, node: Element) => {
    lose(converting, 'html-kept', `<${node.tagName}>`)
    return html(htmlOf(node))
  }
  const abbr: Handler = (state, node: Element) => {
    const title = property(node, 'title')?.replaceAll('"', '&quot;')
    if (!title) return state.all(node) as PhrasingContent[]
    lose(converting, 'html-kept', '<abbr>')
    return [
      inlineTag(`<abbr title="${title}">`),
      ...(state.all(node) as PhrasingContent[]),
      inlineTag('</abbr>'),
    ]
  }
  const anchor: Handler = (state, node: Element) => {
    if (property(node, 'href') !== undefined) return defaultHandlers.a?.(state, node) as never
    const id = property(node, 'id')
    if (id === undefined) return state.all(node) as PhrasingContent[]
    lose(converting, 'html-kept', '<a id>')
    return [
      inlineTag(`<a id="${id.replaceAll('"', '&quot;')}"></a>`),
      ...(state.all(node) as PhrasingContent[]),
    ]
  }
  return {
    ...Object.fromEntries([...keptInLine].map(name => [name, inLine])),
    ...{ dl: block, details: block, figure: block, abbr, a: anchor },
  }
}

function html(value: string): Html {
  return { type: 'html', value }
}

/** A tag within a line of text. `hName` keeps the step to Markdown from taking it for a block that ends the line. */
function inlineTag(value: string): Html {
  return { type: 'html', value, data: { hName: 'span' } }
}

/** Elements that no browser hides, though the step to Markdown would. */
const unwrapped = [
  'applet',
  'command',
  'content',
  'datalist',
  'dialog',
  'keygen',
  'shadow',
  'spacer',
]

const inner: Handler = (state, node: Element) => state.all(node)

/** A line break in a cell of a table, which Markdown has in one line. */
const breakInCell = 'cell-break'

function tableHandler(converting: Converting): Handler {
  return (state, node: Element) => {
    if (staysHtml(node)) {
      lose(converting, 'html-kept', '<table>')
      return html(htmlOf(node))
    }
    for (const { node: inner } of elementsIn(node))
      if (inner.tagName === 'br') inner.tagName = breakInCell
    const caption = elementsIn(node).find(({ node: inner }) => inner.tagName === 'caption')?.node
    const table = defaultHandlers.table?.(state, node) as never
    if (!caption || textIn(caption).trim() === '') return table
    return [{ type: 'paragraph', children: state.all(caption) as PhrasingContent[] }, table]
  }
}

/** A block of code, from its first line that is not blank, with the name of its language by whichever class tells it. */
const codeHandler: Handler = (state, node: Element) => {
  const names = [node, ...elementsIn(node).map(({ node: inner }) => inner)].map(
    one => property(one, 'className') ?? property(one, 'dataLang') ?? '',
  )
  const made = defaultHandlers.pre?.(state, node) as RootContent | undefined
  if (made?.type === 'code') made.value = made.value.replace(/^(?:[ \t]*\n)+/, '')
  if (made?.type === 'code' && !made.lang) {
    const language = names
      .map(name => /(?:language|lang|brush|highlight)[-:]\s*([\w+#-]+)/.exec(name)?.[1])
      .find(Boolean)
    if (language && !['plaintext', 'text', 'default', 'none'].includes(language))
      made.lang = language
  }
  return made
}

const footnoteHandlers: Handlers = {
  [footnoteMark]: (_, node: Element) => {
    const name = property(node, 'name') ?? ''
    return { type: 'footnoteReference', identifier: name, label: name }
  },
  [footnoteText]: (state, node: Element) => {
    const name = property(node, 'name') ?? ''
    return {
      type: 'footnoteDefinition',
      identifier: name,
      label: name,
      children: state.toFlow(state.all(node)) as never,
    }
  },
}
