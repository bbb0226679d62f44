/** What stands in rendered text for something whose address only the whole archive knows. */
export type PlaceholderKind = 'article' | 'site' | 'image'

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

const pattern = / (?:href|src)="<(article|site|image) ([^"]*)>"/g

/** Replaces every placeholder in rendered HTML by the attributes that `attributesOf` gives for it. */
export function fillPlaceholders(
  html: string,
  attributesOf: (kind: PlaceholderKind, target: string) => string,
): string {
  return html.replaceAll(pattern, (_, kind: PlaceholderKind, target: string) =>
    attributesOf(kind, decodeURI(target.replaceAll('&#x26;', '&'))),
  )
}
