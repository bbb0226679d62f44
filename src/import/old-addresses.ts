import { normalAddress, ownerOf, sameAddress } from '../archive/address.ts'
import { alias } from '../archive/frontmatter.ts'
import { decodedName } from './clean-text.ts'
import { isAdded } from './tracked-address.ts'

/** An old address, as far as the new site can lead on from it. */
type OldAddress =
  /** A path, at which the site can have a page that leads on. */
  | { kind: 'path'; path: string }
  /** One that is told apart by what follows its question mark, which a site of files does not see. */
  | { kind: 'asked'; path: string }
  | { kind: 'impossible'; reason: string }

/** An old address and how it leads to the article: it is its address still, a page leads on, or nothing does. */
export interface Led {
  old: string
  how: 'same' | 'redirect' | 'asked' | 'none'
  /** Set when it was worked out, and nothing shows that readers found the item there. */
  open?: true
  reason?: string
}

/**
 * What can be done with an old address: complete, or a path from the root.
 *
 * @param paths where editions beside the main one begin, each of which has pages like those of the site
 */
export function oldAddressOf(address: string, paths: readonly string[] = []): OldAddress {
  const parts = /^(?:https?:)?(?:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(address.trim())
  const path = decodedName(parts?.[1] || '/')
    .normalize('NFC')
    .replaceAll(/\/{2,}/g, '/')
  const asked = parts?.[2] ?? ''
  const wanted = asked.length > 1 ? path + asked : encodeURI(path)
  if (path.includes('%') || !alias.safeParse(wanted).success) {
    return { kind: 'impossible', reason: 'no file can have that path' }
  }
  if (asked.length > 1) return { kind: 'asked', path: wanted }
  const owner = ownerOf(normalAddress(encodeURI(path)), paths)
  if (owner) return { kind: 'impossible', reason: `the new site uses it for ${owner}` }
  return { kind: 'path', path: normalAddress(encodeURI(path)) }
}

/**
 * What an address is known by, whatever its scheme, its case, a slash or `index.html` at its end, or a mark within it:
 * its path and what it asks.
 */
export function addressKey(address: string): string {
  const [, path = '', asked = ''] =
    /^(?:https?:)?(?:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(address.trim()) ?? []
  const plain = decodedName(path).replace(/\/index\.(?:html?|php)$/i, '/')
  return (sameAddress(plain.replaceAll(/\/{2,}/g, '/')) || '/') + asked
}

/** Further parameters without which a link leads to the same page: where it was found, and which form of it is meant. */
const ofLinks = /^(?:_ga|ref|ref_src|share|preview(?:_\w+)?|amp)$/i

/** The key of the page that an address is a form of: without marks of those who count readers, its AMP form, pages of comments. */
export function plainKey(key: string): string {
  const [, path = '', asked = ''] = /^([^?]*)\??(.*)$/s.exec(key) ?? []
  const kept = asked.split('&').filter(part => {
    const name = part.replace(/=.*$/s, '')
    return part !== '' && !isAdded(name) && !ofLinks.test(name)
  })
  const plain = path.replace(/\/(?:amp|comment-page-\d+)$/, '') || '/'
  return kept.length === 0 ? plain : `${plain}?${kept.join('&')}`
}

/**
 * The keys under which the page of a key may be known, the likeliest first: without marks, and with or without `.html`,
 * since hosts serve a page at both.
 */
export function formsOf(key: string): string[] {
  const plain = plainKey(key)
  const [path = '', asked] = plain.split('?')
  const other = path.endsWith('.html') ? path.slice(0, -'.html'.length) : `${path}.html`
  return [...new Set([key, plain, ...(asked === undefined && path !== '/' ? [other] : [])])]
}
