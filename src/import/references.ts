import { posix } from 'node:path'
import { completed } from './address-parts.ts'
import type { Labelling } from './labelling.ts'
import type { Loss } from './losses.ts'
import type { Fate } from './media.ts'
import { addressKey, formsOf } from './old-addresses.ts'
import { destination } from './picture-markdown.ts'
import type { Reference } from './text/converting.ts'

/** Where old addresses are found in the new archive. */
export interface Destinations {
  /** The files of items that readers can see, by the keys of their old addresses. */
  files: Pick<ReadonlyMap<string, string>, 'get'>
  /** Old addresses of what is imported, but no reader sees, and why not. */
  unseen: ReadonlyMap<string, string>
  /** Lists of years, months and days that the new site has, by their addresses. */
  dates: ReadonlySet<string>
  labels: Pick<Labelling, 'listOf'>
  /** Where the edition of a language has its pages: empty, or like `/ar`. */
  pathOf: (lang: string | undefined) => string
  /** Where the editions beside the main one have theirs. */
  paths: readonly string[]
  /** Scheme and host of the old site, where they are known. */
  origin: string | undefined
}

/** The address to write for a link of an old text: the file of an article, a list of the new site, or as it was. */
export function linkTo(
  reference: Reference,
  from: string,
  to: Destinations,
  losses: Loss[],
): string {
  const key = addressKey(reference.address)
  for (const one of formsOf(key)) {
    const file = to.files.get(one)
    if (file !== undefined) return pathBetween(from, file) + placeIn(reference.address)
    const list = listAt(one, to)
    if (list !== undefined) return list
  }
  const whole = completed(reference.address, to.origin)
  const isFile = /\.(?!html?$|php$|aspx?$|jsp$)[a-z0-9]{2,5}$/i.test(key.replace(/\?.*$/, ''))
  const unseen = formsOf(key)
    .map(one => to.unseen.get(one))
    .find(Boolean)
  const reason = unseen === undefined ? '' : ` (${unseen})`
  losses.push({ code: isFile ? 'file-left' : 'link-unknown', detail: whole + reason })
  return destination(whole)
}

/** Places of a page where its comments stood, which are not imported. */
const comments = /^#(?:comment-\d+|comments|respond|disqus_thread)$/i

/** The place within a page that an address names: “#ferries”, or nothing. */
function placeIn(address: string): string {
  const place = /#.+$/s.exec(address)?.[0] ?? ''
  return comments.test(place) ? '' : destination(place)
}

/** Where old systems have the feed of a site, below its front page. */
const feed =
  /^(?:\/(?:feed|rss|atom|rdf)(?:\/(?:rss2?|atom|rdf))?|\/(?:feed|rss2?|atom|index)\.(?:xml|rss|atom|rdf|json)|\/?\?feed=\w+)$/

/** Lists that the new site has too: the front page, its feed, years to days, categories and tags by name. */
function listAt(key: string, { labels, dates, paths, pathOf }: Destinations): string | undefined {
  if (key === '/') return '/'
  const path = paths.find(one => `${key}/`.startsWith(`${one}/`)) ?? ''
  const below = key.slice(path.length)
  if (path !== '' && below === '') return `${path}/`
  if (feed.test(below)) return `${path}/feed.xml`
  const date = `${key.replaceAll(/\/(\d)(?=\/|$)/g, '/0$1')}/`
  if (dates.has(date)) return date
  const [, label] =
    /^(?:\/[^/?]+)*?\/(?:category|categories|tag|tags|topics?|section)\/(?:[^/?]+\/)*([^/?]+)$/.exec(
      key,
    ) ?? []
  const list = label === undefined ? undefined : labels.listOf(label, lang => pathOf(lang) === path)
  return list === undefined ? undefined : encodeURI(path + list)
}

/** The way from one file to another, as Markdown links are written. */
function pathBetween(from: string, to: string): string {
  return destination(encodeURI(posix.relative(posix.dirname(from), to)))
}

/** The text with its pictures where they are now; one that is nowhere gives way to its words. */
export function withPictures(text: string, fates: ReadonlyMap<number, Fate>): string {
  const gone = [...fates].filter(([, { kind }]) => kind === 'missing').map(([number]) => number)
  const kept = gone.reduce(withoutPicture, text)
  return kept.replaceAll(/https:\/\/reference\.invalid\/(\d+)\./g, (whole, number: string) => {
    const fate = fates.get(Number(number))
    if (fate?.kind === 'placed') return destination(encodeURI(fate.src))
    return fate?.kind === 'left' ? destination(fate.address) : whole
  })
}

function withoutPicture(text: string, number: number): string {
  const standIn = `https://reference\\.invalid/${number}\\.`
  const markdown = new RegExp(
    `!\\[((?:[^\\]\\\\]|\\\\.)*)\\]\\(${standIn}(?: "((?:[^"\\\\]|\\\\.)*)")?\\)`,
    'g',
  )
  const alone = new RegExp(`(^|\\n\\n)!\\[\\]\\(${standIn}\\)(?:\\n\\n|$)`, 'g')
  return text
    .replaceAll(alone, '$1')
    .replaceAll(markdown, (_, alt: string, caption: string | undefined) => caption ?? alt)
    .replaceAll(new RegExp(`<img[^>]*${standIn}[^>]*>`, 'g'), '')
}
