import { ownEntry } from '../own-entry.ts'
import { picture, quoted, shownTag, unknownTag } from './hugo-tags.ts'
import { block, embedded, pictureHtml } from './media-tags.ts'
import { replaceTags, syntaxes, type Tag } from './replace-tags.ts'
import { shownByTemplate, workedOut } from './site-templates.ts'
import type { TextContext } from './text-context.ts'

type Shows = (tag: Tag, context: TextContext) => string | undefined

const known: Record<string, Shows> = {
  ...{ post_url: link, link, asset_path: path, post_path: link, post_link: linked },
  ...{ img: octopressImage, asset_img: octopressImage, asset_link: assetLink },
  ...{ include: included, include_cached: included, include_relative: included, render: included },
  ...{ blockquote: quoted, quote: quoted, cq: quoted, centerquote: quoted },
  // What Hexo writes after this name is a class.
  pullquote: (tag, context) => quoted({ ...tag, named: {}, written: '' }, context),
  ...{ iframe: embedded, endraw: nothing, raw: nothing, toc: nothing, more: nothing },
  ...{ for: template, tablerow: template, capture: template, assign: nothing },
}

/**
 * A text with the tags read that Jekyll, Octopress, Hexo and plugins of Pelican write in the same way; of others the
 * inner text stays and the loss is told.
 */
export function readLiquidTags(text: string, context: TextContext): string {
  return replaceTags(text, syntaxes.liquid, tag =>
    shownTag(tag, context, ownEntry(known, tag.name)),
  )
}

function nothing(): string {
  return ''
}

/** What repeats or works out text: what it would have shown is not known. */
function template({ name, inner = '' }: Tag, { lose, gone }: TextContext): string {
  lose('shortcode-removed', name)
  gone(inner)
  return ''
}

function link(tag: Tag, context: TextContext): string {
  const { addressOf, lose, folder } = context
  const { given, written } = tag
  const at = folder.generator === 'hexo' ? given.findIndex(one => /^(?:https?:|\/)/.test(one)) : -1
  if (at > 0) return `[${given.slice(0, at).join(' ')}](${given[at]})`
  const path = written.replaceAll(/^["']|["']$/g, '')
  const address = addressOf(path)
  if (address === undefined) lose('link-unknown', path)
  return address ?? path
}

/** `{% post_link name 'text' %}`. */
function linked(tag: Tag, context: TextContext): string {
  const [name = '', ...words] = tag.given
  const address = link({ ...tag, written: name }, context)
  return `[${words.join(' ') || name}](${address})`
}

function path({ given: [name = ''] }: Tag): string {
  return name
}

/** `{% img [class] /a/picture.jpg [width] [height] "title" "alt" %}`, also `"title 'alt'"`. */
function octopressImage(tag: Tag): string | undefined {
  const at = tag.given.findIndex(one => /^(?:https?:\/\/|[./]|.*\.\w{3,4}$)/.test(one))
  const src = tag.given[at]
  if (src === undefined) return undefined
  const words = tag.given.slice(at + 1).filter(one => !/^\d+(?:px|%)?$/.test(one))
  const within = words.length === 1 ? /^.*?\s'([^']+)'$/.exec(words[0] ?? '')?.[1] : undefined
  const [title, alt = within] = /["']/.test(tag.written) ? words : [words.join(' ')]
  return block(tag, pictureHtml({ src, alt: alt ?? title }))
}

function assetLink({ given: [name = '', ...words] }: Tag): string {
  return `[${words.join(' ') || name}](${name})`
}

/** `{% include figure.html src="…" alt="…" %}`: by the name of what is included. */
function included(tag: Tag, context: TextContext): string | undefined {
  const file = /^["']?([^\s"']+)/.exec(tag.written)?.[1] ?? ''
  const name = (file.split('/').at(-1) ?? '').replace(/\.\w+$/, '')
  const inner = { ...tag, name, given: tag.given.slice(1) }
  const shown =
    picture(inner, context) ??
    embedded(inner, context) ??
    shownByTemplate({ ...inner, name: file }, context) ??
    workedOut({ ...inner, name: file }, context)
  return shown ?? unknownTag({ ...inner, name: `include ${file}` }, context)
}
