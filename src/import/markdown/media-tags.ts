import { escaped } from '../html-text.ts'
import { ownEntry } from '../own-entry.ts'
import type { Tag } from './replace-tags.ts'
import type { TextContext } from './text-context.ts'

/** A picture with what is said of it, as HTML. */
export interface Shown {
  src: string
  alt?: string | undefined
  caption?: string | undefined
  link?: string | undefined
}

/** HTML of a picture; with a caption, of a figure. */
export function pictureHtml({ src, alt, caption, link }: Shown): string {
  const image = `<img src="${escaped(src)}" alt="${escaped(alt ?? '')}">`
  const linked = link ? `<a href="${escaped(link)}">${image}</a>` : image
  return caption ? `<figure>${linked}<figcaption>${caption}</figcaption></figure>` : linked
}

/** HTML of a link. */
export function linkHtml(address: string, words: string): string {
  return `${linkStart(address)}${escaped(words)}</a>`
}

/** The tag with which a link begins. */
export function linkStart(address: string): string {
  return `<a href="${escaped(address)}">`
}

/** Markdown within a line as HTML, as captions have it: links, emphasis and code. */
export function inlineHtml(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\][]+)\]\(([^()\s]+)\)/g, (_, words, to) => `${linkStart(to)}${words}</a>`)
    .replaceAll(/(?<![\w*\\])\*\*(?=\S)([^*]+?)(?<=\S)\*\*(?![\w*])/g, '<strong>$1</strong>')
    .replaceAll(/(?<![\w*\\])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])/g, '<em>$2</em>')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}

/** A block where a tag stands alone on its line, so that the text around it is read as Markdown. */
export function block({ isAlone }: Pick<Tag, 'isAlone'>, html: string): string {
  return isAlone ? `\n\n${html}\n\n` : html
}

const sources = [
  'src',
  'url',
  'file',
  'image',
  'path',
  'image_path',
  'filename',
  'img',
  'source',
  'link',
]

/** The picture that a tag names, by any of the usual words, and what it says of it. */
export function pictureOf({ named, given }: Tag): Shown | undefined {
  const told = sources.map(key => named[key]).find(Boolean) ?? given.find(isPicture)
  const after = told === undefined ? [] : given.slice(given.indexOf(told) + 1)
  if (told === undefined || !/[./]/.test(told)) return undefined
  const credit = inlineHtml(named.attr ?? named.credit ?? named.attribution ?? '')
  const credited = credit && named.attrlink ? `${linkStart(named.attrlink)}${credit}</a>` : credit
  const said = inlineHtml(named.caption ?? named.cap ?? named.description ?? '')
  const title = inlineHtml(named.title ?? '')
  const caption = [title && said ? title.replace(/(?<![.!?:…])$/, '.') : title, said]
  const link = named.link === told ? undefined : (named.link ?? named.href)
  const alt = named.alt ?? named.alt_text ?? named.alttext ?? named.title ?? after.find(isWords)
  return {
    src: told,
    alt,
    link,
    caption: [caption.filter(Boolean).join(' '), credited].filter(Boolean).join(' — ') || undefined,
  }
}

/** Whether what follows a picture is said of it: no size, and no place. */
function isWords(text: string): boolean {
  return (
    /\p{L}/u.test(text) &&
    !/^\(|^[\d.]+\p{L}{1,4}$|^(?:left|right|center|full|true|false)$/u.test(text)
  )
}

function isPicture(text: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#].*)?$/i.test(text)
}

/** Addresses of what services embed, by the name of the service and what the tag was given. */
const services: Record<string, (id: string, second?: string) => string> = {
  youtube: id => `https://www.youtube.com/watch?v=${id}`,
  vimeo: id => `https://vimeo.com/${id}`,
  tweet: (id, user) => `https://twitter.com/${user ?? 'i'}/status/${id}`,
  gist: (id, user) => `https://gist.github.com/${user ? `${user}/` : ''}${id}`,
  instagram: id => `https://www.instagram.com/p/${id}/`,
  jsfiddle: id => `https://jsfiddle.net/${id}/`,
  codepen: (id, user) => `https://codepen.io/${user ?? 'anon'}/pen/${id}`,
  bilibili: id => `https://www.bilibili.com/video/${id}`,
  speakerdeck: id => `https://speakerdeck.com/player/${id}`,
  spotify: id => `https://open.spotify.com/${id}`,
  dailymotion: id => `https://www.dailymotion.com/video/${id}`,
  asciinema: id => `https://asciinema.org/a/${id}`,
}

const otherNames: Record<string, string> = {
  x: 'tweet',
  twitter: 'tweet',
  yt: 'youtube',
  twitter_simple: 'tweet',
}

/** What was embedded from elsewhere, as a link to it; undefined when the tag embeds nothing that is known. */
export function embedded(tag: Tag, { lose }: TextContext, name = tag.name): string | undefined {
  const address = addressOf(tag, name)
  if (address === undefined || /[\s<>]/.test(address)) return fileLink(tag, lose)
  lose('embed-as-link', address)
  return block(tag, linkHtml(address, address))
}

/** A film or a sound that the site holds itself, as a link to its file. */
function fileLink({ named, given }: Tag, lose: TextContext['lose']): string | undefined {
  const values = [...sources.map(key => named[key]), ...given]
  const file = values.find(value =>
    /\.(?:mp4|webm|ogv|ogg|mov|mp3|m4a|wav|pdf)$/i.test(value ?? ''),
  )
  if (file === undefined) return undefined
  lose('embed-as-link', file)
  return linkHtml(file, file.split('/').at(-1) ?? file)
}

function addressOf({ named, given }: Tag, name: string): string | undefined {
  const values = [...sources.map(key => named[key]), ...given]
  const whole = values.find(value => value !== undefined && /^https?:\/\/\S+$/i.test(value))
  if (whole !== undefined) return whole
  const plain = name.toLowerCase().replaceAll(/lite|nocookie|[-_]|embed|player|video$|simple/g, '')
  const service = ownEntry(services, ownEntry(otherNames, plain) ?? plain)
  const [first, second] = given
  const id =
    named.id ??
    named.video ??
    named.videoid ??
    named.video_id ??
    (second && isUserFirst(plain) ? second : first)
  const user = named.user ?? named.username ?? (second && isUserFirst(plain) ? first : undefined)
  return service && id ? service(id.trim(), user) : undefined
}

function isUserFirst(name: string): boolean {
  return ['tweet', 'x', 'twitter', 'gist', 'codepen'].includes(name)
}
