import { namesFor } from '../../archive/other-names.ts'
import { hostOf } from '../text/links.ts'
import { isClipped } from './clippings.ts'
import { isTaken } from './dates-of.ts'
import type { Fields } from './fields.ts'
import type { Folder } from './folder.ts'
import { plainWords } from './plain-words.ts'
import { isWeb, textAt, textsOf } from './value.ts'

/** Where a text was taken from, as far as its frontmatter says. */
interface Provenance {
  /** The agency or paper: a name, with its address when that is known. */
  source?: { name: string; url?: string | undefined } | undefined
  /** The page on another site. */
  originalUrl?: string | undefined
}

const sourceLinks = ['source_url', 'source_link', 'via']

/**
 * Where a text was taken from. An address with a path is that of the page; one without is that of its site. `url`, `link`
 * and the like count only in a text that was taken from elsewhere: in others they are its own address.
 */
export function provenanceOf(fields: Fields, folder: Folder): Provenance {
  const value = fields.take('source', 'source_name', 'agency', 'publisher', 'publication', 'from')
  const [text] = textsOf(value)
  const isAddress = text !== undefined && isWeb(text)
  const own = isFromElsewhere(fields, folder)
    ? [...namesFor('originalUrl'), 'permalink']
    : sourceLinks
  const links = [
    ...(isAddress ? [text] : []),
    ...['originalUrl', ...own].flatMap(name => textsOf(fields.take(name))),
  ].filter(isWeb)
  const page = links.find(link => new URL(link).pathname !== '/')
  const url = [textAt(value, 'url'), ...links.filter(link => link !== page)].find(isWeb)
  const name = text === undefined || isAddress ? hostOf(url ?? page ?? '') : plainWords(text)
  return {
    source: name ? { name, ...(url ? { url } : {}) } : undefined,
    originalUrl: page,
  }
}

/**
 * Whether a text belongs to another site, so that the addresses it names are none of this one: it says when it was taken
 * from there, or the texts of its folder are of several sites.
 */
export function isFromElsewhere(fields: Fields, folder: Folder): boolean {
  const names = ['originalUrl', 'source', 'from', ...namesFor('originalUrl')]
  const links = [...names, 'permalink'].flatMap(name => textsOf(fields.peek(name))).filter(isWeb)
  if (isTaken(fields) && names.some(name => isWeb(textsOf(fields.peek(name))[0]))) return true
  return links[0] !== undefined && isClipped(links[0], folder)
}
