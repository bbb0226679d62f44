import { plainLine } from '../clean-text.ts'
import type { Loss } from '../losses.ts'
import { flagIn, type Row, textIn } from './rows.ts'

/** A field of a post: within the post itself (Ghost 1 and 2), or in the table of what is told of it (3 and later). */
export function fieldOf(post: Row, meta: Row | undefined, name: string): string | undefined {
  return textIn(meta, name) ?? textIn(post, name)
}

/** What describes a post on its own page; otherwise what was written for search engines. */
export function descriptionOf(post: Row, meta: Row | undefined): string | undefined {
  const written = textIn(post, 'custom_excerpt') ?? fieldOf(post, meta, 'meta_description')
  return written === undefined ? undefined : plainLine(written) || undefined
}

/** What a post has that no article can have. What only repeats its title, its description or its picture is not told. */
export function fieldsLeft(post: Row, meta: Row | undefined): Loss[] {
  const titles = ['meta_title', 'og_title', 'twitter_title', 'email_subject']
  const descriptions = ['meta_description', 'og_description', 'twitter_description']
  const pictures = ['og_image', 'twitter_image']
  const told = (names: string[], known: string | undefined, code: Loss['code']) =>
    others(post, meta, names, known).map(
      ([name, value]): Loss => ({ code, detail: `${name} ${value}` }),
    )
  const code = ['codeinjection_head', 'codeinjection_foot', 'frontmatter']
  return [
    ...told(titles, textIn(post, 'title'), 'title-other'),
    ...told(descriptions, descriptionOf(post, meta), 'field-left'),
    ...told(pictures, textIn(post, 'feature_image') ?? textIn(post, 'image'), 'field-left'),
    ...told(code, undefined, 'field-left'),
    ...(flagIn(post, 'featured') ? [{ code: 'sticky-left', detail: 'featured' } as const] : []),
  ]
}

/** Those of some fields that say what none of them, nor what is known already, has said. */
function others(
  post: Row,
  meta: Row | undefined,
  names: readonly string[],
  known: string | undefined,
): [string, string][] {
  const said = new Set(known === undefined ? [] : [plainLine(known)])
  return names.flatMap((name): [string, string][] => {
    const value = plainLine(fieldOf(post, meta, name) ?? '')
    if (value === '' || said.has(value)) return []
    said.add(value)
    return [[name, value.length > 200 ? `${value.slice(0, 200)}…` : value]]
  })
}
