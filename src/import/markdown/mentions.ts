import { hostOf } from '../text/links.ts'
import { belowBase } from './addresses-of.ts'
import type { Folder } from './folder.ts'
import { addressIn, basePathOf } from './site-of.ts'

/** Targets of links: in Markdown, of definitions, and of HTML. */
const targets =
  /\]\(\s*<?([^\s()<>]+)|^[ \t]{0,3}\[[^\]\n]+\]:[ \t]+<?([^\s<>]+)|\bhref=["']?([^"'\s>]+)/gim

/** What Liquid puts before paths: the address of the site, or the folder in which it stood. */
const site = /\{\{-?\s*site\.(?:baseurl|url|github\.url)\s*-?\}\}/g

/** A path that a filter completes: `{{ "/about/" | relative_url }}`. */
const filtered = /\{\{-?\s*["'](\/[^"']*)["']\s*\|\s*(?:relative_url|absolute_url|url)\s*-?\}\}/g

/**
 * Pages of its own site that a text links to, as its author wrote them: paths from the root, and complete addresses on
 * the site's host. They are where readers found the others, whatever the rules of the generator say.
 */
export function mentionsIn(body: string, folder: Folder): string[] {
  const host = hostOf(addressIn(folder) ?? '')
  const plain = body.replaceAll(site, '').replaceAll(filtered, '$1')
  const found = [...plain.matchAll(targets)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  const base = basePathOf(folder)
  const own = found.filter(target => isOwnPage(target, host))
  return [...new Set(own.map(address => belowBase(address, base)))]
}

function isOwnPage(target: string, host: string): boolean {
  const path = target.replace(/[?#].*$/s, '')
  const isOwn = /^\/(?!\/)/.test(path) || (host !== '' && hostOf(path) === host)
  return isOwn && !/[{}]/.test(path) && !/\.(?!html?$|php$)[a-z]\w{1,4}$/i.test(path)
}
