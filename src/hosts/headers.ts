import type { HeaderRule } from './rules.ts'

/*
 * The headers that are worth sending with a site. `docs/hosting.md` shows this list to people; a test compares the two.
 */

/** Who may do what on a page. Every page works under it. */
export const policy = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'"],
  ...["font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'"],
  ...["base-uri 'none'", "frame-ancestors 'none'"],
].join('; ')

/** Files, by their patterns, and one header of theirs. */
export interface Given {
  patterns: readonly string[]
  value: string
}

const pictures = ['avif', 'gif', 'jpeg', 'jpg', 'png', 'svg', 'webp']
const forEver = 'public, max-age=31536000, immutable'
const forMinutes = 'public, max-age=300'
const forDays = 'public, max-age=86400'

/** How long what may be kept. The first row is for everything that no later one names. */
export const cacheTimes: readonly Given[] = [
  { patterns: ['/*'], value: forMinutes },
  { patterns: ['/_astro/*'], value: forEver },
  { patterns: ['/*.pf_index', '/*.pf_filter', '/*.pf_fragment', '/*.pf_meta'], value: forEver },
  { patterns: ['/pagefind/client/*', '/*/pagefind/client/*'], value: forEver },
  { patterns: ['/search/*.json', '/*/search/*.json'], value: forMinutes },
  { patterns: ['/media/*', ...pictures.map(ending => `/articles/*.${ending}`)], value: forDays },
]

/** Types that hosts do not know, or not as readers of feeds want them. */
export const types: readonly Given[] = [
  { patterns: ['/*.md'], value: 'text/markdown; charset=utf-8' },
  { patterns: ['/*.jsonl'], value: 'application/jsonl; charset=utf-8' },
  { patterns: ['/*.opml'], value: 'text/x-opml' },
  {
    patterns: [...everywhere('/atom.xml'), ...everywhere('/archive/feed/*.xml')],
    value: 'application/atom+xml',
  },
  { patterns: everywhere('/feed.xml'), value: 'application/rss+xml' },
  { patterns: everywhere('/feed.json'), value: 'application/feed+json' },
]

/** All of it as rules for a host: the policy for everything first, since the last pattern decides. */
export const siteHeaders: readonly HeaderRule[] = [
  { pattern: '/*', headers: { 'Content-Security-Policy': policy } },
  ...rules('Cache-Control', cacheTimes),
  ...rules('Content-Type', types),
]

/** The headers of a preview: no robot is to list any file of it. */
export const previewHeaders: readonly HeaderRule[] = [
  { pattern: '/*', headers: { 'X-Robots-Tag': 'noindex' } },
  ...siteHeaders,
]

function rules(name: string, given: readonly Given[]): HeaderRule[] {
  return given.flatMap(({ patterns, value }) =>
    patterns.map(pattern => ({ pattern, headers: { [name]: value } })),
  )
}

/** A file at the root and in every folder. */
function everywhere(address: string): string[] {
  return [address, `/*${address}`]
}
