/** What stands in rendered text for something whose address only the whole archive knows. */
export type PlaceholderKind = LinkKind | 'image'

/** What a link leads to. */
type LinkKind = 'article' | 'site'

/**
 * An attribute's value that stands for an address. It begins with “<”, which rendered text always
 * escapes and every link and image of an author has lost by then, so that nobody can forge one.
 */
export function placeholder(kind: PlaceholderKind, target: string): string {
  return `<${kind} ${encodeURI(target).replaceAll("'", '%27')}>`
}

/** What a value stands for when it is that of a placeholder. */
export function placeholderIn(
  value: string,
): { kind: PlaceholderKind; target: string } | undefined {
  const [, kind, target] = /^<(article|site|image) ([^"]*)>$/.exec(value) ?? []
  if (kind === undefined || target === undefined) return undefined
  return { kind: kind as PlaceholderKind, target: decodeURI(target) }
}

/** An image, in a figure of its own when it is alone there; attributes' values are always in quotes. */
const pictures =
  /(<figure>)?<img((?: [\w-]+(?:="[^"]*")?)*?) src="<image ([^"]*)>"((?: [\w-]+(?:="[^"]*")?)*)>(<\/figure>)?/g

/** An image in a text, whose address is not known yet. */
export interface PlacedImage {
  target: string
  /** Its other attributes, as HTML. */
  attributes: string
  /** Whether it is alone in a figure: nothing is said below it. */
  alone: boolean
}

/** Replaces every image of the archive in rendered HTML by what `htmlOf` gives for it. */
export function fillPictures(html: string, htmlOf: (image: PlacedImage) => string): string {
  return html.replaceAll(pictures, (_, open = '', before, target, after, close = '') => {
    const alone = open !== '' && close !== ''
    const attributes = before + after
    return open + htmlOf({ target: decodedTarget(target), attributes, alone }) + close
  })
}

const links = / (?:href="<(article|site|image)|src="<(article|site)) ([^"]*)>"/g

/** Replaces every address of a link in rendered HTML by the attributes that `attributesOf` gives for it. */
export function fillLinks(
  html: string,
  attributesOf: (kind: PlaceholderKind, target: string) => string,
): string {
  return html.replaceAll(
    links,
    (_, led: PlaceholderKind | undefined, shown: LinkKind, target: string) =>
      attributesOf(led ?? shown, decodedTarget(target)),
  )
}

/** A whole link to an article; what it holds has no link, and may have “<” and “>” in quotes. */
const articleLinks =
  /<a(?: [\w-]+(?:="[^"]*")?)*? href="<article ([^"]*)>"(?: [\w-]+(?:="[^"]*")?)*>((?:<(?!\/?a[ >])[^"<>]*(?:"[^"]*"[^"<>]*)*>|[^<])*)<\/a>/g

/** Replaces links to articles in rendered HTML by what they hold and what `noteOf` gives for the target, if anything. */
export function unlinked(html: string, noteOf: (target: string) => string | undefined): string {
  return html.replaceAll(articleLinks, (whole, target: string, inside: string) => {
    const note = noteOf(decodedTarget(target))
    return note === undefined ? whole : inside + note
  })
}

function decodedTarget(target: string): string {
  return decodeURI(target.replaceAll('&#x26;', '&'))
}
