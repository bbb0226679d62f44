import { namesFor } from '../../archive/other-names.ts'
import { hostOf } from '../text/links.ts'
import { isTaken } from './dates-of.ts'
import type { Fields } from './fields.ts'
import { plainWords } from './plain-words.ts'
import { textAt, textsOf } from './value.ts'

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
 * and the like count only in a text that says when it was taken: elsewhere they are its own address.
 */
export function provenanceOf(fields: Fields): Provenance {
  const value = fields.take('source', 'source_name', 'agency', 'publisher', 'publication', 'from')
  const [text] = textsOf(value)
  const isAddress = text !== undefined && isWeb(text)
  const own = isTaken(fields) ? namesFor('originalUrl') : sourceLinks
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

/** Whether a text belongs to another site, so that the addresses it names are none of this one. */
export function isFromElsewhere(fields: Fields): boolean {
  const names = ['originalUrl', 'source', 'from', ...namesFor('originalUrl')]
  return isTaken(fields) && names.some(name => isWeb(textsOf(fields.peek(name))[0]))
}

function isWeb(text: string | undefined): text is string {
  return text !== undefined && /^https?:/i.test(text) && URL.canParse(text)
}
