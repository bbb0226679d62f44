import { ownEntry } from '../own-entry.ts'
import { hugoParam } from './hugo-values.ts'
import { block, embedded, pictureHtml, pictureOf } from './media-tags.ts'
import { replaceTags, syntaxes, type Tag } from './replace-tags.ts'
import { shownByTemplate } from './site-templates.ts'
import { linkedInner, wordsOf } from './tag-words.ts'
import { isHtml, type TextContext } from './text-context.ts'

type Shows = (tag: Tag, context: TextContext) => string | undefined

const known: Record<string, Shows> = {
  figure: picture,
  ref: reference,
  relref: reference,
  param: ({ given: [name = ''] }, context) => hugoParam(name, context),
  details: ({ named, given, inner = '' }) =>
    `\n\n<details><summary>${named.summary ?? named.title ?? given[0] ?? ''}</summary>\n\n${inner}\n\n</details>\n\n`,
  ...{ blockquote: quoted, quote: quoted, rawhtml: insides, raw: insides, html: insides },
  ...{ toc: () => '', br: () => '<br>' },
}

/**
 * A text with Hugo's shortcodes read: pictures, links, embeds and quotes as such; of others the inner text stays and
 * the loss is told.
 */
export function readShortcodes(text: string, context: TextContext): string {
  return replaceTags(text, syntaxes.hugo, tag =>
    shownTag(tag, context, ownEntry(known, tag.name.toLowerCase())),
  )
}

/** What a tag shows; of one that is not known, the picture, the address or the text that it holds. */
export function shownTag(tag: Tag, context: TextContext, shows: Shows | undefined): string {
  return (
    shows?.(tag, context) ??
    context.notes.mark(tag) ??
    shownByTemplate(tag, context) ??
    picture(tag, context) ??
    linkedInner(tag) ??
    embedded(tag, context) ??
    unknownTag(tag, context)
  )
}

/** The words of a tag that nobody knows; that it is gone is told, with what its arguments held besides. */
export function unknownTag(tag: Tag, { lose, gone }: Pick<TextContext, 'lose' | 'gone'>): string {
  const { text, left } = wordsOf(tag)
  lose('shortcode-removed', [tag.name, ...left].join(' '))
  const { inner = '', isFollowed, isFirst } = tag
  const words = text !== '' && inner !== '' && isFirst ? `\n\n${text}\n\n` : text
  const whole = [words, inner].filter(Boolean).join(isFirst ? '' : ' ')
  for (const one of left.filter(isSentence)) gone(one.replace(/^[\w-]+=/, ''))
  return isFollowed ? `${whole}${isFirst ? '\n\n' : ' '}` : whole
}

/** The picture of a tag, when it names one or is called after one. */
export function picture(tag: Tag, _context: TextContext): string | undefined {
  const shown = pictureOf(tag)
  if (!shown) return undefined
  const isOne = /figure|fig$|img|image|picture|photo|screenshot/i.test(tag.name)
  const looks = /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#].*)?$/i.test(shown.src)
  const caption = shown.caption ?? (tag.inner?.trim() || undefined)
  return isOne || looks ? block(tag, pictureHtml({ ...shown, caption })) : undefined
}

/** Whether what is left of a tag reads as words, and not as a setting. */
function isSentence(left: string): boolean {
  return /\p{L}\S*\s+\S*\p{L}/u.test(left)
}

function reference({ given, named }: Tag, { addressOf, lose }: TextContext): string {
  const [path = '', fragment] = (given[0] ?? named.path ?? '').split('#')
  const address = path === '' ? '' : addressOf(path)
  if (address === undefined) lose('link-unknown', path)
  return (address ?? path) + (fragment ? `#${fragment}` : '')
}

function insides({ inner }: Tag): string {
  return inner ?? ''
}

/** A quotation as Markdown, with the one who said it. */
export function quoted({ named, inner = '', written }: Tag, context: TextContext): string {
  const by = [named.author ?? named.cite ?? named.source, named.link].filter(Boolean).join(', ')
  const said = by || (Object.keys(named).length === 0 ? written : '')
  if (isHtml(context)) {
    return `<blockquote>${inner}${said ? `<p>— ${said}</p>` : ''}</blockquote>`
  }
  const lines = [inner.trim(), ...(said ? ['', `— ${said}`] : [])].join('\n').split('\n')
  return `\n\n${lines.map(line => `> ${line}`).join('\n')}\n\n`
}
