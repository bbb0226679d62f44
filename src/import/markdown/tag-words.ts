import { linkHtml, linkStart } from './media-tags.ts'
import type { Tag } from './replace-tags.ts'

const titles = ['title', 'text', 'label', 'heading', 'header', 'summary']
const sayings = ['desc', 'description', 'content', 'body', 'message', 'msg', 'note', 'caption']
const further = ['value', 'name', 'term', 'definition', 'word', 'words', 'quote', 'unit', 'alt']
const addresses = ['href', 'url', 'link']

/** What is set for a design, even if it reads like words. */
const design = /^(?:class|style|sizes?|id|data-.*|aria-.*|attrs?|options?|params?|rel|target|type)$/

/** What the arguments of a tag say to readers, and those that say nothing. */
interface Words {
  text: string
  left: string[]
}

/**
 * The words in the arguments of a tag whose meaning is not known: a title, linked where it has an address, what is said
 * below it, and other texts in their order.
 */
export function wordsOf(tag: Tag): Words {
  const { named, given } = tag
  const first = (keys: readonly string[]) => keys.find(key => named[key] && !isVariable(named[key]))
  const [title, saying, address] = [first(titles), first(sayings), first(addresses)]
  const isQuoted = (value: string) =>
    /["'`]/.test(tag.written[tag.written.indexOf(value) - 1] ?? '')
  const isSaid = (key: string) =>
    (further.includes(key) && !isCode(named[key] ?? '')) ||
    (/\p{L}\S*\s+\S*\p{L}/u.test(named[key] ?? '') && !design.test(key))
  const others = Object.keys(named).filter(
    key => ![title, saying, address].includes(key) && isSaid(key) && !isVariable(named[key] ?? ''),
  )
  const free = given.filter(value => isQuoted(value) && !isCode(value))
  const words = [named[title ?? ''], named[saying ?? '']].filter(Boolean)
  const [head = '', ...rest] = words.length > 0 ? words : free.slice(0, 1)
  const target = named[address ?? '']
  const linked = target ? linkHtml(target, head || target) : head
  const below = words.length > 0 ? free : free.slice(1)
  const main = [linked, ...rest].filter(Boolean).join(' — ')
  const used = new Set([title, saying, address, ...others])
  return {
    text: [main, ...others.map(key => named[key]), ...below].filter(Boolean).join(' '),
    left: [
      ...given.filter(value => !isQuoted(value) || isCode(value)),
      ...Object.entries(named).flatMap(([key, value]) => (used.has(key) ? [] : `${key}=${value}`)),
    ],
  }
}

/** A link around the inner text of a tag that names an address, as a button does; undefined of any other. */
export function linkedInner({ named, inner = '' }: Tag): string | undefined {
  const address = addresses.map(key => named[key]).find(Boolean)
  const words = inner.trim()
  if (address === undefined || words === '' || /<a\b|\]\(/.test(words)) return undefined
  return /\n[ \t]*\n/.test(words)
    ? `\n\n${words}\n\n${linkHtml(address, address)}\n\n`
    : `${linkStart(address)}${words}</a>`
}

/** What only a program would have known. */
function isVariable(value: string): boolean {
  return /^(?:page|site|include|post|layout|this|props)\.[\w.-]+$/.test(value)
}

/** A name that programs use, a path or an address. */
function isCode(value: string): boolean {
  return /^\S*[\w-][-_/.]\w\S*$/.test(value) || isVariable(value) || /^(?:true|false)$/.test(value)
}
