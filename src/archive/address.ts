import { slugOf } from './slug.ts'

/** Folders and files that only the site writes, at its root or that of an edition, and what they hold. */
export const reservedFolders: Readonly<Record<string, string>> = {
  '.backfile~': 'builds under way',
  '.git': 'git, where the site is kept in a branch',
  '.published-by-backfile': 'the mark of the output folder',
  '404': 'the page for addresses that do not exist',
  '404.html': 'the page for addresses that do not exist',
  _astro: 'styles and scripts',
  'asked.json': 'the list of older addresses with a question mark',
  'atom.xml': 'the feed',
  'feed.json': 'the feed',
  'feed.xml': 'the feed',
  'feeds.opml': 'the list of feeds',
  pagefind: 'the search index',
  'robots.txt': 'what robots read',
  'sitemap-index.xml': 'the sitemap',
}

/** What is in the folder of deploys, `.well-known/backfile`. */
export const ledgerOwner = 'the ledger of deploys'

/** Pages that every site has or soon will. What lies below them is free, unless a page of the plan is there. */
export const reservedPages: Readonly<Record<string, string>> = {
  archive: 'the list of every article',
  corrections: 'the list of corrections',
  feeds: 'the list of feeds',
  regions: 'the regions',
  search: 'the search page',
  sections: 'the sections',
  sources: 'the sources',
  tags: 'the tags',
}

/**
 * Who owns an address that no article may have, or undefined when it is free as far as the address alone can say: the
 * pages of a plan decide the rest. `paths` are where editions begin, each of which has pages like those of the site.
 */
export function ownerOf(address: string, paths: readonly string[] = []): string | undefined {
  const edition = paths.find(path => address.toLowerCase().startsWith(`${path}/`))
  return (edition && ownOf(address.slice(edition.length))) ?? ownOf(address)
}

function ownOf(address: string): string | undefined {
  const [first = '', ...rest] = sameAddress(address).slice(1).split('/')
  if (first === '') return 'the front page'
  if (/^\/\d{4}(\/\d{2}){0,2}(\/page\/\d+)?\/?$/.test(address)) {
    return 'the pages of years, months and days'
  }
  if (/^\/\.well-known\/backfile(?:\/|$)/i.test(address)) return ledgerOwner
  if (/^\/[^/]+\/pagefind(?:\/|$)/i.test(address)) return reservedFolders.pagefind
  if (/^sitemap-(?:\d+|news)\.xml$/.test(first)) return 'the sitemap'
  if (Object.hasOwn(reservedFolders, first)) return reservedFolders[first]
  return rest.length === 0 && Object.hasOwn(reservedPages, first) ? reservedPages[first] : undefined
}

/** `/year/month/slug/` for a day (`YYYY-MM-DD`). */
export function defaultAddress(day: string, slug: string): string {
  return `/${day.slice(0, 4)}/${day.slice(5, 7)}/${slug}/`
}

/** The slug that a file's name gives: that of its folder when the file is called index. */
export function slugOfFile(file: string): string {
  const parts = file.replace(/\.[^./]+$/, '').split('/')
  const last = parts.at(-1) ?? ''
  return slugOf(last === 'index' ? (parts.at(-2) ?? last) : last)
}

/** An address as it is kept: decoded, NFC, a slash at the end unless it names a file; `…/index.html` is its folder. */
export function normalAddress(written: string): string {
  if (isAskedAddress(written)) return written.normalize('NFC')
  const decoded = decodeURIComponent(written)
    .normalize('NFC')
    .replace(/\/index\.html?\/?$/i, '/')
  return decoded.endsWith('/') || namesFile(decoded) ? decoded : `${decoded}/`
}

/** Whether an address is told apart by what follows its question mark, which a site of files does not see. */
export function isAskedAddress(address: string): boolean {
  return address.includes('?')
}

/** Whether an address is that of a file (`/old/page.html`) and not of a folder. */
export function namesFile(address: string): boolean {
  return /\.[A-Za-z0-9]{1,6}$/.test(address) && !isAskedAddress(address)
}

/** The key under which two addresses are the same, on a host or a disk that ignores case. */
export function sameAddress(address: string): string {
  return address.normalize('NFC').toLowerCase().replace(/\/$/, '')
}
